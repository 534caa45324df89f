-- what rules cannot decide before somebody outside has answered: what it began with, until it is decided.
-- the id is that of the trace that waits: a message's in rule_trace, or a row's of event_trace
create table pending_decision (
    id uuid primary key,
    conversation_id uuid not null references conversation (id),
    of_message boolean not null,
    event varchar(40) not null,
    automatic boolean not null,
    way_account_id uuid,
    way_channel varchar(40),
    way_recipient varchar(500),
    agent_id uuid,
    message_id uuid,
    depth int not null,
    causes varchar(200) not null,
    tries int not null,
    created_at timestamp with time zone not null
);
create index pending_decision_conversation on pending_decision (conversation_id);
