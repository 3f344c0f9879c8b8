-- Students whose records the viewer may see: of programmes in the viewer's units, advisees, and the viewer.
-- A viewer of all units sees students without a programme too.
create or replace function lms_ops.viewer_students() returns setof uuid
language plpgsql
stable
security definer
rows 6000
set search_path = pg_catalog, pg_temp
as $$
declare
    viewer constant uuid := lms_ops.current_viewer();
    units constant uuid[] := array(select lms_ops.viewer_units_for('student', 'read'));
begin
    if viewer is null then
        return;
    end if;
    return query
    select students.id
    from public.students
    left join public.academic_programs as programs on programs.id = students.academic_program_id
    where programs.organization_unit_id = any (units)
        or students.user_id = viewer
        or students.academic_advisor_id = viewer
        or students.thesis_advisor_id = viewer
        or (
            programs.organization_unit_id is null
            and lms_ops.viewer_sees_all_units('student', 'read')
        );
end
$$;
