-- Erasure and retention. The words go, the row stays: what a case was about, who had it and until when.

alter table cases add column erased_at timestamptz;
alter table cases alter column erased_at set statistics 10;
-- No row has a value yet: nothing to look through.
alter table cases add constraint cases_erased_is_over check (erased_at is null or status in ('closed', 'rejected')) not valid;
create index cases_words_due on cases ((coalesce(closed_at, rejected_at)))
    where status in ('closed', 'rejected') and erased_at is null;

alter table message add column erased_at timestamptz;
alter table message alter column erased_at set statistics 10;
create index if not exists message_citizen on message (citizen) where citizen is not null;
-- Messages lie nearly in the order of their cases: a few numbers for each stretch of the table find them, and cost next to nothing
-- when a message is stored.
create index if not exists message_case on message using brin (case_number int8_minmax_multi_ops);

comment on column cases.erased_at is 'since when there are no words and no PIN';
comment on column message.erased_at is 'since when there are no words; whatever comes under this id from then on is a repeat';

-- Who asked to be forgotten, so that older messages of his that come late, or come back from the dead letters, stay erased. Kept until
-- no stream can hold one any more.
create table erased_citizen (
    citizen_hash bytea       not null,
    erased_at    timestamptz not null,
    constraint erased_citizen_pkey primary key (citizen_hash)
);
comment on column erased_citizen.citizen_hash is 'SHA-256 of the pseudonym';

-- Erasures on record: when, why, how much; not whose.
create table erasure (
    id       uuid        not null,
    at       timestamptz not null,
    because  text        not null,
    actor    text,
    cases    int         not null,
    messages int         not null,
    constraint erasure_pkey primary key (id),
    constraint erasure_because_is_known check (because in ('citizen', 'staff', 'retention'))
);
create index erasure_at on erasure (at);

-- Erased cases whose agencies' topics still have to be told by a record without a value.
create table erased_case (
    case_id   uuid        not null,
    agencies  text[]      not null,
    erased_at timestamptz not null,
    constraint erased_case_pkey primary key (case_id)
);
create index erased_case_at on erased_case (erased_at);

-- Agencies that a case left: their topics hold its words until it is erased.
create table left_agency (
    case_number bigint not null,
    agency      text   not null,
    constraint left_agency_pkey primary key (case_number, agency)
);
insert into left_agency (case_number, agency) select distinct case_number, agency from timeline where agency is not null
on conflict on constraint left_agency_pkey do nothing;

create index message_repeat_last on message_repeat using brin (last_at);

grant select, insert, update, delete on erased_citizen, erased_case, left_agency to otklik_routing;
grant select, insert on erasure to otklik_routing;
