-- The whole workflow: accepted, approved, closed and rejected beside what there was; who wrote the answer; what an agency said that
-- gave a case back. An answer of before was with the citizen at once: approved.

alter table cases
    drop constraint cases_status_is_known,
    drop constraint cases_agency_unless_triage;

alter table cases
    add column accepted_at     timestamptz,
    add column answered_by     text,
    add column approved_at     timestamptz,
    add column closed_at       timestamptz,
    add column rejected_at     timestamptz,
    add column rejected_for    text,
    add column returned_by     text,
    add column returned_reason text,
    add column returned_hint   text;

update cases
set status = 'approved', approved_at = answered_at, answered_by = coalesce((
    select t.actor from timeline t where t.case_number = number and t.event = 'answered' order by t.version desc limit 1), '')
where status = 'answered';

alter table cases
    add constraint cases_status_is_known
        check (status in ('triage', 'assigned', 'accepted', 'answered', 'approved', 'closed', 'rejected')),
    add constraint cases_triage_has_no_agency check (status <> 'triage' or executor is null),
    add constraint cases_work_has_an_agency check (status in ('triage', 'rejected') or executor is not null),
    add constraint cases_answer_is_whole check (
        status not in ('answered', 'approved', 'closed')
        or resolution is not null and answered_at is not null and answered_by is not null);

comment on column cases.answered_by is 'upn of who wrote the answer: somebody else has to approve it';
comment on column cases.returned_by is 'agency that gave the case back last, while nobody has it';
