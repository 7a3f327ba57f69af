-- A second way to a citizen: the contact by which he was known when he gave this one.
alter table contact add column besides text;
comment on column contact.besides is 'the contact beside which it was given; absent for the first';
create index contact_besides on contact (besides) where besides is not null;
