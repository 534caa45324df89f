-- how far each mailbox was read, so that a mail is taken whether somebody has opened it or not. What was there when it was
-- looked into for the first time ends at history_to
create table mailbox_mark (
    account_id uuid not null references channel_account (id),
    folder varchar(500) not null,
    -- user and server: another mailbox may have the same folder, and even the same numbers in it
    place varchar(500) not null,
    validity bigint not null,
    history_to bigint not null,
    history_since timestamp with time zone,
    taken_to bigint not null,
    begun_at timestamp with time zone not null,
    complete_at timestamp with time zone,
    constraint mailbox_mark_pk primary key (account_id, folder)
);

-- where mails have names instead of numbers (POP3): those that were taken and still lie there
create table mailbox_taken (
    account_id uuid not null references channel_account (id),
    name varchar(200) not null,
    constraint mailbox_taken_pk primary key (account_id, name)
);
