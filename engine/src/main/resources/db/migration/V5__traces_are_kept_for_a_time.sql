-- each outcome is kept for its own time; the indexes find what is due, and what a replay reads
alter table rule_trace add column outcome varchar(10) default 'FIRED' not null;
create index rule_trace_age on rule_trace (outcome, decided_at, message_id);
alter table event_trace add column outcome varchar(10) default 'FIRED' not null;
create index event_trace_age on event_trace (outcome, decided_at, id);
