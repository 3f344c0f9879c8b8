-- Gives rows without a created_at the time of their updated_at, or else of the decision, a batch of 5,000; returns how
-- many. Each is written down with the others that a decision changed, so that it can be taken back.
create or replace function lms_ops.date_undated_rows(table_name text) returns integer
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    dated integer;
begin
    perform lms_ops.require_growing_table(table_name);
    perform set_config('lms.keep_updated_at', 'on', true);
    execute format(
        'with undated as ('
        '    select id from public.%1$I where created_at is null limit 5000 for update'
        '), dated as ('
        '    update public.%1$I as kept set created_at = coalesce(kept.updated_at, now())'
        '    from undated where kept.id = undated.id returning kept.id, kept.created_at'
        ') '
        'insert into lms_ops.decided_values (finding, table_name, row_id, column_name, old_value, new_value) '
        'select ''undated_rows'', %2$L, dated.id, ''created_at'', null, to_jsonb(dated.created_at) from dated',
        table_name,
        'public.' || table_name
    );
    get diagnostics dated = row_count;
    return dated;
end
$$;
