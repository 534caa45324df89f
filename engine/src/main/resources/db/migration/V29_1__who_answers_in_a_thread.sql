-- where several apps share an account: which of them answers this customer (null: nobody else, so we may), and since when by
-- the channel's own clock; without a time nobody ever said
alter table contact_identity add column thread_owner varchar(200);
alter table contact_identity add column thread_owner_at timestamp with time zone;
