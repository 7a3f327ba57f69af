-- Where each consumer goes on, and what is to be published: eventing's own tables (otklik/eventing/db), whose numbers this schema had
-- given away before it needed them. Another migration may have made them.
create table if not exists consumer_offset (
    consumer  text   not null,
    topic     text   not null,
    partition int    not null,
    topic_id  text   not null,
    next      bigint not null,
    primary key (consumer, topic, partition)
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
grant select, insert, update, delete on consumer_offset, outbox to otklik_ingest;

-- A file that came with a message. Its address is there while it is fetched, and then goes; where it was taken is told and not kept.
create table attachment (
    id           uuid        not null,
    message_id   uuid        not null,
    index        smallint    not null,
    citizen      text,
    received_at  timestamptz not null,
    owner        text        not null,
    address      text        not null,
    address_hash bytea       not null,
    host         text        not null,
    state        text        not null,
    attempts     smallint    not null,
    due_at       timestamptz not null,
    reason       text,
    content_hash bytea,
    planned_at   timestamptz not null,
    finished_at  timestamptz,
    constraint attachment_pkey primary key (id),
    constraint attachment_index unique (message_id, index),
    constraint attachment_address_once unique (message_id, address_hash),
    constraint attachment_state check (state in ('OPEN', 'STORED', 'REFUSED')),
    constraint attachment_stored_is_kept check ((state = 'STORED') = (content_hash is not null))
);
create index attachment_open on attachment (host, due_at) where state = 'OPEN';
create index attachment_citizen on attachment (citizen) where citizen is not null;
create index attachment_received on attachment (received_at);
comment on column attachment.due_at is 'OPEN: from then on it may be taken, by a replica that holds it until then or by any other';
comment on column attachment.owner is 'code of the bot or connector by which the message came';
comment on column attachment.host is 'what the limit of fetches at a time is counted by';

-- What is kept, once for all who sent the same.
create table blob (
    content_hash bytea   not null,
    object       text    not null,
    wrapped_key  bytea   not null,
    type         text    not null,
    bytes        bigint  not null,
    width        int,
    height       int,
    thumbnail    boolean not null,
    refs         int     not null,
    constraint blob_pkey primary key (content_hash),
    constraint blob_is_not_owed check (refs >= 0)
);
create index blob_unreferred on blob (content_hash) where refs = 0;
comment on column blob.object is 'name in the store, never used again';
comment on column blob.wrapped_key is 'the only key to it: when the row goes, nobody can read it any more';

-- Names in the store that have, or may have, bytes to be deleted.
create table object_gone (
    object text        not null,
    due_at timestamptz not null,
    constraint object_gone_pkey primary key (object)
);
create index object_gone_due on object_gone (due_at);

-- Who asked to be forgotten, so that what comes late stays forgotten.
create table erased_sender (
    sender_hash bytea       not null,
    erased_at   timestamptz not null,
    constraint erased_sender_pkey primary key (sender_hash)
);
comment on column erased_sender.sender_hash is 'SHA-256 of the pseudonym, or of the id of one message';

grant select, insert, update, delete on attachment, blob, object_gone, erased_sender to otklik_ingest;
