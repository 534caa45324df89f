-- what a visitor typed into the chat box of herself: shown to her again, and told apart from what others wrote on her card
alter table visitor add column said_name varchar(300);
alter table visitor add column said_email varchar(320);
alter table visitor add column said_phone varchar(60);
alter table visitor add column agreed_at timestamp with time zone;
alter table visitor add column agreed_wording varchar(1000);
