-- Closes a group: its memberships end and stay as history, and nobody joins it any more. Returns how many were in it.
-- The viewer needs group.manage for the offering. Leaves a row in the audit log.
create or replace function lms_ops.close_group(group_id uuid) returns integer
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    opened constant public.student_groups := lms_ops.open_group($1);
    members integer;
begin
    -- not now(): who joined while this waited for the group did so after it
    update public.student_group_members as memberships
    set left_at = clock_timestamp()
    where memberships.group_id = opened.id
        and memberships.left_at is null;
    get diagnostics members = row_count;
    update public.student_groups as groups
    set is_active = false
    where groups.id = opened.id;

    perform lms_ops.record_action(
        'close_group',
        'student_groups',
        opened.id,
        jsonb_build_object('is_active', true, 'members', members),
        jsonb_build_object('is_active', false)
    );
    return members;
end
$$;
