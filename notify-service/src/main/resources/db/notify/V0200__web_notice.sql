-- Notices in web chats: here they are delivered when they are written, and read by whoever has the chat's token.
-- The text is sealed to notify's own key. Nobody's chat can be told from its row: it is a hash of what the token shows.
create table web_notice (
    notice_id   uuid        not null,
    chat        uuid        not null,
    position    bigint      not null,
    contact_id  text        not null,
    case_id     uuid        not null,
    notice      text        not null,
    language    text        not null,
    sealed_text text        not null,
    made_at     timestamptz not null,
    gone_at     timestamptz not null,
    constraint web_notice_pkey primary key (notice_id),
    constraint web_notice_position unique (chat, position)
);

comment on column web_notice.position is 'order within the chat, and the Last-Event-ID of its streams: microseconds, and always more than the one before';
comment on column web_notice.gone_at is 'when it is deleted though nobody asked';

create index web_notice_contact on web_notice (contact_id);
create index web_notice_case on web_notice (case_id);
create index web_notice_gone on web_notice (gone_at);
