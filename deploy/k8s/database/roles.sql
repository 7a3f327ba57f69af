-- Login roles and the database. Migrations run as otklik_owner; a service's role may use its own schema only.
\getenv owner PASSWORD_OWNER
\getenv ingest PASSWORD_INGEST
\getenv routing PASSWORD_ROUTING
\getenv notify PASSWORD_NOTIFY
-- Statements with passwords are not for the server's log.
set log_statement = 'none';
set log_min_error_statement = 'panic';
select format('create role %I login', role)
from unnest(array['otklik_owner', 'otklik_ingest', 'otklik_routing', 'otklik_notify']) as role
where not exists (select from pg_roles where rolname = role)
\gexec
alter role otklik_owner password :'owner';
alter role otklik_ingest password :'ingest';
alter role otklik_routing password :'routing';
alter role otklik_notify password :'notify';
select 'create database otklik owner otklik_owner'
where not exists (select from pg_database where datname = 'otklik')
\gexec
