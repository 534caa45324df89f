-- calls of the house's webhooks: each is there until it has arrived or was given up, and then for people to read
create table webhook_call (
    id uuid primary key,
    webhook varchar(60) not null,
    conversation_id uuid not null references conversation (id),
    event varchar(40) not null,
    body varchar(200000) not null,
    state varchar(10) not null,
    tries int not null,
    reason varchar(300),
    created_at timestamp with time zone not null,
    settled_at timestamp with time zone
);
create index webhook_call_age on webhook_call (created_at, id);
create index webhook_call_conversation on webhook_call (conversation_id);

-- a notice may go by a webhook: its name behind a word
alter table notification alter column medium set data type varchar(80);
