-- Platforms that are asked for messages. The cursor moves only when the broker has every message of its page.
create table poll_source (
    connector   text        not null,
    cursor      text        not null,
    seen        bytea,
    due_at      timestamptz not null,
    held_by     text,
    held_until  timestamptz,
    polled_at   timestamptz,
    error       text,
    error_at    timestamptz,
    constraint poll_source_pkey primary key (connector)
);

comment on column poll_source.seen is 'digests of the items of the page that was taken last: the same item again is not published again';
comment on column poll_source.held_by is 'the instance that asks just now; another may when held_until is over';
comment on column poll_source.error is 'why the last time failed; absent when it did not';

grant select, insert, update on poll_source to otklik_ingest;
