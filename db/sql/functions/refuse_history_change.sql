-- Refuses to change or delete a row of a history.
create or replace function lms_ops.refuse_history_change() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    raise insufficient_privilege using
        message = format('%s is only ever added to: record a further change instead.', tg_table_name);
end
$$;
