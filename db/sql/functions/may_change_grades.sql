-- Whether the viewer may change grades of an offering: a right in its course's unit, or for those who teach it.
create or replace function lms_ops.may_change_grades(offering uuid) returns boolean
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select exists (
            select
            from public.course_offerings as offerings
            join public.courses on courses.id = offerings.course_id
            where offerings.id = offering
                and courses.organization_unit_id = any (
                    array(select lms_ops.viewer_units_for('grade', 'change'))
                )
        )
        or (
            offering in (select lms_ops.viewer_offerings())
            and exists (
                select
                from lms_ops.viewer_grants() as grants
                where grants.resource = 'grade'
                    and grants.action = 'change'
                    and grants.scope = 'own'
            )
        )
$$;
