-- who takes part in a conversation by mail: whoever wrote in it or was copied; an id that a mail names joins it only
-- from one of them
create table participant (
    conversation_id uuid not null references conversation (id),
    address varchar(320) not null,
    role varchar(10) not null,
    message_id uuid references message (id),
    created_at timestamp with time zone not null,
    constraint participant_pk primary key (conversation_id, address)
);

-- why a mail stands where it stands: every clue it had, and which one counted
alter table message add column match_reason varchar(8000);
