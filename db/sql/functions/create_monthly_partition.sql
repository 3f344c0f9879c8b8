-- Makes the partition of a table for the month of a date, named like audit_logs_2025_01; returns its name.
-- A table that is not partitioned stays as it is, and the answer says so.
create or replace function create_monthly_partition(table_name text, month_of date) returns text
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
-- months that begin at the caller's midnight would overlap those of a caller elsewhere
set timezone = 'UTC'
as $$
declare
    parent constant regclass := to_regclass(format('public.%I', table_name));
    first_day constant date := date_trunc('month', month_of)::date;
    next_month constant date := (first_day + interval '1 month')::date;
    partition_name constant text := table_name || to_char(first_day, '_YYYY_MM');
begin
    perform lms_ops.require_right('database', 'repair');

    if parent is null then
        raise undefined_table using
            message = format('There is no table %s: name one of audit_logs, page_views, user_sessions.', table_name);
    end if;
    if not exists (select from pg_partitioned_table where partrelid = parent) then
        return format('%s is not partitioned, nothing was made.', table_name);
    end if;
    if to_regclass(format('public.%I', partition_name)) is not null then
        return partition_name;
    end if;

    -- Created beside and attached: PARTITION OF would lock the parent against everyone.
    execute format(
        'create table public.%I (like %s including defaults including constraints)', partition_name, parent
    );
    execute format(
        'alter table %s attach partition public.%I for values from (%L) to (%L)',
        parent, partition_name, first_day, next_month
    );
    return partition_name;
end
$$;
