-- the picture that a channel has of somebody, copied: its address there expires
create table identity_picture (
    external_id varchar(500) not null,
    account_id uuid not null references channel_account (id),
    media_type varchar(60) not null,
    content bytea not null,
    fetched_at timestamp with time zone not null,
    constraint identity_picture_pk primary key (external_id, account_id)
);
