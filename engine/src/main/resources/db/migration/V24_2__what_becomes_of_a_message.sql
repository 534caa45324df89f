-- a message that its writer changed or took back, when by the channel's clock; what was taken back has no text any more
alter table message add column edited_at timestamp with time zone;
alter table message add column deleted_at timestamp with time zone;

-- what an edited message said before, the oldest first
create table message_version (
    message_id uuid not null references message (id),
    place integer not null,
    body varchar(1000000) not null,
    written_at timestamp with time zone not null,
    constraint message_version_pk primary key (message_id, place)
);

-- one reaction for each customer; one that was taken back stays without a sign, so that an older one that comes late is known
create table message_reaction (
    message_id uuid not null references message (id),
    customer varchar(500) not null,
    sign varchar(64),
    reacted_at timestamp with time zone not null,
    constraint message_reaction_pk primary key (message_id, customer)
);
