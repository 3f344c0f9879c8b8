-- Refreshes the first statistics view that is due; returns how many were refreshed, their rows, and whether more wait.
create or replace function lms_ops.maintain_statistics() returns jsonb
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    due constant text[] := array(select views.view_name from lms_ops.due_statistics() as views);
    row_count bigint;
begin
    if cardinality(due) = 0 then
        return jsonb_build_object('refreshed', 0, 'rows', 0);
    end if;

    select refreshed.row_count into row_count
    from lms_ops.refresh_statistics(due[1]) as refreshed;
    return jsonb_strip_nulls(
        jsonb_build_object('refreshed', 1, 'rows', row_count, 'more', case when cardinality(due) > 1 then 1 end)
    );
end
$$;
