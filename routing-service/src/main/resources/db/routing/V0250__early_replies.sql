-- Replies that came before routing-service knew the notice that they reply to, and what followed in their chats meanwhile. Empty but for
-- moments.
create table early_message (
    place          bigint generated always as identity,
    conversation   text        not null,
    contact_id     text        not null,
    citizen        text        not null,
    notice_id      text,
    until          timestamptz not null,
    event_key      text        not null,
    event_id       text        not null,
    event_type     text        not null,
    event_time     timestamptz not null,
    causation_id   text,
    traceparent    text,
    event          text        not null,
    constraint early_message_pkey primary key (place)
);
create index early_message_conversation on early_message (conversation, place);
create index early_message_citizen on early_message (citizen);
comment on column early_message.place is 'the order of each chat';
comment on column early_message.notice_id is 'the provider''s id of the notice that is waited for; absent where nothing is but what is before it';
comment on column early_message.event is 'as it was read, to be worked on as if it came now';

grant select, insert, update, delete on early_message to otklik_routing;

alter table early_message enable row level security, force row level security;
create policy early_message_for_service on early_message using (
    (select true where current_setting('otklik.scope', true) = 'service') is not null);
