-- The audit. What happened is written as audit_entry in the transaction that does it; a linker puts the entries into one chain
-- of hashes a shard afterwards (audit_link) and signs the ends of all chains together (audit_checkpoint). Nothing here is ever
-- changed or deleted: entries and links are apart so that an entry needs no update to be linked.
-- No words of citizens, no plain personal data: digests and pseudonyms only, so that erasure never breaks a chain.

create table audit_entry (
    id      bigint generated always as identity,
    at      timestamptz not null,
    subject uuid        not null,
    version int,
    shard   smallint    not null,
    digest  bytea       not null,
    action  text        not null,
    actor   text,
    agency  text,
    constraint audit_entry_pkey primary key (shard, id),
    constraint audit_entry_shard_is_known check (shard between 0 and 7),
    constraint audit_entry_digest_is_sha256 check (octet_length(digest) = 32)
);

comment on column audit_entry.subject is 'the case; of an export or a verification its own id';
comment on column audit_entry.version is 'of the case, after what was done';
comment on column audit_entry.digest is 'SHA-256 of the details in their canonical form';
comment on column audit_entry.actor is 'upn of the token; absent where the pipeline did it';
comment on column audit_entry.agency is 'whose employee the actor is; absent for the control centre and the pipeline';

create table audit_link (
    entry_id bigint   not null,
    sequence bigint   not null,
    shard    smallint not null,
    hash     bytea    not null,
    constraint audit_link_pkey primary key (shard, sequence),
    constraint audit_link_entry_key unique (shard, entry_id),
    constraint audit_link_sequence_is_counted_from_one check (sequence > 0),
    constraint audit_link_hash_is_sha256 check (octet_length(hash) = 32)
);

comment on column audit_link.sequence is 'without gaps within the shard';
comment on column audit_link.hash is 'SHA-256 over the hash before it, shard, sequence and the entry';

create table audit_checkpoint (
    number    bigint      not null,
    at        timestamptz not null,
    sequences bigint[]    not null,
    hashes    bytea[]     not null,
    settled   bigint      not null,
    previous  bytea       not null,
    hash      bytea       not null,
    key       text        not null,
    signature bytea       not null,
    constraint audit_checkpoint_pkey primary key (number),
    constraint audit_checkpoint_number_is_counted_from_one check (number > 0)
);

comment on column audit_checkpoint.sequences is 'the last of each shard, 0 for none, in the order of the shards';
comment on column audit_checkpoint.settled is 'entries up to this id were all linked: where a linker that starts begins to look';
comment on column audit_checkpoint.previous is 'hash of the checkpoint before';
comment on column audit_checkpoint.key is 'fingerprint of the public key that the signature is checked with';

grant select, insert on audit_entry, audit_link, audit_checkpoint to otklik_routing;

-- The service's role has no right to change them; this holds for the owner of the tables, too. A superuser can do anything to a
-- database: what he does is found by `otklik audit verify`.
create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the audit is append-only: % on % is refused', lower(tg_op), tg_table_name
        using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_entry_is_append_only before update or delete or truncate on audit_entry
    for each statement execute function audit_is_append_only();
create trigger audit_link_is_append_only before update or delete or truncate on audit_link
    for each statement execute function audit_is_append_only();
create trigger audit_checkpoint_is_append_only before update or delete or truncate on audit_checkpoint
    for each statement execute function audit_is_append_only();
alter table audit_entry enable always trigger audit_entry_is_append_only;
alter table audit_link enable always trigger audit_link_is_append_only;
alter table audit_checkpoint enable always trigger audit_checkpoint_is_append_only;
