-- how the customer found it: the last word counts
alter table conversation add column rating int;
alter table conversation add column rating_comment varchar(2000);
alter table conversation add column rated_at timestamp with time zone;
-- when a rule last asked for it
alter table conversation add column rating_asked_at timestamp with time zone;
