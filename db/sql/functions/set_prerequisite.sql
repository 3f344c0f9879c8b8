-- A course asks for another before it, from now on in this way: mandatory or as advice, with a minimum grade (null:
-- any pass), and whether it may be taken in the same term. The viewer needs course.manage in the course's unit.
create or replace function lms_ops.set_prerequisite(
    course uuid,
    required_course uuid,
    mandatory boolean default true,
    minimum_grade text default null,
    can_be_concurrent boolean default false
) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    grade constant text := lms_ops.require_minimum_grade(minimum_grade);
    before public.course_prerequisites;
    after public.course_prerequisites;
begin
    perform lms_ops.require_course_right(course);
    perform lms_ops.lock_requirements();
    if not exists (select from public.courses where courses.id = required_course) then
        raise 'There is no course %: choose one of the list.', coalesce(required_course::text, 'without a name');
    end if;
    -- advice keeps nobody out, so it may go round in a circle
    if mandatory or course = required_course then
        perform lms_ops.refuse_requirement_cycle(course, required_course);
    end if;
    if exists (
        select
        from public.course_corequisites as corequisites
        where (corequisites.course_id, corequisites.corequisite_course_id)
            in ((course, required_course), (required_course, course))
    ) then
        raise '% and % are taken together: remove that corequisite first.',
            (select courses.code from public.courses where courses.id = course),
            (select courses.code from public.courses where courses.id = required_course);
    end if;

    select prerequisites.*
    into before
    from public.course_prerequisites as prerequisites
    where prerequisites.course_id = course
        and prerequisites.prerequisite_course_id = required_course;

    insert into public.course_prerequisites as prerequisites (
        course_id,
        prerequisite_course_id,
        is_mandatory,
        minimum_grade,
        can_be_concurrent
    )
    values (
        course,
        required_course,
        coalesce(mandatory, true),
        grade,
        coalesce(set_prerequisite.can_be_concurrent, false)
    )
    on conflict (course_id, prerequisite_course_id) do update
    set
        is_mandatory = excluded.is_mandatory,
        minimum_grade = excluded.minimum_grade,
        can_be_concurrent = excluded.can_be_concurrent
    returning prerequisites.* into after;

    perform lms_ops.record_action(
        'set_prerequisite',
        'courses',
        course,
        case when before.id is not null then to_jsonb(before) - '{id,course_id,created_at,updated_at}'::text[] end,
        to_jsonb(after) - '{id,course_id,created_at,updated_at}'::text[]
    );
end
$$;
