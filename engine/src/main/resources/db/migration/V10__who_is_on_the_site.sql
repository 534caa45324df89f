-- visitors with a conversation who are on the site: one counts as gone from then on, unless somebody hears from her
-- before and puts it off. The row is deleted in the transaction that tells rules that she left
create table attendance (
    visitor_id uuid primary key references visitor (id),
    gone_at timestamp with time zone not null
);
create index attendance_gone on attendance (gone_at, visitor_id);
