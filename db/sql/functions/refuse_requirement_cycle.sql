-- Refuses with a sentence that a course asks for another before it, when that one asks for the course itself.
create or replace function lms_ops.refuse_requirement_cycle(course uuid, required_course uuid) returns void
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    chain text;
    code constant text := (select courses.code from public.courses where courses.id = course);
    required_code constant text := (select courses.code from public.courses where courses.id = required_course);
begin
    if course = required_course then
        raise '% cannot ask for itself: choose another course.', code;
    end if;
    chain := lms_ops.requirement_chain(required_course, course);
    if chain is not null then
        raise '% cannot require %, because %: nobody could begin. Remove one of these first.',
            code, required_code, chain;
    end if;
end
$$;
