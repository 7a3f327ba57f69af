-- When a case has to be looked at next because of its clock: a warning, the deadline, a level of escalation, the end of the time for
-- reopening. One instant for each case; what is due then follows from the case and the region pack. Cases that wait for nothing are
-- not in the index, so that looking costs nothing for them, however many there are.

alter table cases add column timer_at timestamptz;

-- What is open already is looked at once, and gets its next instant then.
update cases set timer_at = deadline where status in ('assigned', 'accepted', 'answered') and deadline is not null;
update cases set timer_at = approved_at + interval '72 hours' where status = 'approved';

create index cases_timer on cases (timer_at) where timer_at is not null;

comment on column cases.timer_at is 'all timers of the case before this instant have fired, none from it on';
