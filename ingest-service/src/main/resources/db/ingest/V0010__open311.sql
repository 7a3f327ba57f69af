-- Where the reader of cases.events goes on, and its dead letters on their way: the tables of eventing, whose own scripts have
-- numbers that are taken here.
create table if not exists consumer_offset (
    consumer  text   not null,
    topic     text   not null,
    partition int    not null,
    topic_id  text   not null,
    next      bigint not null,
    constraint consumer_offset_pkey primary key (consumer, topic, partition)
);

create table if not exists outbox (
    id      bigint generated always as identity primary key,
    topics  text  not null,
    key     text  not null,
    headers text  not null,
    payload bytea not null
);

alter table outbox set (
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 5000,
    autovacuum_vacuum_insert_threshold = -1,
    autovacuum_vacuum_cost_delay = 0,
    vacuum_truncate = off);

-- What anybody may know of a case, as Open311 shows it. A case that nobody may see has at most its version here, so that an event
-- that comes late does not bring it back.
create table open311_request (
    case_id      uuid    not null,
    case_version int     not null,
    sight        text    not null,
    described    boolean not null,
    closed       boolean not null,
    source       text,
    reference    text,
    state        text,
    rejected_for text,
    words        text,
    category     text,
    agency       text,
    lead         text,
    description  text,
    lat          double precision,
    lon          double precision,
    address      text,
    requested_at timestamptz,
    updated_at   timestamptz,
    expected_at  timestamptz,
    constraint open311_request_pkey primary key (case_id),
    constraint open311_request_reference_key unique (reference),
    constraint open311_request_sight_is_known check (sight in ('listed', 'by-number', 'hidden')),
    constraint open311_request_hidden_is_empty check ((sight = 'hidden') = (reference is null))
) with (fillfactor = 90);

comment on column open311_request.sight is 'listed; by-number: shown to who knows its number; hidden';
comment on column open311_request.described is 'whether words and place may be shown';
comment on column open311_request.source is 'the connector by whose key it came, if it came by Open311';
comment on column open311_request.description is 'masked';

create index open311_request_listed on open311_request (requested_at desc) where sight = 'listed';
create index open311_request_listed_by_category on open311_request (category, requested_at desc) where sight = 'listed';

create table open311_update (
    update_id uuid        not null,
    case_id   uuid        not null,
    at        timestamptz not null,
    closed    boolean     not null,
    step      text        not null,
    words     text,
    constraint open311_update_pkey primary key (update_id)
);

create index open311_update_at on open311_update (at);
create index open311_update_case on open311_update (case_id);

-- Messages that came by Open311, as far as they became a case or were added to one.
create table open311_token (
    message_id uuid not null,
    case_id    uuid not null,
    constraint open311_token_pkey primary key (message_id)
);

create index open311_token_case on open311_token (case_id);

grant select, insert, update, delete on consumer_offset, outbox, open311_request, open311_update, open311_token to otklik_ingest;
