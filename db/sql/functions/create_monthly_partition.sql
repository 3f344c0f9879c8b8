-- Makes the partition of a table for the month of a date, named like audit_logs_2025_01; returns its name.
-- A table that is not partitioned stays as it is, and the answer says what converts it. A month that another partition
-- holds already, such as the one of all rows from before, is left to that: the answer is its name.
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
    holder text;
    grantee text;
begin
    perform lms_ops.require_right('database', 'repair');

    if parent is null then
        raise undefined_table using
            message = format('There is no table %s: name one of audit_logs, page_views, user_sessions.', table_name);
    end if;
    if not exists (select from pg_partitioned_table where partrelid = parent) then
        return format(
            '%s is not partitioned, nothing was made: `lms-db partition %1$s` converts it on line.', table_name
        );
    end if;
    select partitions.partition_name into holder
    from lms_ops.partitions(table_name) as partitions
    where coalesce(partitions.from_time, '-infinity') <= first_day
        and coalesce(partitions.until_time, 'infinity') >= next_month;
    if holder is not null then
        return holder;
    end if;

    -- Created beside and attached: PARTITION OF would lock the parent against everyone.
    execute format(
        'create table public.%I (like %s including defaults including constraints including storage)',
        partition_name, parent
    );
    -- Nobody but the owner may ask a partition: the parent's policies do not cover it. Default privileges may have.
    for grantee in
        select distinct case rights.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(rights.grantee)) end
        from pg_class as relations
        cross join lateral aclexplode(relations.relacl) as rights
        where relations.oid = format('public.%I', partition_name)::regclass
            and rights.grantee <> relations.relowner
    loop
        execute format('revoke all on public.%I from %s', partition_name, grantee);
    end loop;
    execute format(
        'alter table public.%I owner to %I',
        partition_name,
        (select pg_get_userbyid(relations.relowner) from pg_class as relations where relations.oid = parent)
    );
    execute format(
        'alter table %s attach partition public.%I for values from (%L) to (%L)',
        parent, partition_name, first_day, next_month
    );
    return partition_name;
end
$$;
