-- Refuses with a sentence when the viewer may not take or give up seats for this student in this offering.
-- Otherwise says whether the viewer is the student.
--
-- The student may, and whoever may manage enrollments in the unit of the offering's course. Without a viewer, the
-- roles that own, administer or maintain the database may; application roles may not.
create or replace function lms_ops.require_enrollment_right(student uuid, offering uuid) returns boolean
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    student_user uuid;
    is_there boolean;
begin
    select
        students.user_id,
        true
    into
        student_user,
        is_there
    from public.students
    where students.id = student;

    -- the student first: on a day of registration nearly everybody acts for themself
    if student_user = lms_ops.current_viewer()
        and exists (
            select
            from public.course_offerings as offerings
            where offerings.id = offering
        ) then
        return true;
    end if;

    perform lms_ops.require_offering_right(offering, 'enrollment', 'manage');
    if is_there is null then
        raise 'There is no student %: look for the student again.', student;
    end if;
    return false;
end
$$;
