-- Two different courses by their codes, the smaller id first; refuses with a sentence when there is none such,
-- or when the viewer may not decide about conflicts in the units of both.
create or replace function lms_ops.require_course_pair(course_code text, other_course_code text) returns uuid[]
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    wanted_code text;
    course public.courses;
    pair uuid[] := '{}';
begin
    foreach wanted_code in array array[course_code, other_course_code] loop
        select courses.*
        into course
        from public.courses
        where upper(courses.code) = upper(btrim(wanted_code))
        order by courses.code
        limit 1;
        if not found then
            raise 'There is no course %: write its code as the catalog has it.', coalesce(wanted_code, 'without a code');
        end if;
        -- a course of no unit belongs to nobody's unit; a null would ask for the right anywhere
        perform lms_ops.require_right(
            'conflict',
            'resolve',
            coalesce(course.organization_unit_id, '00000000-0000-0000-0000-000000000000')
        );
        pair := pair || course.id;
    end loop;

    if pair[1] = pair[2] then
        raise 'These are the same course: name two different ones.';
    end if;
    return case when pair[1] < pair[2] then pair else array[pair[2], pair[1]] end;
end
$$;
