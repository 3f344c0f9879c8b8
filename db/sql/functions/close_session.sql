-- Writes down that the viewer's session is over, since when and why: 'ended' (signed out), 'idle' or 'late'. Once.
create or replace function lms_ops.close_session(key text, over_since timestamptz, why text) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    closed_id uuid;
begin
    update public.user_sessions as sessions
    set
        logout_timestamp = over_since,
        is_active = false,
        metadata = coalesce(sessions.metadata, '{}') || jsonb_build_object('over', why)
    where sessions.user_id = lms_ops.current_viewer()
        and sessions.session_id = key
        and sessions.logout_timestamp is null
    returning sessions.id into closed_id;

    if closed_id is not null then
        perform lms_ops.record_action('sign_out', 'session', closed_id, null, null, why);
    end if;
end
$$;
