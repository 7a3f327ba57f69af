-- Webhooks of agencies: where each wants the events of its topic, and one row for every event on its way there. Rows stay for a while when
-- they are delivered, so that they can be sent again.

create table agency_webhook (
    agency               text        not null,
    url                  text        not null,
    sealed_secret        text        not null,
    sealed_former_secret text,
    former_secret_until  timestamptz,
    state                text        not null default 'active',
    changed_at           timestamptz not null,
    delivered_at         timestamptz,
    last_error           text,
    last_error_at        timestamptz,
    constraint agency_webhook_pkey primary key (agency),
    constraint agency_webhook_state check (state in ('active', 'paused', 'gone'))
);

comment on column agency_webhook.state is 'gone: the receiver answered 410; nothing is sent until the agency resumes or gives an address';

-- due_at as in delivery. Order is kept within case_key: by the version of the case, and where several events have one, as they came.
create table agency_event (
    id           bigint generated always as identity,
    agency       text        not null,
    event_id     text        not null,
    type         text        not null,
    case_key     text        not null,
    case_version int         not null,
    happened_at  timestamptz not null,
    body         bytea       not null,
    state        text        not null default 'PENDING',
    attempts     int         not null default 0,
    due_at       timestamptz not null,
    planned_at   timestamptz not null,
    finished_at  timestamptz,
    reason       text,
    constraint agency_event_pkey primary key (id),
    constraint agency_event_once unique (agency, event_id),
    constraint agency_event_state check (state in ('PENDING', 'SENDING', 'SENT', 'DEAD'))
) with (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.05);

create index agency_event_due on agency_event (agency, due_at) where state in ('PENDING', 'SENDING');
create index agency_event_order on agency_event (agency, case_key, case_version, id) where state in ('PENDING', 'SENDING');
create index agency_event_since on agency_event (agency, happened_at);
create index agency_event_dead on agency_event (agency, id) where state = 'DEAD';
create index agency_event_finished on agency_event using brin (finished_at);

comment on column agency_event.event_id is 'ce_id: the webhook-id, the same whenever it is sent';
comment on column agency_event.planned_at is 'since when it is tried: anew when it is sent again';

-- An agency sees its own rows only, whatever is asked; who did not say who he is sees nothing.
alter table agency_webhook enable row level security, force row level security;
create policy agency_webhook_in_sight on agency_webhook using (
    (select true where current_setting('otklik.scope', true) = 'service') is not null
    or agency = (select nullif(current_setting('otklik.agency', true), '')));
alter table agency_event enable row level security, force row level security;
create policy agency_event_in_sight on agency_event using (
    (select true where current_setting('otklik.scope', true) = 'service') is not null
    or agency = (select nullif(current_setting('otklik.agency', true), '')));
