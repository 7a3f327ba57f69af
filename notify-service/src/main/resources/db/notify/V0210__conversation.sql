-- Chats that may not be written to, or not of everything. Beside the contact: an address is given anew with every message and goes when it
-- was not used for long; who said stop has said it until he says start.
create table chat_bar (
    contact_id text        not null,
    stopped_at timestamptz,
    blocked_at timestamptz,
    changed_at timestamptz not null,
    constraint chat_bar_pkey primary key (contact_id)
);
comment on column chat_bar.stopped_at is 'since when the citizen wants no notices';
comment on column chat_bar.blocked_at is 'since when the provider lets us write no more; an address given since then has ended it';

-- What was said in a chat and is about no case goes with its citizen.
create index delivery_talk on delivery (endpoint) where notice like 'talk-%' and endpoint <> '';
