-- the pages a visitor with a conversation saw, the browser's own name for each; a page without an end was not left, or nobody
-- heard of its end
create table visited_page (
    visitor_id uuid not null references visitor (id),
    id uuid not null,
    url varchar(2000) not null,
    title varchar(300),
    referrer varchar(2000),
    entered_at timestamp with time zone not null,
    left_at timestamp with time zone,
    constraint visited_page_pk primary key (visitor_id, id)
);
create index visited_page_entered on visited_page (visitor_id, entered_at);

-- what browsers tell of themselves when they are asked: a name and a version; the user agent keeps half of it to itself
alter table contact add column hinted_system varchar(80);
alter table contact add column hinted_browser varchar(80);

-- where the address last lay, by the operator's own file; the address is not kept
alter table contact add column place_city varchar(120);
alter table contact add column place_region varchar(120);
alter table contact add column place_country varchar(2);
