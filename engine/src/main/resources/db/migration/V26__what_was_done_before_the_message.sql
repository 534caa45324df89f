-- what was done to messages that have not come yet: an edit, a deletion or a sign that overtook its message
create table early_aside (
    account_id uuid not null references channel_account (id),
    external_id varchar(500) not null,
    kind varchar(10) not null,
    customer varchar(500) not null,
    said varchar(1000000),
    done_at timestamp with time zone not null,
    kept_at timestamp with time zone not null,
    constraint early_aside_pk primary key (external_id, account_id, kind, customer)
);
create index early_aside_account on early_aside (account_id);
