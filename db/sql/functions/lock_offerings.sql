-- Locks offerings in the order of their ids, so that nobody who changes seats or queues waits in a circle.
create or replace function lms_ops.lock_offerings(offerings uuid[]) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform
    from public.course_offerings
    where course_offerings.id = any (offerings)
    order by course_offerings.id
    for no key update;
end
$$;
