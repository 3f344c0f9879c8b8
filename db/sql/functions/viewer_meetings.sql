-- Weekly meetings of the offerings that the viewer teaches.
create or replace function lms_ops.viewer_meetings() returns setof uuid
language plpgsql
stable
parallel safe
security definer
rows 50
set search_path = pg_catalog, pg_temp
as $$
begin
    return query
    select meetings.id
    from public.class_schedules as meetings
    where meetings.course_offering_id = any (array(select lms_ops.viewer_offerings()));
end
$$;
