-- Adds a course to a group of prerequisites: its code, or {"course": ..., "minimum_grade": ..., "concurrent": ...}.
create or replace function lms_ops.add_prerequisite_member(course uuid, group_id uuid, member jsonb) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    wanted_code text;
    required uuid;
begin
    wanted_code := btrim(
        case jsonb_typeof(member)
            when 'string' then member #>> '{}'
            when 'object' then member ->> 'course'
        end
    );
    if wanted_code is null then
        raise '% names no course: write its code, or {"course": "MATH101", "minimum_grade": "C"}.', member;
    end if;
    select courses.id
    into required
    from public.courses
    where upper(courses.code) = upper(wanted_code)
    order by courses.code
    limit 1;
    if required is null then
        raise 'There is no course %: write its code as the catalog has it.', wanted_code;
    end if;
    perform lms_ops.refuse_requirement_cycle(course, required);

    insert into lms_ops.prerequisite_group_courses (
        group_id,
        prerequisite_course_id,
        minimum_grade,
        can_be_concurrent
    )
    values (
        $2,
        required,
        lms_ops.require_minimum_grade(member ->> 'minimum_grade'),
        coalesce(member -> 'concurrent' = 'true', false)
    )
    on conflict on constraint prerequisite_group_courses_group_id_prerequisite_course_id_key do nothing;
    if not found then
        raise '% stands twice in one list: name it once.', wanted_code;
    end if;
end
$$;
