-- what plugins are to do because rules said so: each is there until it is done or was given up
create table deed (
    id uuid primary key,
    word varchar(60) not null,
    argument varchar(20000) not null,
    rule_name varchar(300) not null,
    event varchar(40) not null,
    conversation_id uuid not null references conversation (id),
    message_id uuid,
    state varchar(10) not null,
    tries int not null,
    reason varchar(300),
    created_at timestamp with time zone not null,
    settled_at timestamp with time zone
);
create index deed_conversation on deed (conversation_id);
