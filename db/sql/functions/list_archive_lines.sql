-- The rows of a growing table, or of a partition of one, as lines of JSON for the archive: created_at from the first
-- time (null: the beginning), before the second. In the order of created_at.
create or replace function lms_ops.archive_lines(source_name text, from_time timestamptz, until_time timestamptz)
returns setof text
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
begin
    perform lms_ops.require_growing_table(source_name);

    return query execute format(
        'select to_jsonb(kept)::text from public.%I as kept '
        'where created_at >= coalesce($1, ''-infinity'') and created_at < $2 order by created_at',
        source_name
    )
    using from_time, until_time;
end
$$;
