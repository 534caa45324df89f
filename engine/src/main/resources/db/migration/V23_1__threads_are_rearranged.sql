-- what agents moved from one conversation to another, so that it can be moved back
create table rearrangement (
    id uuid primary key,
    kind varchar(10) not null,
    source_id uuid not null references conversation (id),
    target_id uuid not null references conversation (id),
    agent_id uuid not null references agent (id),
    status_before varchar(12) not null,
    done_at timestamp with time zone not null,
    undone_at timestamp with time zone
);
create index rearrangement_source on rearrangement (source_id, done_at);
create index rearrangement_target on rearrangement (target_id, done_at);

create table rearranged_message (
    rearrangement_id uuid not null references rearrangement (id),
    message_id uuid not null references message (id),
    seq_before bigint not null,
    seq_after bigint not null,
    constraint rearranged_message_pk primary key (rearrangement_id, message_id)
);

-- mail ids that lead to the other conversation since; those made for it lead nowhere when it is undone
create table rearranged_ref (
    rearrangement_id uuid not null references rearrangement (id),
    account_id uuid not null references channel_account (id),
    rfc_id varchar(500) not null,
    made boolean not null,
    constraint rearranged_ref_pk primary key (rearrangement_id, rfc_id, account_id)
);
