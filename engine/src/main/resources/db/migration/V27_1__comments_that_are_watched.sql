-- comments of the last days, whose post is read again to see whether they were changed or taken away
create table page_comment (
    account_id uuid not null references channel_account (id),
    comment_id varchar(200) not null,
    post_id varchar(200) not null,
    person varchar(500) not null,
    written_at timestamp with time zone not null,
    constraint page_comment_pk primary key (account_id, comment_id)
);
