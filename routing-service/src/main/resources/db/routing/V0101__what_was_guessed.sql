-- What classify-service understood when the case was opened, and what staff made of it. All of it is absent in cases from before.
-- Narrow on purpose: every message writes these columns, few are ever read.

alter table cases
    add column leaf      text,
    add column guess     text,
    add column guesses   text,
    add column model     text,
    add column kind      text,
    add column emergency text;

comment on column cases.leaf is 'finer category';
comment on column cases.guess is 'the category guessed first, where staff corrected it; absent while the guess stands';
comment on column cases.guesses is 'the best three, best first: code and probability in turns, with a space between';
comment on column cases.model is 'version of the model that guessed';
comment on column cases.emergency is 'id of the hazard pattern that fired';
