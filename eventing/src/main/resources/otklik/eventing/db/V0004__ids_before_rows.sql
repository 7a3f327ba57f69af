-- A row's id is taken before the row is written, so that the relay of the same process knows the event by it. An insert took it without
-- leave of its own.
grant usage on sequence outbox_id_seq to otklik_${flyway:defaultSchema};
