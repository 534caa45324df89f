-- what waits for an agent, and whether they had mail in the last quarter of an hour, is asked for each notice, and must
-- not cost more with every notice that was ever sent to them
create index notification_told on notification (agent_id, state, medium, settled_at);
