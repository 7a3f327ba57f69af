-- Queues and search. A queue is read in the order of its keys from an index over open cases only, so a page costs the same however
-- many cases are closed: emergencies first, then by deadline, then by number.

create index cases_queue_of_executor on cases
    (executor, ((emergency is null)::int), (coalesce(deadline, 'infinity'::timestamptz)), number)
    where status in ('assigned', 'accepted');
create index cases_queue_of_approver on cases
    (executor, ((emergency is null)::int), (coalesce(deadline, 'infinity'::timestamptz)), number)
    where status = 'answered';
create index cases_queue_of_triage on cases
    (((emergency is null)::int), (coalesce(deadline, 'infinity'::timestamptz)), number)
    where status = 'triage';
create index cases_queue_open on cases
    (((emergency is null)::int), (coalesce(deadline, 'infinity'::timestamptz)), number)
    where status in ('triage', 'assigned', 'accepted', 'answered');

-- All cases of an agency, newest first: what is not open, and searches for a word that is in most cases.
create index cases_of_executor on cases (executor, number) where executor is not null;
create index cases_of_curator on cases (curator, number) where curator is not null;

-- What is searched: stems of the masked words, apart from cases so that opening a case does not wait for them. One loop fills it.
create table case_text (
    case_number bigint   not null,
    words       tsvector not null,
    constraint case_text_pkey primary key (case_number)
);
create index case_text_words on case_text using gin (words) with (fastupdate = on);

-- Common words are in nearly every case: the planner has to know which ones, to walk the newest cases instead of the index for them.
alter table case_text alter column words set statistics 1000;
alter table case_text set (autovacuum_analyze_scale_factor = 0.02);

comment on table case_text is 'made from message.text, cases.resolution, executor and curator, never from unmasked words';

-- How far the loop is. One row; whoever holds its lock is the loop. Numbers are taken before their transaction commits, so behind one
-- that is visible lower ones may still come: "ahead" has been looked at, "settled" can bring nothing more.
create table case_text_mark (
    id           boolean not null default true,
    ahead        bigint  not null,
    settled      bigint  not null,
    candidate    bigint  not null,
    ended_before bigint  not null,
    constraint case_text_mark_pkey primary key (id),
    constraint case_text_mark_is_one check (id)
);
insert into case_text_mark (ahead, settled, candidate, ended_before) values (0, 0, 0, 0);

comment on column case_text_mark.ahead is 'all cases up to here that were visible then are in case_text';
comment on column case_text_mark.settled is 'all cases up to here are in case_text, and no transaction can bring more';
comment on column case_text_mark.candidate is 'becomes settled once all transactions before ended_before are over and a look found the late ones';

-- Cases whose words or agencies have changed since they were opened. Triggers on updates, so that no writer can forget it and opening
-- pays nothing.
create table case_text_stale (
    id          bigint generated always as identity,
    case_number bigint      not null,
    at          timestamptz not null default now(),
    constraint case_text_stale_pkey primary key (id)
);

create function case_outcome_changed() returns trigger language plpgsql as $$
begin
    insert into ${flyway:defaultSchema}.case_text_stale (case_number) values (new.number);
    return null;
end
$$;
create function case_words_changed() returns trigger language plpgsql as $$
begin
    insert into ${flyway:defaultSchema}.case_text_stale (case_number) values (new.case_number);
    return null;
end
$$;
create trigger cases_outcome_changed after update of resolution, executor, curator on cases
    for each row when (old.resolution is distinct from new.resolution
        or old.executor is distinct from new.executor or old.curator is distinct from new.curator) execute function case_outcome_changed();
create trigger message_words_changed after update of text on message
    for each row when (old.text is distinct from new.text) execute function case_words_changed();

grant select, insert, update, delete on case_text, case_text_stale to otklik_routing;
grant select, update on case_text_mark to otklik_routing;
grant usage on all sequences in schema ${flyway:defaultSchema} to otklik_routing;
