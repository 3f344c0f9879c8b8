-- Students whose records the viewer may read one by one: of programmes in the viewer's units, advisees, and the viewer.
--
-- Of whoever may read all students it lists the advisees and the viewer alone: lms_ops.viewer_reach() stands for the
-- rest, so that no list grows with the university. Whoever asks for all that a viewer may read asks both.
create or replace function lms_ops.viewer_students() returns setof uuid
language plpgsql
stable
parallel safe
security definer
rows 100
set search_path = pg_catalog, pg_temp
as $$
declare
    viewer constant uuid := lms_ops.current_viewer();
begin
    return query
    select students.id
    from public.students
    where students.user_id = viewer
        or students.academic_advisor_id = viewer
        or students.thesis_advisor_id = viewer
    union
    select unit_students.id
    from lms_ops.viewer_unit_students('student', 'read') as unit_students (id);
end
$$;
