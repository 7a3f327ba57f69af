-- The role that migrates owns the tables; the service may only work on rows, in these tables and in later ones.
grant select, insert, update, delete on all tables in schema notify to otklik_notify;
alter default privileges in schema notify grant select, insert, update, delete on tables to otklik_notify;

-- Where connectors want their notices. The secrets are sealed to notify's own key.
create table webhook (
    connector              text primary key,
    url                    text        not null,
    sealed_secret          text        not null,
    sealed_former_secret   text,
    former_secret_until    timestamptz,
    active                 boolean     not null default true,
    changed_at             timestamptz not null
);

-- Where citizens want their answers. The address is readable with notify's private key alone.
create table contact (
    contact_id     text primary key,
    channel        text        not null,
    source         text        not null,
    sealed_address text        not null,
    given_at       timestamptz not null
);

-- One notice to one recipient. due_at says when an open row may be taken next: a pending one at its next attempt, one
-- that is being sent when the lease of its sender has run out.
create table delivery (
    notice_id           uuid        not null,
    lane                text        not null,
    endpoint            text        not null,
    one_at_a_time       boolean     not null,
    case_id             text        not null,
    case_version        int         not null,
    message_id          text        not null,
    notice              text        not null,
    event_id            text        not null,
    traceparent         text,
    facts               text,
    state               text        not null,
    attempts            int         not null default 0,
    due_at              timestamptz not null,
    held_by             text,
    awaits              text,
    reason              text,
    provider_message_id text,
    planned_at          timestamptz not null,
    finished_at         timestamptz,
    constraint delivery_pkey primary key (notice_id),
    constraint delivery_state check (state in ('PENDING', 'SENDING', 'SENT', 'DEAD', 'SUPERSEDED'))
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);

create index delivery_case on delivery (case_id, case_version);
create index delivery_message on delivery (message_id);
create index delivery_due on delivery (lane, due_at) where state in ('PENDING', 'SENDING');
-- One in flight per chat, whatever the claims of two instances see of each other.
create unique index delivery_one_at_a_time on delivery (endpoint) where one_at_a_time and state = 'SENDING';
create index delivery_finished on delivery using brin (finished_at);
