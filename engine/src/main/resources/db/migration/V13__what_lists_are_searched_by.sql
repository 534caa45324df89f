-- what lists are searched by: pages, addresses, people

-- pages are few and conversations many: a part of an address is looked for among the pages only. Without scheme and
-- what tells visits apart (see PageAddress); the id is made of the address
create table seen_page (
    id uuid primary key,
    address varchar(500) not null
);
create table conversation_page (
    page_id uuid not null references seen_page (id),
    conversation_id uuid not null references conversation (id),
    constraint conversation_page_pk primary key (page_id, conversation_id)
);
create index conversation_page_conversation on conversation_page (conversation_id);

-- where visitors wrote from, while the house keeps that
create table conversation_address (
    address varchar(45) not null,
    conversation_id uuid not null references conversation (id),
    constraint conversation_address_pk primary key (address, conversation_id)
);
create index conversation_address_conversation on conversation_address (conversation_id);

-- who works on it or ever did: was assigned to it, or answered in it
create table conversation_agent (
    agent_id uuid not null references agent (id),
    conversation_id uuid not null references conversation (id),
    constraint conversation_agent_pk primary key (agent_id, conversation_id)
);
create index conversation_agent_conversation on conversation_agent (conversation_id);
insert into conversation_agent (agent_id, conversation_id)
    select agent_id, conversation_id from conversation_assignee
    union
    select author_id, conversation_id from message
    where author = 'AGENT' and kind = 'OUTBOUND' and author_id in (select id from agent);

create index contact_tag_tag on contact_tag (tag, contact_id);
create index conversation_rating on conversation (rating, last_activity_at, id);
