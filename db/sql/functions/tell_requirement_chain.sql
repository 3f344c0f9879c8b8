-- How a course comes to ask for another before it: 'CS301 requires CS201, which requires CS101'; null where it does not.
-- The shortest way. Members of groups count like any prerequisite: what only may be needed must not lead back either.
create or replace function lms_ops.requirement_chain(course uuid, required_course uuid) returns text
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    -- courses in the order in which they are met, and the place of the one that asks for each
    found_courses uuid[] := array[course];
    asked_by integer[] := array[null];
    place integer := 1;
    required uuid;
    chain text;
begin
    while place <= cardinality(found_courses) loop
        for required in
            select distinct requirements.required_course_id
            from lms_ops.required_courses as requirements
            where requirements.course_id = found_courses[place]
                and requirements.kind in ('prerequisite', 'member')
                and requirements.required_course_id <> all (found_courses)
            order by requirements.required_course_id
        loop
            found_courses := found_courses || required;
            asked_by := asked_by || place;
        end loop;
        place := place + 1;
    end loop;

    place := array_position(found_courses, required_course);
    while place > 1 loop
        chain := (select courses.code from public.courses where courses.id = found_courses[place])
            || coalesce(', which requires ' || chain, '');
        place := asked_by[place];
    end loop;
    return (select courses.code from public.courses where courses.id = course) || ' requires ' || chain;
end
$$;
