-- A point in time in the university's zone, to the minute: '2026-03-03 14:02'.
create or replace function lms_ops.local_moment(moment timestamptz) returns text
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    return to_char(moment at time zone lms_ops.timezone(), 'YYYY-MM-DD HH24:MI');
end
$$;
