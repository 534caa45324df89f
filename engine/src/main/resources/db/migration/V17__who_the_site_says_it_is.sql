-- who a site says with its signature that somebody is: one customer for each id, and one id at most for each customer, which
-- is why two who have different ones can never become one
create table signed_identity (
    account_id uuid not null references channel_account (id),
    signed_id varchar(200) not null,
    contact_id uuid not null references contact (id),
    created_at timestamp with time zone not null,
    constraint signed_identity_pk primary key (signed_id, account_id),
    constraint signed_identity_contact unique (contact_id)
);

-- what sites and other systems tell of a customer, name by name; what is not proven never takes the place of what is
create table contact_datum (
    contact_id uuid not null references contact (id),
    name varchar(200) not null,
    content varchar(2000) not null,
    proven boolean not null,
    updated_at timestamp with time zone not null,
    constraint contact_datum_pk primary key (contact_id, name)
);
