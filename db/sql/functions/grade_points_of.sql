-- Grade points of a grade as written: a letter of grade_point_scale, or marks of 0 to 10 or 0 to 100.
-- Null where it is neither.
create or replace function lms_ops.grade_points_of(grade text) returns numeric
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    with percentage as (
        select case
            when btrim(grade) !~ '^[0-9]{1,3}([.,][0-9]+)?$' then null
            when replace(btrim(grade), ',', '.')::numeric <= 10 then replace(btrim(grade), ',', '.')::numeric * 10
            else replace(btrim(grade), ',', '.')::numeric
        end as value
    )

    select scale.grade_point
    from public.grade_point_scale as scale
    cross join percentage
    where scale.is_active
        and (
            upper(btrim(grade)) = upper(scale.letter_grade)
            or scale.min_percentage <= percentage.value
        )
    order by scale.grade_point desc
    limit 1
$$;
