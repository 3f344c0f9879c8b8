-- Refuses unless the caller may repair the database and the name is that of a growing table, of a partition of one, or
-- of a partition that retention detached: whoever maintains the database reads and empties these and no others.
create or replace function lms_ops.require_growing_table(source_name text) returns void
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform lms_ops.require_right('database', 'repair');
    if not exists (
        select
        from lms_ops.growing_tables() as kept
        where source_name = kept.table_name
            or exists (
                select
                from pg_inherits as inherits
                where inherits.inhrelid = to_regclass(format('public.%I', source_name))
                    and inherits.inhparent = to_regclass(format('public.%I', kept.table_name))
            )
            or exists (
                select
                from lms_ops.retired_rows as retired
                where retired.table_name = kept.table_name
                    and retired.partition_name = source_name
            )
    ) then
        raise '% is no table that only grows, nor a partition of one: name another.', source_name;
    end if;
end
$$;
