-- A place of its own: who is bound to a municipality, or asks for one, reads its queue and its past in order, too, and the index of
-- words finds what it has of a common word. Without these, a small place's page walks thousands of others' cases.

create index cases_queue_of_place on cases
    (municipality, (case when emergency is null then 1 else 0 end),
        (case when deadline is null then 'infinity'::timestamptz else deadline end), number)
    where status in ('triage', 'assigned', 'accepted', 'answered');
create index cases_of_place on cases (municipality, number) where municipality is not null;

-- Open cases of a rare category are found and sorted; those of a common one are met soon enough in the queue's order. No order in the
-- index: equal keys share one entry.
create index cases_open_of_category on cases (category)
    where status in ('triage', 'assigned', 'accepted', 'answered');

update case_text t set words = t.words || array_to_tsvector(array['place=' || c.municipality])
from cases c where c.number = t.case_number and c.municipality is not null;

comment on table case_text is 'made from message.text, cases.resolution, executor, curator and municipality, never from unmasked words';

drop trigger cases_outcome_changed on cases;
create trigger cases_outcome_changed after update of resolution, executor, curator, municipality on cases
    for each row when (old.resolution is distinct from new.resolution or old.executor is distinct from new.executor
        or old.curator is distinct from new.curator or old.municipality is distinct from new.municipality)
    execute function case_outcome_changed();

-- A row of the outbox lives for a moment: it is not worth compressing.
alter table outbox set (toast_tuple_target = 8160);
