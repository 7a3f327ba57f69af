-- Claims go by delivery_next, and what goes before by delivery_ahead: delivery_due, which knew no turns, costs without helping.
drop index delivery_due;

-- A row that is on its way changes three times within a second: what it leaves in the indexes of open rows is cleared before claims meet much of it.
alter table delivery set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
