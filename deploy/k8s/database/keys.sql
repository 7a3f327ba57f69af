-- The database of the keys of citizens' addresses, which notify-service alone may enter. Its backups must not be kept for longer
-- than 30 days, and not beside those of otklik: docs/how-to/rotate-keys.md.
select 'create database otklik_keys owner otklik_owner'
where not exists (select from pg_database where datname = 'otklik_keys')
\gexec
\connect otklik_keys
revoke all on schema public from public;
revoke all on database otklik_keys from public;

grant connect on database otklik_keys to otklik_notify;
create schema if not exists vault authorization otklik_owner;
grant usage on schema vault to otklik_notify;
