-- A course is no longer taken together with another. The viewer needs course.manage in the course's unit.
create or replace function lms_ops.remove_corequisite(course uuid, required_course uuid) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    was_strict boolean;
begin
    perform lms_ops.require_course_right(course);

    delete from public.course_corequisites as corequisites
    where corequisites.course_id = course
        and corequisites.corequisite_course_id = required_course
    returning corequisites.is_strict into was_strict;
    if was_strict is null then
        raise 'This corequisite is not there any more: load the page again.';
    end if;

    perform lms_ops.record_action(
        'remove_corequisite',
        'courses',
        course,
        jsonb_build_object('corequisite_course_id', required_course, 'is_strict', was_strict),
        null
    );
end
$$;
