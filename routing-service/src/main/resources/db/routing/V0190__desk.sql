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
