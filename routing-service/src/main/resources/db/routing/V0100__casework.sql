-- Casework. What is written per message on the way in is three rows and four index entries: message (by its id, which makes
-- a repeat harmless), cases (by number and by reference) and timeline (by number). Keys that are not asked for by the
-- outside are numbers from a sequence, so that their indexes grow at the right edge.

create sequence case_number;

create table cases (
    number       bigint           not null,
    case_id      uuid             not null,
    reference    text             not null,
    version      int              not null,
    status       text             not null,
    message_id   uuid             not null,
    pin_hash     bytea            not null,
    category     text             not null,
    confidence   double precision not null,
    municipality text,
    regime       text             not null,
    executor     text,
    curator      text,
    opened_at    timestamptz      not null,
    deadline     timestamptz,
    rule         text,
    pack_version text             not null,
    resolution   text,
    answered_at  timestamptz,
    constraint cases_pkey primary key (number),
    constraint cases_reference_key unique (reference),
    constraint cases_status_is_known check (status in ('triage', 'assigned', 'answered')),
    constraint cases_agency_unless_triage check ((status = 'triage') = (executor is null))
) with (fillfactor = 90);

comment on column cases.number is 'ours alone: order of opening, key of the timeline';
comment on column cases.pin_hash is 'HMAC-SHA256 under the PIN key over case id and PIN';
comment on column cases.message_id is 'the first message: its words are the words of the case';

create table message (
    message_id      uuid        not null,
    case_number     bigint      not null,
    digest          text        not null,
    batch           text,
    channel         text        not null,
    source          text        not null,
    external_id     text        not null,
    conversation    text        not null,
    contact_id      text,
    citizen         text,
    language        text,
    text            text        not null,
    sealed_original text        not null,
    particulars     jsonb,
    received_at     timestamptz not null,
    tagged_at       timestamptz not null,
    constraint message_pkey primary key (message_id)
) with (fillfactor = 95);

-- Ciphertext does not compress: do not try.
alter table message alter column sealed_original set storage external;

comment on column message.text is 'masked';
comment on column message.sealed_original is 'readable with the private key of routing alone';
comment on column message.particulars is 'what else the sender gave: location, attachments, campaign, own category, time of sending';

-- Words that a later revision replaced. A digest that is here is a repeat of what is already known.
create table message_revision (
    message_id      uuid        not null,
    digest          text        not null,
    text            text        not null,
    sealed_original text        not null,
    replaced_at     timestamptz not null,
    constraint message_revision_pkey primary key (message_id, digest)
);

-- The same message again, by which import run ('' for none). kind 'revised' outranks 'repeated'.
create table message_repeat (
    message_id uuid        not null,
    batch      text        not null,
    kind       text        not null,
    times      int         not null,
    last_at    timestamptz not null,
    constraint message_repeat_pkey primary key (message_id, batch)
);

-- What became of the messages of an import run, each counted once.
create table intake (
    batch    text   not null,
    opened   bigint not null,
    repeated bigint not null,
    revised  bigint not null,
    constraint intake_pkey primary key (batch)
);

-- One entry for each version of a case.
create table timeline (
    case_number bigint      not null,
    version     int         not null,
    at          timestamptz not null,
    event       text        not null,
    actor       text,
    agency      text,
    detail      text,
    constraint timeline_pkey primary key (case_number, version)
);

comment on column timeline.actor is 'who did it: upn of the token; absent where the pipeline did';

-- Guesses at PINs, counted per reference whether it exists or not.
create table pin_guess (
    reference text        not null,
    since     timestamptz not null,
    wrong     int         not null,
    constraint pin_guess_pkey primary key (reference)
);

-- Who read unmasked words.
create table disclosure (
    id          bigint generated always as identity,
    case_number bigint      not null,
    at          timestamptz not null,
    actor       text        not null,
    agency      text,
    constraint disclosure_pkey primary key (id)
);

grant select, insert, update, delete on cases, message, message_revision, message_repeat, intake, timeline, pin_guess
    to otklik_routing;
grant select, insert on disclosure to otklik_routing;
grant select, insert, update, delete on consumer_offset, outbox to otklik_routing;
grant usage on all sequences in schema ${flyway:defaultSchema} to otklik_routing;
