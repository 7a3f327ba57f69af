-- How much citizens want to be told, and when. Like chat_bar beside the contact: what was set stands until it is set anew, or its citizen
-- is erased.
create table wish (
    contact_id text        not null,
    quiet      text,
    digest     boolean,
    less       boolean,
    changed_at timestamptz not null,
    constraint wish_pkey primary key (contact_id)
);
comment on table wish is 'what is absent is as the region pack says';
comment on column wish.quiet is 'hours such as 22:00-08:00, or off';
comment on column wish.digest is 'what can wait is told once a day';
comment on column wish.less is 'only the main things are told';

-- Of which cases the answer was rated: who did so is not asked again when the case is closed. Until then.
create table rated_case (
    case_id  uuid        not null,
    rated_at timestamptz not null,
    constraint rated_case_pkey primary key (case_id)
);

-- What is held for a chat goes before a notice of its case that cannot wait, and goes at once when its citizen wants it so.
create index delivery_held_of on delivery (endpoint, case_id) where state = 'HELD';

-- A digest is of no one case: it goes with its citizen, as what is said in the chat does.
drop index delivery_talk;
create index delivery_talk on delivery (endpoint) where (notice like 'talk-%' or notice = 'digest') and endpoint <> '';
