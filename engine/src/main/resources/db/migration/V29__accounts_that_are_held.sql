-- before when nothing is sent from an account, because of a limit of all of it, and how often that was said in a row
alter table channel_account add column not_before timestamp with time zone;
alter table channel_account add column holds integer default 0 not null;
