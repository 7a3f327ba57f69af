-- An event is some two kilobytes, which is where PostgreSQL begins to compress and to put aside: for a row of milliseconds that is work
-- thrown away.
alter table outbox set (toast_tuple_target = 8160);
