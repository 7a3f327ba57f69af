-- Whose key, in the database otklik_keys, opens the address; absent for one that is still sealed to notify's own key.
alter table contact add column owner bytea;

comment on column contact.owner is 'SHA-256 of the citizen''s pseudonym: the key in otklik_keys';

create index contact_owner on contact (owner) where owner is not null;
create index contact_not_in_the_vault on contact (contact_id) where owner is null;
