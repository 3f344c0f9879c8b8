-- Makes a member of a group its leader; who led it becomes a member.
-- The viewer needs group.manage for the offering. Leaves a row in the audit log.
create or replace function lms_ops.change_leader(group_id uuid, student uuid) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    opened constant public.student_groups := lms_ops.open_group($1);
    membership constant public.student_group_members := lms_ops.open_membership(opened, student);
    led_before uuid;
begin
    if membership.role = 'leader' then
        raise 'This student leads % already.', opened.name;
    end if;

    -- one after the other: at no moment are there two
    update public.student_group_members as memberships
    set role = 'member'
    where memberships.group_id = opened.id
        and memberships.role = 'leader'
        and memberships.left_at is null
    returning memberships.student_id into led_before;
    update public.student_group_members as memberships
    set role = 'leader'
    where memberships.id = membership.id;
    perform lms_ops.record_action(
        'change_group_leader',
        'student_groups',
        opened.id,
        jsonb_build_object('student_id', led_before),
        jsonb_build_object('student_id', student)
    );
end
$$;
