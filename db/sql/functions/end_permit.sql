-- Ends a permit, for a reason that is kept; a seat that was taken under it stays.
-- The viewer needs offering.manage in the unit of the offering's course.
create or replace function lms_ops.end_permit(permit uuid, reason text) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    why constant text := lms_ops.require_reason(reason);
    ended lms_ops.registration_permits;
begin
    select permits.*
    into ended
    from lms_ops.registration_permits as permits
    where permits.id = permit
    for no key update;
    if not found then
        raise 'There is no permit %: load the page again.', coalesce(permit::text, 'without a name');
    end if;
    perform lms_ops.require_offering_right(ended.course_offering_id, 'offering', 'manage');
    if ended.ended_at is not null then
        raise 'This permit has ended already: load the page again.';
    end if;

    update lms_ops.registration_permits as permits
    set
        ended_by = lms_ops.current_viewer(),
        ended_at = now(),
        end_reason = why
    where permits.id = permit;

    perform lms_ops.record_action(
        'end_permit',
        'registration_permits',
        permit,
        jsonb_build_object('obstacle', ended.obstacle, 'valid_until', ended.valid_until),
        jsonb_build_object('student_id', ended.student_id, 'ended', true),
        why
    );
end
$$;
