-- a notice that goes by mail: which mail carries it, named after the notice that leads it, and how often that one was tried
alter table notification add column mail_id uuid;
alter table notification add column tries int default 0 not null;
create index notification_mail on notification (mail_id);
