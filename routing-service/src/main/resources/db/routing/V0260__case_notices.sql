-- What the citizen of a case was told, and what could not be told: the last that notify-service said of each notice.
create table case_notice (
    notice_id    uuid        not null,
    case_number  bigint      not null,
    notice       text        not null,
    channel      text        not null,
    state        text        not null,
    case_version int,
    attempts     int,
    fault        text,
    at           timestamptz not null,
    constraint case_notice_pkey primary key (notice_id),
    constraint case_notice_state check (state in ('sent', 'failed', 'again'))
);
create index case_notice_of_case on case_notice (case_number);
comment on column case_notice.state is 'again: it had failed, and is tried once more because staff asked for it';
comment on column case_notice.case_version is 'of the change that it tells; absent where notify-service did not say it yet';
comment on column case_notice.fault is 'why it failed, as a word; none of the citizen''s, and no address';
comment on column case_notice.at is 'when it came to this state';

grant select, insert, update, delete on case_notice to otklik_routing;

alter table case_notice enable row level security, force row level security;
create policy case_notice_of_case_in_sight on case_notice using (
    (select true where current_setting('otklik.scope', true) = 'service') is not null
    or exists (select from cases c where c.number = case_number));
