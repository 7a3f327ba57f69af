-- Pseudonyms that one citizen has by several channels, as he says himself: he is looked for under the person. Nobody is linked who did not
-- ask for it.
create table citizen_link (
    citizen   text        not null,
    person    uuid        not null,
    linked_at timestamptz not null,
    constraint citizen_link_pkey primary key (citizen)
);
create index citizen_link_person on citizen_link (person);

-- Codes that were given in one chat to be entered in the other.
create table link_code (
    code_hash  bytea       not null,
    citizen    text        not null,
    expires_at timestamptz not null,
    constraint link_code_pkey primary key (code_hash)
);
create index link_code_expires on link_code (expires_at);
comment on column link_code.code_hash is 'SHA-256 of the random code, which is not stored';

grant select, insert, update, delete on citizen_link, link_code to otklik_routing;

alter table citizen_link enable row level security, force row level security;
create policy citizen_link_for_service on citizen_link using (
    (select true where current_setting('otklik.scope', true) = 'service') is not null);
alter table link_code enable row level security, force row level security;
create policy link_code_for_service on link_code using (
    (select true where current_setting('otklik.scope', true) = 'service') is not null);
