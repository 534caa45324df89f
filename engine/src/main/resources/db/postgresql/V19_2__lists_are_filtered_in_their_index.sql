-- a list is read from an index, the newest first, until enough meet the filters: what most filters ask stands beside it
drop index conversation_queue;
create index conversation_queue on conversation (status desc, last_activity_at desc, id desc)
    include (group_id, channel, rating, created_at, contact_id);
drop index conversation_group;
create index conversation_group on conversation (group_id desc, status desc, last_activity_at desc, id desc)
    include (channel, rating, created_at, contact_id);
