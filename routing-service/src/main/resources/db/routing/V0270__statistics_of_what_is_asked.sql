-- Statistics of words were made of 300,000 rows, again with each half that the table grows by: a twentieth of all work while cases pour
-- in. They are no longer asked which words are common (a search looks at the newest cases first), only which are rare.
alter table case_text alter column words set statistics 100;

-- There are some sixty agencies and municipalities: room for each of them, and for nothing that has fewer values.
alter table cases
    alter column number set statistics 60, alter column status set statistics 60, alter column category set statistics 60,
    alter column municipality set statistics 60, alter column regime set statistics 60, alter column executor set statistics 60,
    alter column curator set statistics 60, alter column opened_at set statistics 60, alter column deadline set statistics 60,
    alter column rule set statistics 60, alter column answered_at set statistics 60, alter column leaf set statistics 60,
    alter column guess set statistics 60, alter column kind set statistics 60, alter column emergency set statistics 60,
    alter column accepted_at set statistics 60, alter column approved_at set statistics 60, alter column closed_at set statistics 60,
    alter column rejected_at set statistics 60, alter column returned_by set statistics 60, alter column timer_at set statistics 60,
    alter column lead set statistics 60, alter column voices set statistics 60, alter column erased_at set statistics 60,
    alter column is_part set statistics 60, alter column campaign set statistics 60;

-- The expressions of indexes have statistics of their own.
do $$
declare
    place record;
begin
    for place in
        select c.oid::regclass as index, a.attnum from pg_index i
        join pg_class c on c.oid = i.indexrelid join pg_attribute a on a.attrelid = c.oid
        where i.indrelid = '${flyway:defaultSchema}.cases'::regclass and i.indexprs is not null and i.indkey[a.attnum - 1] = 0
    loop
        execute format('alter index %s alter column %s set statistics 60', place.index, place.attnum);
    end loop;
end
$$;
