-- The second wall: what a transaction sees of the cases is what it said at its beginning (otklik.routing.sight.Sight), whatever its
-- statements ask for. Who said nothing sees nothing, the owner of the tables neither. Every table with data of cases is listed here; a
-- test asks that no other one is without a policy.
--
-- otklik.scope         'service': everything; 'centre': the cases of every agency; 'agency': those of otklik.agency
-- otklik.agency        the agency that works on the case or watches it
-- otklik.municipality  '' for all
--
-- The settings stand in subqueries, so that they are read once a statement; "is not null", for of that the planner believes that it holds,
-- where of an unknown truth it believes half.

alter table cases enable row level security, force row level security;
create policy cases_in_sight on cases using (
    (select true where current_setting('otklik.scope', true) = 'service') is not null
    or ((select true where current_setting('otklik.scope', true) = 'centre') is not null
        or executor = (select current_setting('otklik.agency', true) where current_setting('otklik.scope', true) = 'agency')
        or curator = (select current_setting('otklik.agency', true) where current_setting('otklik.scope', true) = 'agency'))
        and ((select true where current_setting('otklik.municipality', true) = '') is not null
            or municipality = (select current_setting('otklik.municipality', true))));

-- Under a policy an index is entered only by what cannot tell a secret by failing. PostgreSQL knows that of "case", not of "coalesce" and
-- of casts: the order of queues in other words.
drop index cases_queue_of_executor;
drop index cases_queue_of_approver;
drop index cases_queue_of_triage;
drop index cases_queue_open;
create index cases_queue_of_executor on cases
    (executor, (case when emergency is null then 1 else 0 end),
        (case when deadline is null then 'infinity'::timestamptz else deadline end), number)
    where status in ('assigned', 'accepted');
create index cases_queue_of_approver on cases
    (executor, (case when emergency is null then 1 else 0 end),
        (case when deadline is null then 'infinity'::timestamptz else deadline end), number)
    where status = 'answered';
create index cases_queue_of_triage on cases
    ((case when emergency is null then 1 else 0 end),
        (case when deadline is null then 'infinity'::timestamptz else deadline end), number)
    where status = 'triage';
create index cases_queue_open on cases
    ((case when emergency is null then 1 else 0 end),
        (case when deadline is null then 'infinity'::timestamptz else deadline end), number)
    where status in ('triage', 'assigned', 'accepted', 'answered');

-- What belongs to a case is seen with it.
alter table message enable row level security, force row level security;
create policy message_of_case_in_sight on message using (
    (select true where current_setting('otklik.scope', true) = 'service') is not null
    or exists (select from cases c where c.number = case_number));

alter table message_revision enable row level security, force row level security;
create policy message_revision_in_sight on message_revision using (
    (select true where current_setting('otklik.scope', true) = 'service') is not null
    or exists (select from message m where m.message_id = message_revision.message_id));

alter table message_repeat enable row level security, force row level security;
create policy message_repeat_in_sight on message_repeat using (
    (select true where current_setting('otklik.scope', true) = 'service') is not null
    or exists (select from message m where m.message_id = message_repeat.message_id));

alter table timeline enable row level security, force row level security;
create policy timeline_of_case_in_sight on timeline using (
    (select true where current_setting('otklik.scope', true) = 'service') is not null
    or exists (select from cases c where c.number = case_number));

alter table disclosure enable row level security, force row level security;
create policy disclosure_of_case_in_sight on disclosure using (
    (select true where current_setting('otklik.scope', true) = 'service') is not null
    or exists (select from cases c where c.number = case_number));

-- Behind a policy the index of words would lie idle, for the operator @@ is not known to keep secrets from those who make it fail. So the
-- table is the service's alone; people search a view that has the policy as its condition and is read with the rights of its owner. What
-- the view asks of cases is asked with the sight of the transaction, as always.
alter table case_text enable row level security, force row level security;
create policy case_text_for_service on case_text using (
    (select true where current_setting('otklik.scope', true) = 'service') is not null);
create policy case_text_for_the_view on case_text for select to current_user using (true);

create view case_words as
select t.case_number, t.words
from case_text t
where exists (select from cases c where c.number = t.case_number);

comment on view case_words is 'case_text as far as the transaction sees the cases';
grant select on case_words to otklik_routing;

alter table case_text_stale enable row level security, force row level security;
create policy case_text_stale_for_service on case_text_stale using (
    (select true where current_setting('otklik.scope', true) = 'service') is not null);

-- Everybody's doings go on record, the service alone reads the record.
alter table audit_entry enable row level security, force row level security;
create policy audit_entry_for_service on audit_entry using (
    (select true where current_setting('otklik.scope', true) = 'service') is not null);
create policy audit_entry_of_anybody on audit_entry for insert
    with check ((select current_setting('otklik.scope', true) in ('centre', 'agency')));
