-- A minimum grade as it is written in rules, null for any pass; refuses one that is not on the scale.
create or replace function lms_ops.require_minimum_grade(grade text) returns text
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if nullif(btrim(grade), '') is not null and lms_ops.grade_points_of(grade) is null then
        raise 'There is no grade %: write a letter of the grade scale, or marks.', btrim(grade);
    end if;
    return nullif(upper(btrim(grade)), '');
end
$$;
