-- Erasure and retention: who asked to be forgotten, and of which cases nothing is told any more.

alter table delivery drop constraint delivery_state;
alter table delivery add constraint delivery_state
    check (state in ('PENDING', 'SENDING', 'SENT', 'DEAD', 'SUPERSEDED', 'ERASED')) not valid;

-- The last notice of all: its chat is known until it is over.
create index delivery_farewell on delivery (endpoint) where notice = 'erased' and endpoint <> '';

alter table contact add column drop_by timestamptz;
comment on column contact.drop_by is 'goes as soon as the farewell is over, at the latest now; absent while it is wanted';
create index contact_dropped on contact (drop_by) where drop_by is not null;
create index contact_given on contact (given_at);

-- An address given before stays forgotten, however late it is read.
create table erased_contact (
    contact_hash bytea       not null,
    erased_at    timestamptz not null,
    constraint erased_contact_pkey primary key (contact_hash)
);
comment on column erased_contact.contact_hash is 'SHA-256 of the contact id';

-- Nothing more is told of these, however late it is read.
create table erased_case (
    case_id   uuid        not null,
    erased_at timestamptz not null,
    constraint erased_case_pkey primary key (case_id)
);
