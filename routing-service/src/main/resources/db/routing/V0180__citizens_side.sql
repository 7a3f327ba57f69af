-- The citizen's side: what he thinks of an answer, and leave to add to his case.

-- One rating for each answer. A negative one is counted by citizen and object: the object is a keyed hash, so that the rows of one
-- citizen cannot be found but through a case of his, and they go with the case.
create table rating (
    case_number    bigint      not null,
    answered_at    timestamptz not null,
    rating         smallint,
    object         bytea,
    consequence    text        not null,
    sealed_comment text,
    rated_at       timestamptz not null,
    times          smallint    not null,
    constraint rating_pkey primary key (case_number, answered_at),
    constraint rating_is_one_to_five check (rating between 1 and 5),
    constraint rating_consequence_is_known check (consequence in ('counted', 'reopened', 'no-control-check'))
);
create index rating_of_object on rating (object) where object is not null;

comment on column rating.answered_at is 'when the citizen was told the answer: which answer of the case it is';
comment on column rating.rating is 'absent where the citizen asked for the work to begin again without one';
comment on column rating.object is 'HMAC-SHA256 over citizen, category and place, or over the case; absent where it is not negative';
comment on column rating.sealed_comment is 'readable with the private key of routing alone';
comment on column rating.times is 'how often the citizen said something about this answer';

-- Leave to add one message to one case, given for reference and PIN; the message brings it with it by the way of all messages.
create table addition_leave (
    leave_hash  bytea       not null,
    case_number bigint      not null,
    issued_at   timestamptz not null,
    expires_at  timestamptz not null,
    message_id  uuid,
    constraint addition_leave_pkey primary key (leave_hash)
);
create index addition_leave_of_case on addition_leave (case_number, issued_at);
create index addition_leave_issued on addition_leave (issued_at);

comment on column addition_leave.leave_hash is 'SHA-256 of the random leave, which is not stored';
comment on column addition_leave.message_id is 'the message that came with it; absent while none has';

-- The messages of a case beside its first.
create table addition (
    case_number bigint      not null,
    message_id  uuid        not null,
    added_at    timestamptz not null,
    constraint addition_pkey primary key (case_number, message_id)
);

create trigger message_added after insert on addition for each row execute function case_words_changed();
comment on table case_text is 'made from message.text, those of additions too, cases.resolution, executor, curator and municipality, never from unmasked words';

grant select, insert, update, delete on rating, addition_leave, addition to otklik_routing;
