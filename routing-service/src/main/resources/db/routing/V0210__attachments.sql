-- Files of messages, as ingest-service told of them; it has the bytes. A row may be here before its message is.
create table message_attachment (
    attachment_id uuid        not null,
    message_id    uuid        not null,
    index         smallint    not null,
    reason        text,
    type          text,
    bytes         bigint,
    width         int,
    height        int,
    thumbnail     boolean     not null,
    lat           double precision,
    lon           double precision,
    taken_at      timestamptz,
    told_at       timestamptz not null,
    constraint message_attachment_pkey primary key (attachment_id),
    constraint message_attachment_is_kept_or_refused check ((reason is null) = (type is not null))
);
create index message_attachment_of_message on message_attachment (message_id, index);
create index message_attachment_told on message_attachment using brin (told_at);

comment on column message_attachment.reason is 'why it was not kept';
comment on column message_attachment.lat is 'where a picture says that it was taken; shown beside the place of the message, never instead of it';

alter table message_attachment enable row level security, force row level security;
create policy message_attachment_of_message_in_sight on message_attachment using (
    (select true where current_setting('otklik.scope', true) = 'service') is not null
    or exists (select from message m where m.message_id = message_attachment.message_id));

grant select, insert, update, delete on message_attachment to otklik_routing;
