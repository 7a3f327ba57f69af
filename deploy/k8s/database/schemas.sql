-- One schema per service, owned by the role of the migrations, which grant what a service may do to its tables.
revoke all on schema public from public;
revoke all on database otklik from public;

grant connect on database otklik to otklik_ingest;
create schema if not exists ingest authorization otklik_owner;
grant usage on schema ingest to otklik_ingest;
alter role otklik_ingest set search_path = ingest;

grant connect on database otklik to otklik_routing;
create schema if not exists routing authorization otklik_owner;
grant usage on schema routing to otklik_routing;
alter role otklik_routing set search_path = routing;

grant connect on database otklik to otklik_notify;
create schema if not exists notify authorization otklik_owner;
grant usage on schema notify to otklik_notify;
alter role otklik_notify set search_path = notify;
