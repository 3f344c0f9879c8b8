-- What is not as it should be in this database: one row per difference, with what to do about it.
create or replace function lms_ops.differences()
returns table (object text, problem text, remedy text)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform lms_ops.require_right('database', 'read');

    return query
    select * from lms_ops.check_objects()
    union all
    select * from lms_ops.check_owners()
    union all
    select * from lms_ops.check_partitions()
    union all
    select * from lms_ops.check_installation()
    union all
    select * from lms_ops.check_statistics()
    union all
    select * from lms_ops.check_counters()
    union all
    select * from lms_ops.check_arrays()
    union all
    select * from lms_ops.check_grade_chains();
end
$$;
