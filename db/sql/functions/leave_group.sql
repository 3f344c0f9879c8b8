-- Ends a student's membership in a group; it stays as history. A leader leaves last, or after the leader has changed.
-- The viewer needs group.manage for the offering. Leaves a row in the audit log.
create or replace function lms_ops.leave_group(group_id uuid, student uuid) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    opened constant public.student_groups := lms_ops.open_group($1);
    membership constant public.student_group_members := lms_ops.open_membership(opened, student);
begin
    if membership.role = 'leader' and exists (
        select
        from public.student_group_members as others
        where others.group_id = opened.id
            and others.left_at is null
            and others.id <> membership.id
    ) then
        raise 'This student leads %: change the leader first.', opened.name;
    end if;

    -- not now(): who joined while this waited for the group did so after it
    update public.student_group_members as memberships
    set left_at = clock_timestamp()
    where memberships.id = membership.id;
    perform lms_ops.record_action(
        'leave_group',
        'student_groups',
        opened.id,
        jsonb_build_object('student_id', student, 'role', membership.role),
        null
    );
end
$$;
