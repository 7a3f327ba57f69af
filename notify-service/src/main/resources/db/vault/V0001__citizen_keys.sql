-- What opens the addresses in otklik's table notify.contact, one for each citizen. A row that goes makes his addresses unreadable, wherever
-- they lie: so this database is not backed up together with that one, and its backups are kept for 30 days at most.
create table citizen_key (
    owner   bytea       not null,
    wrapped bytea       not null,
    master  int         not null,
    made_at timestamptz not null,
    constraint citizen_key_pkey primary key (owner)
);

comment on column citizen_key.owner is 'SHA-256 of the citizen''s pseudonym, or of his contact''s id where it is not known whose that is';
comment on column citizen_key.wrapped is 'the key, which the master key of that id opens';
comment on column citizen_key.master is 'id of a key in vault-master.json';

create index citizen_key_master on citizen_key (master);

grant select, insert, update, delete on citizen_key to otklik_notify;
