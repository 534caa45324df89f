-- whether the sender of a message asks machines not to answer it (a mail's X-Auto-Response-Suppress)
alter table message add column quiet boolean default false not null;
