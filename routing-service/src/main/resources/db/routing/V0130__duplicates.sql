-- Several messages about one problem. A case can join another, its lead: the work on the lead answers both.

alter table cases
    add column lead   bigint,
    add column voices int not null default 1;

alter table cases
    drop constraint cases_status_is_known,
    drop constraint cases_work_has_an_agency;

alter table cases
    add constraint cases_status_is_known
        check (status in ('triage', 'assigned', 'accepted', 'answered', 'approved', 'closed', 'rejected', 'joined')),
    add constraint cases_work_has_an_agency check (status in ('triage', 'rejected', 'joined') or executor is not null),
    add constraint cases_joined_has_a_lead check (status <> 'joined' or lead is not null),
    add constraint cases_joined_waits_for_nobody check (status <> 'joined' or deadline is null),
    add constraint cases_lead_is_another check (lead <> number),
    add constraint cases_voices_are_counted check (voices >= 1);

-- Messages of an import run that went to a case that their citizen has.
alter table intake add column added bigint not null default 0;

-- The members of a lead, in the order in which they are locked.
create index cases_of_lead on cases (lead, number) where lead is not null;

comment on column cases.lead is 'number of the case that this one joined; stays once both are answered. A lead has none itself';
comment on column cases.voices is 'cases that this one answers, itself included; its own version moves when it changes';

-- What open cases are about, to find the one that a new message is about too: one narrow row while a case is open, with all that a
-- comparison asks, so that it reads nothing else. The keys are 64-bit hashes; a row that stands for others has a key of its place or four
-- of its words, one that is stood for has its citizen's alone.
create table matter (
    case_number  bigint      not null,
    opened_at    timestamptz not null,
    citizen      bigint,
    key_1        bigint,
    key_2        bigint,
    key_3        bigint,
    key_4        bigint,
    lead         bigint,
    category     text        not null,
    municipality text,
    hazard       text,
    features     bytea       not null,
    constraint matter_pkey primary key (case_number)
);

create index matter_citizen on matter (citizen, case_number) where citizen is not null;
create index matter_key_1 on matter (key_1, case_number) where key_1 is not null;
create index matter_key_2 on matter (key_2, case_number) where key_2 is not null;
create index matter_key_3 on matter (key_3, case_number) where key_3 is not null;
create index matter_key_4 on matter (key_4, case_number) where key_4 is not null;

comment on column matter.citizen is 'hash of category and pseudonym; absent without an author''s id';
comment on column matter.lead is 'as in cases, where others joined it to one that it did not join as it was opened';
comment on column matter.category is 'as it was guessed, and municipality as it was found: whatever staff made of them later';
comment on column matter.features is 'fingerprint, hashes of place, numbers and names, none of which can be read, and the sender''s pin';

-- What is over attracts nothing any more. A trigger, so that no writer can forget it and opening pays nothing. An answered case stays
-- for the time of reopening.
create function case_is_over() returns trigger language plpgsql as $$
begin
    delete from ${flyway:defaultSchema}.matter where case_number = new.number;
    delete from ${flyway:defaultSchema}.join_proposal where case_number = new.number or lead = new.number;
    return null;
end
$$;
create trigger cases_over after update of status on cases
    for each row when (new.status in ('closed', 'rejected') and old.status is distinct from new.status)
    execute function case_is_over();

-- Whose work it would be to join one that has been joined. What becomes an appeal is answered by itself: nobody joins it any more.
create function case_leads_otherwise() returns trigger language plpgsql as $$
begin
    update ${flyway:defaultSchema}.matter set lead = new.lead where case_number = new.number;
    return null;
end
$$;
create function case_became_appeal() returns trigger language plpgsql as $$
begin
    update ${flyway:defaultSchema}.matter set key_1 = null, key_2 = null, key_3 = null, key_4 = null where case_number = new.number;
    return null;
end
$$;
create trigger cases_lead_changed after update of lead on cases
    for each row when (old.lead is distinct from new.lead) execute function case_leads_otherwise();
create trigger cases_promoted after update of regime on cases
    for each row when (new.regime = 'appeal' and old.regime <> 'appeal') execute function case_became_appeal();

-- Two cases that may be about one problem, for a person to say.
create table join_proposal (
    case_number bigint      not null,
    lead        bigint      not null,
    likeness    real        not null,
    why         text        not null,
    at          timestamptz not null,
    constraint join_proposal_pkey primary key (case_number, lead)
);

create index join_proposal_lead on join_proposal (lead);

comment on column join_proposal.why is 'why they did not join by themselves';

grant select, insert, update, delete on matter, join_proposal to otklik_routing;
