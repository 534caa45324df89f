-- up to when it is known that nothing which happened on a page is missing here; what is before begun_at was never asked for
create table page_mark (
    account_id uuid not null references channel_account (id),
    begun_at timestamp with time zone not null,
    read_to timestamp with time zone not null,
    constraint page_mark_pk primary key (account_id)
);
