-- People (users.id) whose names the viewer may see: their own, of students whose records they may read or who sit in
-- their offerings, and of the staff of units whose workload they read.
--
-- Of whoever may read all students it lists only those that are near: lms_ops.viewer_reach() stands for the rest.
create or replace function lms_ops.viewer_people() returns setof uuid
language plpgsql
stable
parallel safe
security definer
rows 2000
set search_path = pg_catalog, pg_temp
as $$
declare
    viewer constant uuid := lms_ops.current_viewer();
begin
    if viewer is null then
        return;
    end if;
    return query
    select viewer
    union
    select students.user_id
    from public.students
    where students.id = any (array(select lms_ops.viewer_students()))
        and students.user_id is not null
    union
    select students.user_id
    from public.course_enrollments as enrollments
    join public.students on students.id = enrollments.student_id
    where enrollments.course_offering_id = any (array(select lms_ops.viewer_offerings()))
        and students.user_id is not null;

    if lms_ops.viewer_reach('student', 'read') is not null then
        return;
    end if;
    return query
    select staff_members.user_id
    from public.staff_members
    where staff_members.user_id is not null
        and (
            staff_members.organization_unit_id = any (array(select lms_ops.viewer_units_for('workload', 'read')))
            or lms_ops.viewer_reach('workload', 'read') is not null
        );
end
$$;
