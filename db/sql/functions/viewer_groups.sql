-- Groups that the viewer is in.
create or replace function lms_ops.viewer_groups() returns setof uuid
language plpgsql
stable
parallel safe
security definer
rows 10
set search_path = pg_catalog, pg_temp
as $$
begin
    return query
    select memberships.group_id
    from public.student_group_members as memberships
    where memberships.student_id = lms_ops.viewer_student()
        and memberships.left_at is null;
end
$$;
