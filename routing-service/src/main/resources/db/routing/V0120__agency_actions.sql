-- Actions that agencies sent by their topics: an action is done once, however often it is sent. Written in the transaction that
-- does the action or refuses it. Kept for 90 days, much longer than the topic.

create table agency_action (
    agency    text        not null,
    action_id text        not null,
    at        timestamptz not null,
    constraint agency_action_pkey primary key (agency, action_id)
);

create index agency_action_at on agency_action (at);

comment on column agency_action.action_id is 'ce_id of the action';

grant select, insert, delete on agency_action to otklik_routing;
