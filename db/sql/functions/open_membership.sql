-- The membership of a student in a group, whose group is locked already; refuses when the student is not in it.
create or replace function lms_ops.open_membership(opened public.student_groups, student uuid)
returns public.student_group_members
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    membership public.student_group_members;
begin
    select memberships.* into membership
    from public.student_group_members as memberships
    where memberships.group_id = opened.id
        and memberships.student_id = student
        and memberships.left_at is null;
    if not found then
        raise 'This student is not in %: open its course again.', opened.name;
    end if;
    return membership;
end
$$;
