-- The ledger: in what order notices take their turn, what stands in for what, why one was given up, and every attempt that was not the last.

alter table delivery
    add column urgency    smallint not null default 1,
    add column share      text     not null default '',
    add column instead_of uuid,
    add column resent     int      not null default 0,
    add column fault      text;

comment on column delivery.urgency is '0 somebody waits for it, 1 ordinary, 2 one of many that one act makes';
comment on column delivery.share is 'whose turn it takes: the agency that works on the case; empty without one';
comment on column delivery.instead_of is 'the notice that this one stands in for, by the citizen''s second way';
comment on column delivery.resent is 'how often it was opened again by hand';
comment on column delivery.fault is 'why it is dead, as a word; reason says more';

-- HELD: planned, and its citizen wants to hear of it later: nobody claims it, and it blocks no other. DIGESTED: told by another.
alter table delivery drop constraint delivery_state;
alter table delivery add constraint delivery_state
    check (state in ('PENDING', 'SENDING', 'SENT', 'DEAD', 'SUPERSEDED', 'ERASED', 'HELD', 'DIGESTED')) not valid;

create index delivery_next on delivery (lane, urgency, share, due_at, notice_id) where state in ('PENDING', 'SENDING');
create index delivery_held on delivery (due_at) where state = 'HELD';
-- What goes before: an earlier version of the case for its endpoint, and, by the beginning of the index, what a chat has on its way.
create index delivery_ahead on delivery (endpoint, case_id, case_version) where state in ('PENDING', 'SENDING');

-- The last attempt of a notice is in its own row: what is taken at once costs no row here.
create table attempt (
    notice_id uuid        not null,
    number    int         not null,
    at        timestamptz not null,
    answer    text        not null,
    next_at   timestamptz,
    constraint attempt_pkey primary key (notice_id, number)
);

comment on table attempt is 'attempts after which a notice was open again';
comment on column attempt.answer is 'code or words of ours: no address, no token, none of the citizen''s words';
