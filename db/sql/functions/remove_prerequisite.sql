-- A course no longer asks for another before it. The viewer needs course.manage in the course's unit.
create or replace function lms_ops.remove_prerequisite(course uuid, required_course uuid) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    removed public.course_prerequisites;
begin
    perform lms_ops.require_course_right(course);

    delete from public.course_prerequisites as prerequisites
    where prerequisites.course_id = course
        and prerequisites.prerequisite_course_id = required_course
    returning prerequisites.* into removed;
    if removed.id is null then
        raise 'This prerequisite is not there any more: load the page again.';
    end if;

    perform lms_ops.record_action(
        'remove_prerequisite',
        'courses',
        course,
        to_jsonb(removed) - '{id,course_id,created_at,updated_at}'::text[],
        null
    );
end
$$;
