-- Students whose grades the viewer may see: those whose records are, without the viewer's own while a hold blocks them.
create or replace function lms_ops.viewer_graded_students() returns setof uuid
language sql
stable
security definer
rows 6000
set search_path = pg_catalog, pg_temp
as $$
    select viewer_students.id
    from lms_ops.viewer_students() as viewer_students (id)
    where not exists (
            select
            from public.students
            join public.student_holds as holds on holds.student_id = students.id
            where students.id = viewer_students.id
                and students.user_id = lms_ops.current_viewer()
                and holds.is_active
                and holds.blocks_grades
                and holds.effective_from <= now()
                and coalesce(holds.effective_until, 'infinity') > now()
        )
$$;
