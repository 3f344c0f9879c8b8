-- Grades that were appealed against in offerings that the viewer teaches or whose unit's grades they read.
create or replace function lms_ops.viewer_appealed_grades() returns setof uuid
language plpgsql
stable
parallel safe
security definer
rows 20
set search_path = pg_catalog, pg_temp
as $$
begin
    return query
    select grades.id
    from public.grade_appeals as appeals
    join public.grades on grades.id = appeals.grade_id
    where grades.assessment_id in (
            select lms_ops.viewer_assessments()
            union all
            select lms_ops.viewer_unit_assessments('grade', 'read')
        );
end
$$;
