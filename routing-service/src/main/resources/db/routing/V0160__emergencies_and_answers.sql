-- The region pack answers by itself: nobody holds such a case. Thanks are closed as they come. A case in triage has a term, too.

alter table cases drop constraint cases_work_has_an_agency;
alter table cases add constraint cases_work_has_an_agency check (
    status in ('triage', 'rejected', 'joined') or executor is not null
    or status in ('approved', 'closed') and answered_by like 'answer:%');

comment on column cases.deadline is 'until when an answer is owed; in triage, until when somebody has to say who is responsible';
comment on column cases.clock is 'start, pauses, extension, pausedSince, handed; absent where it runs from the opening';

-- What nobody has acknowledged yet is counted every second.
create index cases_emergencies on cases (number)
    where emergency is not null and status in ('triage', 'assigned')
        and clock->'handed'->'acknowledged' is distinct from 'true'::jsonb;

-- The register of thanks: newest first, by agency or all of them.
create index cases_thanks on cases (number) where regime = 'gratitude';
create index cases_thanks_of_agency on cases (executor, number) where regime = 'gratitude';

-- Cases whose timer could not be fired: they are tried again later, so that others need not wait for them.
create table timer_parked (
    case_number bigint      not null,
    attempts    int         not null,
    since       timestamptz not null,
    retry_at    timestamptz not null,
    fault       text        not null,
    constraint timer_parked_pkey primary key (case_number)
);

comment on column timer_parked.fault is 'class of what was thrown: its words may be a citizen''s';

grant select, insert, update, delete on timer_parked to otklik_routing;
