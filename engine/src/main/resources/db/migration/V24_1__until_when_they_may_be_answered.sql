-- when somebody last did something in an account, besides writing, that lets us answer there (pressed a reaction, came by a
-- link), by the channel's own clock; and until when we may, where the channel allows more than its usual time (an ad)
alter table contact_identity add column heard_at timestamp with time zone;
alter table contact_identity add column answerable_until timestamp with time zone;
