-- What citizens are told and asked in chats, so that what they write next finds its case.

-- Notices as their provider numbers them: a reply names one.
create table told_notice (
    contact_id          text        not null,
    provider_message_id text        not null,
    case_number         bigint      not null,
    notice              text        not null,
    sent_at             timestamptz not null,
    constraint told_notice_pkey primary key (contact_id, provider_message_id)
);
create index told_notice_of_case on told_notice (case_number);
create index told_notice_sent on told_notice (sent_at);
comment on column told_notice.notice is 'which notice: what can be answered to it follows from that';

-- What a citizen was asked last in a chat.
create table open_question (
    contact_id  text        not null,
    case_number bigint      not null,
    notice      text        not null,
    asked_at    timestamptz not null,
    until       timestamptz not null,
    constraint open_question_pkey primary key (contact_id)
);
create index open_question_of_case on open_question (case_number);
create index open_question_until on open_question (until);

-- Messages that the citizen sent as one: the next of them finds the case of the first.
create table sent_together (
    conversation text        not null,
    part         text        not null,
    case_number  bigint      not null,
    until        timestamptz not null,
    constraint sent_together_pkey primary key (conversation, part)
);
create index sent_together_of_case on sent_together (case_number);
create index sent_together_until on sent_together (until);
comment on column sent_together.part is 'album/<id>, or long/ for a message at the channel''s limit';

-- Messages whose deletion came before them: they open no case any more.
create table withdrawn_message (
    message_id   uuid        not null,
    withdrawn_at timestamptz not null,
    constraint withdrawn_message_pkey primary key (message_id)
);
create index withdrawn_message_at on withdrawn_message (withdrawn_at);

alter table message add column withdrawn_at timestamptz;
alter table message alter column withdrawn_at set statistics 10;
comment on column message.withdrawn_at is 'since when its words are gone because the citizen took them back; none are taken any more';

grant select, insert, update, delete on told_notice, open_question, sent_together, withdrawn_message to otklik_routing;

alter table told_notice enable row level security, force row level security;
create policy told_notice_for_service on told_notice using (
    (select true where current_setting('otklik.scope', true) = 'service') is not null);
alter table open_question enable row level security, force row level security;
create policy open_question_for_service on open_question using (
    (select true where current_setting('otklik.scope', true) = 'service') is not null);
alter table sent_together enable row level security, force row level security;
create policy sent_together_for_service on sent_together using (
    (select true where current_setting('otklik.scope', true) = 'service') is not null);
alter table withdrawn_message enable row level security, force row level security;
create policy withdrawn_message_for_service on withdrawn_message using (
    (select true where current_setting('otklik.scope', true) = 'service') is not null);
