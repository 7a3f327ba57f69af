-- The campaign or question pool that a case's message belongs to: one answer for all of them.
alter table cases add column campaign text;
comment on column cases.campaign is 'the sender''s word for the campaign of the first message; absent for most';

update cases c set campaign = m.particulars ->> 'campaign'
from message m where m.message_id = c.message_id and m.particulars ->> 'campaign' is not null;

-- Asked for single values only (V0150). What belongs to no campaign, nearly all, has no entry; a campaign's cases are anywhere among
-- the others, and neither its queue nor its past is to be looked for case by case.
alter table cases alter column campaign set statistics 10;
create index cases_of_campaign on cases (campaign, number) where campaign is not null;

alter table bulk_operation add column chosen text[];
comment on column bulk_operation.chosen is 'references of the cases that the campaign stood for when it began; absent where they were named';
