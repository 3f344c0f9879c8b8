-- Students whom the viewer's own lists name: whose records they may read, and who sit or wait in what they teach.
create or replace function lms_ops.viewer_named_students() returns setof uuid
language plpgsql
stable
parallel safe
security definer
rows 200
set search_path = pg_catalog, pg_temp
as $$
declare
    taught constant uuid[] := array(select lms_ops.viewer_offerings());
begin
    return query
    select lms_ops.viewer_students()
    union
    select enrollments.student_id
    from public.course_enrollments as enrollments
    where enrollments.course_offering_id = any (taught)
    union
    select waitlist.student_id
    from public.course_waitlist as waitlist
    where waitlist.course_offering_id = any (taught);
end
$$;
