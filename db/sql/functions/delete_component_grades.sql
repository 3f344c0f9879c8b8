-- Deletes the component grades of an enrollment before it: theirs is a change of a grade as well, and once the
-- enrollment is gone nothing would say whose they were.
create or replace function lms_ops.delete_component_grades() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    delete from public.enrollment_grades as components
    where components.enrollment_id = old.id;
    return old;
end
$$;
