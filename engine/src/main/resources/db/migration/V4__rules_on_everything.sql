-- put aside until then; the customer's next message ends it
alter table conversation add column snoozed_until timestamp with time zone;

-- timers ask who waits since when
create index conversation_waiting on conversation (status, waiting_since, id);

-- no more is taken from this customer: what they write is kept, but opens nothing and asks no rule
alter table contact add column banned_at timestamp with time zone;

-- why rules decided as they did on anything but a message that came in (see rule_trace for those)
create table event_trace (
    id uuid primary key,
    conversation_id uuid not null references conversation (id),
    event varchar(40) not null,
    activation bigint not null,
    verdicts bytea not null,
    snapshot varchar(200000) not null,
    problems varchar(4000),
    decided_at timestamp with time zone not null
);
create index event_trace_conversation on event_trace (conversation_id, decided_at);

-- since when some live rule waits for this without a break: what fell due before that is none of its business
create table timer_live (
    trigger_key varchar(200) primary key,
    live_since timestamp with time zone not null,
    done_until timestamp with time zone not null
);

-- what fired already: a row is written in the transaction that carries out what the rules decided
create table timer_fired (
    conversation_id uuid not null references conversation (id),
    trigger_key varchar(200) not null,
    since timestamp with time zone not null,
    fired_at timestamp with time zone not null,
    constraint timer_fired_pk primary key (conversation_id, trigger_key, since)
);
create index timer_fired_trigger on timer_fired (trigger_key, since);

-- what somebody is to be told, one row for each recipient and way
create table notification (
    id uuid primary key,
    rule_name varchar(300) not null,
    event varchar(40) not null,
    medium varchar(20) not null,
    agent_id uuid references agent (id),
    contact_id uuid references contact (id),
    conversation_id uuid not null references conversation (id),
    message_id uuid references message (id),
    content varchar(4000),
    void_when varchar(100) not null,
    seq bigint not null,
    state varchar(20) not null,
    reason varchar(60),
    due_at timestamp with time zone not null,
    created_at timestamp with time zone not null,
    settled_at timestamp with time zone
);
create index notification_due on notification (state, due_at, id);
create index notification_conversation on notification (conversation_id, state);
create index notification_agent on notification (agent_id, created_at);
