-- The viewer as a student; null for whoever is none.
create or replace function lms_ops.viewer_student() returns uuid
language plpgsql
stable
parallel safe
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    return (
        select students.id
        from public.students
        where students.user_id = lms_ops.current_viewer()
    );
end
$$;
