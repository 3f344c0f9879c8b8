-- Seats in other offerings of a term (`beside`) whose courses may never be taken together with an offering's.
create or replace function lms_ops.incompatible_seats(offering uuid, beside uuid[]) returns setof text
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan
as $$
begin
    return query
    select distinct format(
        '%s and %s may not be taken together%s.',
        courses.code,
        other_courses.code,
        ': ' || rtrim(pairs.reason, '.')
    ) as sentence
    from public.course_offerings as wanted
    join public.courses on courses.id = wanted.course_id
    join public.course_offerings as others on others.id = any (beside)
    join public.courses as other_courses on other_courses.id = others.course_id
    join lms_ops.incompatible_courses as pairs
        on pairs.course_id = least(wanted.course_id, others.course_id)
        and pairs.other_course_id = greatest(wanted.course_id, others.course_id)
    where wanted.id = offering
    order by sentence;
end
$$;
