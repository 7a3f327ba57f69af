-- Operations of staff on many cases at once, with what came of each: so that an interrupted one goes on where it was, and a mistaken
-- one can be taken back. Kept for 30 days.

create table bulk_operation (
    id      uuid        not null,
    at      timestamptz not null,
    actor   text        not null,
    agency  text,
    step    text        not null,
    digest  bytea       not null,
    cases   int         not null,
    undone_at timestamptz,
    constraint bulk_operation_pkey primary key (id)
);
create index bulk_operation_at on bulk_operation (at);

comment on column bulk_operation.id is 'given by the caller: the same id is the same operation';
comment on column bulk_operation.digest is 'SHA-256 of what was asked for';

create table bulk_result (
    operation   uuid   not null,
    position    int    not null,
    reference   text   not null,
    outcome     text   not null,
    detail      text,
    case_number bigint,
    version     int,
    before      jsonb,
    undone      text,
    constraint bulk_result_pkey primary key (operation, position),
    constraint bulk_result_of_operation foreign key (operation) references bulk_operation (id) on delete cascade
);

comment on column bulk_result.before is 'the row of the case before the step, where it was changed';
comment on column bulk_result.undone is 'what came of taking the step back; absent where nobody has tried';

-- Texts that answers begin with.

create table answer_template (
    agency     text        not null,
    code       text        not null,
    title      text        not null,
    category   text,
    text       text        not null,
    changed_by text        not null,
    changed_at timestamptz not null,
    constraint answer_template_pkey primary key (agency, code)
);

comment on column answer_template.agency is 'whose it is; empty for the control centre, whose templates everybody may use';

grant select, insert, update, delete on bulk_operation, bulk_result, answer_template to otklik_routing;

-- An agency sees what its own people did and its own templates, the control centre what everybody did; of the results those of cases in
-- sight (V0140).

alter table bulk_operation enable row level security, force row level security;
create policy bulk_operation_in_sight on bulk_operation using (
    (select true where current_setting('otklik.scope', true) in ('service', 'centre')) is not null
    or agency = (select current_setting('otklik.agency', true) where current_setting('otklik.scope', true) = 'agency'));

alter table bulk_result enable row level security, force row level security;
create policy bulk_result_in_sight on bulk_result using (
    (select true where current_setting('otklik.scope', true) = 'service') is not null
    or exists (select from bulk_operation o where o.id = operation)
        and (outcome = 'not-found' or exists (select from cases c where c.reference = bulk_result.reference)));

alter table answer_template enable row level security, force row level security;
create policy answer_template_for_use on answer_template for select using (
    agency = '' and (select true where current_setting('otklik.scope', true) in ('service', 'centre', 'agency')) is not null);
create policy answer_template_of_its_own on answer_template using (
    (select true where current_setting('otklik.scope', true) = 'service') is not null
    or agency = (select current_setting('otklik.agency', true) where current_setting('otklik.scope', true) in ('centre', 'agency')));

-- A message that was parted belongs to several cases: who sees one of them sees its words.
alter table cases add column is_part boolean;
alter table cases alter column is_part set statistics 10;
comment on column cases.is_part is 'opened for a part of a message whose first case is another; absent else';
create index cases_parts on cases (message_id) where is_part;

drop policy message_of_case_in_sight on message;
create policy message_of_case_in_sight on message using (
    (select true where current_setting('otklik.scope', true) = 'service') is not null
    or exists (select from cases c where c.number = case_number)
    or exists (select from cases c where c.is_part and c.message_id = message.message_id));
