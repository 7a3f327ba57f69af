-- A file that came with the post itself and is kept already: it holds a reference to its blob until the row of its message takes that over,
-- or until no message that is still to come can.
create table upload (
    id           uuid        not null,
    message_id   uuid        not null,
    citizen      text,
    content_hash bytea       not null,
    lat          double precision,
    lon          double precision,
    taken_at     timestamptz,
    received_at  timestamptz not null,
    constraint upload_pkey primary key (id),
    constraint upload_place_is_whole check ((lat is null) = (lon is null))
);
create index upload_message on upload (message_id);
create index upload_citizen on upload (citizen) where citizen is not null;
create index upload_received on upload (received_at);
comment on column upload.id is 'derived from chat, message and content: the same post sent again is the same upload';
comment on column upload.lat is 'where a picture said that it was taken; it goes with the row';

grant select, insert, update, delete on upload to otklik_ingest;
