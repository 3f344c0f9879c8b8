-- Every reason why a student may not enroll in an offering now, with its kind and whether a permit can set it aside.
-- No row: the student may. Kinds are those of enrollment_obstacles(); what is none of them is a full offering.
create or replace function lms_ops.explain_eligibility(student uuid, offering uuid)
returns table (kind text, reason text, can_be_permitted boolean)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select
        coalesce(obstacles.kind, 'full'),
        answer.reason,
        coalesce(
            obstacles.kind in ('offering', 'window', 'requirement', 'clash', 'credit_load', 'repeat'),
            false
        )
    -- asks for the right to read the student's record
    from public.check_enrollment_eligibility(student, offering) as checked
    cross join unnest(checked.reasons) with ordinality as answer (reason, place)
    left join lateral (
        select found.kind
        from lms_ops.enrollment_obstacles(student, offering) as found
        where found.sentence = answer.reason
        limit 1
    ) as obstacles on true
    order by answer.place
$$;
