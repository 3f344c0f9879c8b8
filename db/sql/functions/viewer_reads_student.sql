-- Whether the viewer may read the record of this student: their own, an advisee's, or one of a programme in their units.
-- A student without a programme is of no unit and only for viewers of the whole university.
create or replace function lms_ops.viewer_reads_student(student uuid) returns boolean
language plpgsql
stable
parallel safe
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    viewer constant uuid := lms_ops.current_viewer();
    found_student record;
    granted uuid[];
begin
    if viewer is null then
        return false;
    end if;
    select
        programs.organization_unit_id as unit_id,
        viewer = students.user_id as is_own,
        viewer in (students.academic_advisor_id, students.thesis_advisor_id) as is_advised
    into found_student
    from public.students
    left join public.academic_programs as programs on programs.id = students.academic_program_id
    where students.id = student;
    if not found or found_student.is_own then
        return found;
    end if;
    if found_student.is_advised and lms_ops.viewer_has_right('student', 'read') then
        return true;
    end if;

    granted := lms_ops.viewer_granted_units('student', 'read');
    return array_position(granted, null) is not null
        or exists (
            select
            from lms_ops.units_below(granted) as below (id)
            where below.id = found_student.unit_id
        );
end
$$;
