-- A row's id is taken before the row is written: eventing's V0004, for the tables that this schema made itself.
grant usage on sequence outbox_id_seq to otklik_ingest;
