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

-- What is a little longer than others is not worth a place of its own, which costs three more writes.
alter table message set (toast_tuple_target = 8160);
alter table case_text set (toast_tuple_target = 8160);
-- A row of the outbox lives for a moment: it is not worth compressing.
alter table outbox set (toast_tuple_target = 8160);

-- Looking for statistics reads 300 rows for each step of a column's target, sorts every column of them, and comes again with each tenth
-- that a table grows by: at first that was a quarter of the database's work. Words that nobody compares get none, columns that are only
-- ever asked for single values few.
alter table message
    alter column message_id set statistics 10, alter column case_number set statistics 10, alter column digest set statistics 0,
    alter column batch set statistics 10, alter column channel set statistics 10, alter column source set statistics 10,
    alter column external_id set statistics 0, alter column conversation set statistics 0, alter column contact_id set statistics 0,
    alter column citizen set statistics 10, alter column language set statistics 0, alter column text set statistics 0,
    alter column sealed_original set statistics 0, alter column particulars set statistics 0,
    alter column received_at set statistics 10, alter column tagged_at set statistics 10;
alter table cases
    alter column case_id set statistics 10, alter column reference set statistics 10, alter column message_id set statistics 10,
    alter column version set statistics 0, alter column pin_hash set statistics 0, alter column confidence set statistics 0,
    alter column pack_version set statistics 0, alter column resolution set statistics 0, alter column guesses set statistics 0,
    alter column model set statistics 0, alter column why set statistics 0, alter column clock set statistics 0,
    alter column answered_by set statistics 0, alter column returned_reason set statistics 0,
    alter column returned_hint set statistics 0, alter column rejected_for set statistics 0;
alter table timeline
    alter column case_number set statistics 10, alter column version set statistics 10, alter column at set statistics 10,
    alter column event set statistics 10, alter column actor set statistics 0, alter column agency set statistics 10,
    alter column detail set statistics 0;
alter table audit_entry
    alter column id set statistics 10, alter column at set statistics 10, alter column subject set statistics 10,
    alter column version set statistics 0, alter column shard set statistics 10, alter column digest set statistics 0,
    alter column action set statistics 10, alter column actor set statistics 10, alter column agency set statistics 10;
alter table audit_link
    alter column entry_id set statistics 10, alter column sequence set statistics 10, alter column shard set statistics 10,
    alter column hash set statistics 0;
alter table matter
    alter column case_number set statistics 10, alter column opened_at set statistics 10, alter column citizen set statistics 10,
    alter column key_1 set statistics 10, alter column key_2 set statistics 10, alter column key_3 set statistics 10,
    alter column key_4 set statistics 10, alter column lead set statistics 0, alter column category set statistics 0,
    alter column municipality set statistics 0, alter column hazard set statistics 0, alter column features set statistics 0;
alter table outbox
    alter column topics set statistics 0, alter column key set statistics 0, alter column headers set statistics 0,
    alter column payload set statistics 0;
-- What is hardly ever changed needs no look for dead rows for every fifth that is added, only now and then for old ones; and what is
-- asked for by its key needs no new statistics for every tenth.
alter table cases set (autovacuum_vacuum_insert_scale_factor = 1,
    autovacuum_analyze_threshold = 5000, autovacuum_analyze_scale_factor = 0.4);
alter table message set (autovacuum_vacuum_insert_scale_factor = 2,
    autovacuum_analyze_threshold = 20000, autovacuum_analyze_scale_factor = 0.5);
alter table timeline set (autovacuum_vacuum_insert_scale_factor = 2,
    autovacuum_analyze_threshold = 20000, autovacuum_analyze_scale_factor = 0.5);
alter table audit_entry set (autovacuum_vacuum_insert_scale_factor = 2,
    autovacuum_analyze_threshold = 20000, autovacuum_analyze_scale_factor = 0.5);
alter table audit_link set (autovacuum_vacuum_insert_scale_factor = 2,
    autovacuum_analyze_threshold = 20000, autovacuum_analyze_scale_factor = 0.5);
alter table matter set (autovacuum_vacuum_insert_scale_factor = 1,
    autovacuum_analyze_threshold = 20000, autovacuum_analyze_scale_factor = 0.5);
alter table join_proposal set (autovacuum_vacuum_insert_scale_factor = 1,
    autovacuum_analyze_threshold = 20000, autovacuum_analyze_scale_factor = 0.5);
-- Which words are common is asked of 300,000 rows: that changes slowly.
alter table case_text set (autovacuum_vacuum_insert_scale_factor = 4,
    autovacuum_analyze_threshold = 20000, autovacuum_analyze_scale_factor = 0.5);
-- New words wait in a list until many can be put in their places at once.
alter index case_text_words set (gin_pending_list_limit = 8192);
