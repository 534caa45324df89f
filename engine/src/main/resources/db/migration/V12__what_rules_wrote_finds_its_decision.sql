-- which decision of rules wrote this: a row of rule_trace or of event_trace; those are thrown away in time, so nothing refers
alter table message add column trace_id uuid;
