-- texts that are written often: somebody's own, or the team's, perhaps for one group only
create table shortcut (
    id uuid primary key,
    owner_id uuid references agent (id),
    group_id uuid references agent_group (id),
    -- whose names must differ: 'team', or the owner's id
    scope varchar(40) not null,
    name varchar(60) not null,
    name_key varchar(120) not null,
    body varchar(4000) not null,
    changed_at timestamp with time zone not null,
    changed_by uuid not null references agent (id),
    constraint shortcut_name unique (scope, name_key)
);

-- the one link by which a new colleague may choose a password; gone once it is used or taken back
create table invitation (
    id uuid primary key,
    agent_id uuid not null references agent (id),
    token_hash varchar(64) not null,
    -- sealed, and only until the mail has gone
    token varchar(400),
    invited_by uuid not null references agent (id),
    state varchar(20) not null,
    problem varchar(100),
    tries int not null,
    expires_at timestamp with time zone not null,
    constraint invitation_agent unique (agent_id),
    constraint invitation_token unique (token_hash)
);
