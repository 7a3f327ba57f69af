-- Why the rules decided as they did, and what happened to the clock of a case since it was opened. Most clocks just run: for them
-- nothing is stored.

alter table cases
    add column why   text,
    add column clock jsonb;

comment on column cases.why is 'which values of the case met the rule';
comment on column cases.clock is 'start, pauses, extension, pausedSince; absent where it runs from the opening';
