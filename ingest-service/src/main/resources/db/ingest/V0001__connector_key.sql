-- API keys of connectors. The key itself is shown once and kept nowhere; hash is its SHA-256.
create table connector_key (
    id         text primary key,
    connector  text        not null,
    hash       bytea       not null unique,
    created_at timestamptz not null,
    created_by text        not null,
    revoked_at timestamptz,
    revoked_by text
);

create index connector_key_good on connector_key (connector) where revoked_at is null;

grant select, insert, update on connector_key to otklik_ingest;
