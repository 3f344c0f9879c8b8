-- Refuses with a sentence when there is no such assessment, or when the viewer may not manage its groups: teachers may
-- in their own offerings, others with group.manage in the unit of the course.
create or replace function lms_ops.require_group_right(assessment uuid) returns void
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    offering uuid;
begin
    select assessments.course_offering_id
    into offering
    from public.assessments
    where assessments.id = assessment;
    if not found then
        raise 'There is no such assessment: open it again from its course.';
    end if;

    if offering = any (array(select lms_ops.viewer_offerings()))
        and exists (
            select
            from lms_ops.viewer_grants() as grants
            where grants.resource = 'group'
                and grants.action = 'manage'
                and grants.scope = 'own'
        ) then
        return;
    end if;
    perform lms_ops.require_offering_right(offering, 'group', 'manage');
end
$$;
