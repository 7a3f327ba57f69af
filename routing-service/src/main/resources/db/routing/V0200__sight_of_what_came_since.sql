-- The policies of V0140 for tables that were made beside it.

-- What open cases are about is looked up by the service alone. It goes with its case, whoever closes that.
alter table matter enable row level security, force row level security;
create policy matter_of_case_in_sight on matter using (
    (select true where current_setting('otklik.scope', true) = 'service') is not null
    or exists (select from cases c where c.number = case_number));

-- Of two cases, one at least.
alter table join_proposal enable row level security, force row level security;
create policy join_proposal_of_case_in_sight on join_proposal using (
    (select true where current_setting('otklik.scope', true) = 'service') is not null
    or exists (select from cases c where c.number = case_number)
    or exists (select from cases c where c.number = lead));

alter table rating enable row level security, force row level security;
create policy rating_of_case_in_sight on rating using (
    (select true where current_setting('otklik.scope', true) = 'service') is not null
    or exists (select from cases c where c.number = case_number));

alter table addition_leave enable row level security, force row level security;
create policy addition_leave_for_service on addition_leave using (
    (select true where current_setting('otklik.scope', true) = 'service') is not null);

alter table addition enable row level security, force row level security;
create policy addition_of_case_in_sight on addition using (
    (select true where current_setting('otklik.scope', true) = 'service') is not null
    or exists (select from cases c where c.number = case_number));

-- Erasure and retention are the service's alone.
alter table erased_citizen enable row level security, force row level security;
create policy erased_citizen_for_service on erased_citizen using (
    (select true where current_setting('otklik.scope', true) = 'service') is not null);
alter table erased_case enable row level security, force row level security;
create policy erased_case_for_service on erased_case using (
    (select true where current_setting('otklik.scope', true) = 'service') is not null);
alter table left_agency enable row level security, force row level security;
create policy left_agency_for_service on left_agency using (
    (select true where current_setting('otklik.scope', true) = 'service') is not null);

-- Timers are the service's, parked ones too.
alter table timer_parked enable row level security, force row level security;
create policy timer_parked_for_service on timer_parked using (
    (select true where current_setting('otklik.scope', true) = 'service') is not null);
