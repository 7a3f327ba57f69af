-- What goes before a notice is asked with its case and its chat, what a chat has on its way with the chat alone. An index that began with
-- the chat could answer the second question, too, by all that waits for it: PostgreSQL took it for that whenever statistics said so, and
-- a chat with a hundred thousand open notices cost a claim 50 ms. The unique index delivery_one_at_a_time has just what is on its way.
drop index delivery_ahead;
create index delivery_ahead on delivery (case_id, endpoint, case_version) where state in ('PENDING', 'SENDING');
