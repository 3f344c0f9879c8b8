-- Students whose grades the viewer may read one by one: those of lms_ops.viewer_students(), without the viewer's own
-- while a hold keeps them from their grades.
create or replace function lms_ops.viewer_graded_students() returns setof uuid
language plpgsql
stable
parallel safe
security definer
rows 100
set search_path = pg_catalog, pg_temp
as $$
declare
    kept_from uuid;
begin
    select students.id
    into kept_from
    from public.students
    join public.student_holds as holds on holds.student_id = students.id
    where students.user_id = lms_ops.current_viewer()
        and holds.is_active
        and holds.blocks_grades
        and holds.effective_from <= now()
        and coalesce(holds.effective_until, 'infinity') > now()
    limit 1;

    return query
    select viewer_students.id
    from lms_ops.viewer_students() as viewer_students (id)
    where viewer_students.id is distinct from kept_from;
end
$$;
