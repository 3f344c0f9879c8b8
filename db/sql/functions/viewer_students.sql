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
    granted uuid[];
begin
    return query
    select students.id
    from public.students
    where students.user_id = viewer;

    -- most viewers are students: for them this is all; who has left is still named as the advisor of whom they advised
    if not lms_ops.viewer_has_right('student', 'read') then
        return;
    end if;

    -- each once; questions that an index answers, since one with "or" would be planned anew each time
    return query
    select students.id
    from public.students
    where students.academic_advisor_id = viewer
        and students.user_id is distinct from viewer
    union all
    select students.id
    from public.students
    where students.thesis_advisor_id = viewer
        and students.academic_advisor_id is distinct from viewer
        and students.user_id is distinct from viewer;

    granted := lms_ops.viewer_granted_units('student', 'read');
    if cardinality(granted) = 0 or array_position(granted, null) is not null then
        return;
    end if;
    return query
    select students.id
    from public.academic_programs as programs
    join public.students on students.academic_program_id = programs.id
    where programs.organization_unit_id = any (array(select lms_ops.units_below(granted)))
        -- listed above
        and students.user_id is distinct from viewer
        and students.academic_advisor_id is distinct from viewer
        and students.thesis_advisor_id is distinct from viewer;
end
$$;
