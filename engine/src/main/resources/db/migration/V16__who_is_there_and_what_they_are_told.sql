-- agents at their screens: an open screen puts here_until off every half minute, so a browser, a machine or a node that is
-- gone says nothing and its agents are offline when the time comes
create table agent_shift (
    agent_id uuid primary key references agent (id),
    here_until timestamp with time zone not null,
    active_at timestamp with time zone not null,
    chosen_away boolean not null,
    away_after int not null
);

-- until when they were last online, when they are not: what is missed asks who was there while somebody waited
alter table agent add column online_until timestamp with time zone;

-- nobody is online because of a screen that an older version knew
update agent set presence = 'OFFLINE';

-- what agents have switched off; who is missing has everything on
create table notice_wish (
    agent_id uuid primary key references agent (id),
    offline_by_email boolean not null,
    offline_on_desktop boolean not null,
    missed_by_email boolean not null,
    missed_on_desktop boolean not null
);

-- which of the two kinds it is, if one; when its agent read it; when a browser of theirs showed it
alter table notification add column kind varchar(20);
alter table notification add column read_at timestamp with time zone;
alter table notification add column shown_at timestamp with time zone;
create index notification_bell on notification (agent_id, state, read_at);
