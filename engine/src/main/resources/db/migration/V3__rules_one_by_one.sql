-- A rule has its own text and revisions; its switch and place stand in the book's revision that it belongs to. A revision
-- from before this has no entries: its whole text is its opening.
create table book_rule (
    id uuid primary key,
    book varchar(60) not null references rule_book (name),
    created_at timestamp with time zone not null
);
create index book_rule_book on book_rule (book);

create table book_rule_revision (
    rule_id uuid not null references book_rule (id),
    revision bigint not null,
    name varchar(200) not null,
    content varchar(20000) not null,
    -- where in the content the word that switches it is written when the book is one text; null for a masker
    switch_at integer,
    author_id uuid references agent (id),
    author_name varchar(200) not null,
    created_at timestamp with time zone not null,
    constraint book_rule_revision_pk primary key (rule_id, revision)
);

alter table rule_book_revision rename column content to opening;
alter table rule_book_revision add column closing varchar(1000000) default '' not null;

create table rule_book_entry (
    book varchar(60) not null,
    revision bigint not null,
    place integer not null,
    rule_id uuid not null,
    rule_revision bigint not null,
    mode varchar(10) not null,
    -- blank lines before it
    gap integer not null,
    constraint rule_book_entry_pk primary key (book, revision, place),
    constraint rule_book_entry_book foreign key (book, revision) references rule_book_revision (book, revision),
    constraint rule_book_entry_rule foreign key (rule_id, rule_revision)
        references book_rule_revision (rule_id, revision)
);

create table book_rule_draft (
    rule_id uuid primary key references book_rule (id),
    based_on bigint not null,
    content varchar(20000) not null,
    author_id uuid references agent (id),
    author_name varchar(200) not null,
    updated_at timestamp with time zone not null
);

-- how many examples did not hold and were overridden
alter table rule_activation add column failed_examples integer default 0 not null;
