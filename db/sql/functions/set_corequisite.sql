-- A course is taken together with another from now on: in the same term (strict), or in the same term or after it.
-- The viewer needs course.manage in the course's unit.
create or replace function lms_ops.set_corequisite(course uuid, required_course uuid, strict boolean default true)
returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    chain text;
    was_strict boolean;
begin
    perform lms_ops.require_course_right(course);
    perform lms_ops.lock_requirements();
    if not exists (select from public.courses where courses.id = required_course) then
        raise 'There is no course %: choose one of the list.', coalesce(required_course::text, 'without a name');
    end if;
    if course = required_course then
        raise 'A course is not taken together with itself: choose another one.';
    end if;
    chain := coalesce(
        lms_ops.requirement_chain(course, required_course),
        lms_ops.requirement_chain(required_course, course)
    );
    if chain is not null then
        raise 'These cannot be taken together, because %: remove that first.', chain;
    end if;

    select corequisites.is_strict
    into was_strict
    from public.course_corequisites as corequisites
    where corequisites.course_id = course
        and corequisites.corequisite_course_id = required_course;

    insert into public.course_corequisites (course_id, corequisite_course_id, is_strict)
    values (course, required_course, coalesce(strict, true))
    on conflict (course_id, corequisite_course_id) do update
    set is_strict = excluded.is_strict;

    perform lms_ops.record_action(
        'set_corequisite',
        'courses',
        course,
        case
            when was_strict is not null
                then jsonb_build_object('corequisite_course_id', required_course, 'is_strict', was_strict)
        end,
        jsonb_build_object('corequisite_course_id', required_course, 'is_strict', coalesce(strict, true))
    );
end
$$;
