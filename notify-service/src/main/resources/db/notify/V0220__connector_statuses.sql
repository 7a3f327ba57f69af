-- What platforms that take files hear of their messages: every status, in the order in which it was written.
create table connector_status (
    id         bigint generated always as identity,
    connector  text        not null,
    notice_id  uuid        not null,
    case_id    uuid        not null,
    body       text        not null,
    written_at timestamptz not null,
    constraint connector_status_pkey primary key (id),
    constraint connector_status_once unique (connector, notice_id)
) with (autovacuum_vacuum_scale_factor = 0.05);

create index connector_status_page on connector_status (connector, id);
create index connector_status_case on connector_status (case_id);
create index connector_status_written on connector_status using brin (written_at);

comment on column connector_status.id is 'grows in the order of commits within a connector: who writes holds its lock until the commit';
comment on column connector_status.body is 'as on connector.<code>.statuses';

-- Who may fetch them. The key itself is shown once and kept nowhere; hash is its SHA-256.
create table status_key (
    connector text        not null,
    hash      bytea       not null,
    made_at   timestamptz not null,
    made_by   text        not null,
    constraint status_key_pkey primary key (connector)
);
