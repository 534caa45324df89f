-- What only PostgreSQL has: words of messages, found by an inverted index, and indexes for beginnings and parts of texts.
-- Outside code generation; H2's words are in a Lucene index beside its file.
create table message_words (
    message_id uuid primary key references message (id) on delete cascade,
    conversation_id uuid not null,
    written_at timestamp with time zone not null,
    words tsvector not null
);
create index message_words_words on message_words using gin (words);
-- frequent words are found by reading the newest messages first
create index message_words_newest on message_words (written_at desc, message_id desc);

-- how far the words are written: of which version they are, up to which event, and, while all is written anew, up to which
-- message. One row; who writes words holds its lock
create table words_written (
    version int not null,
    position bigint not null,
    message_id uuid
);
insert into words_written values (0, -1, null);

create index conversation_address_beginning on conversation_address (address varchar_pattern_ops, conversation_id);
-- the extension comes with most servers; without it pages are read through, of which there are few
do $$
begin
    create extension if not exists pg_trgm;
    create index seen_page_part on seen_page using gin (address gin_trgm_ops);
exception when others then
    raise notice 'no trigrams: %', sqlerrm;
end
$$;
