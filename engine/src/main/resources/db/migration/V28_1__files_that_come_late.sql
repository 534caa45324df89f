-- files whose content was not to be had when their message came, and where their channel may be asked for it
create table late_file (
    attachment_id uuid not null references attachment (id),
    message_id uuid not null references message (id),
    account_id uuid not null references channel_account (id),
    address varchar(4000) not null,
    tries integer not null,
    constraint late_file_pk primary key (attachment_id)
);
create index late_file_message on late_file (message_id);
create index late_file_account on late_file (account_id);
