-- With a million open rows a vacuum at full speed reads hundreds of megabytes of indexes every half minute, and claims wait for the processor.
-- PostgreSQL's own pause between its steps is enough: what a row leaves in an index is passed over once it was met.
alter table delivery reset (autovacuum_vacuum_cost_delay);
