-- Writes down that the viewer has signed in to the dashboard; two tabs of one sign-in open one session.
create or replace function lms_ops.open_session(
    key text,
    began timestamptz,
    address inet,
    browser text
) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    viewer constant uuid := lms_ops.current_viewer();
    opened_id uuid;
begin
    perform pg_advisory_xact_lock(hashtextextended('session ' || key, 0));
    insert into public.user_sessions (
        user_id,
        username,
        session_id,
        login_timestamp,
        last_activity_timestamp,
        ip_address,
        user_agent,
        metadata
    )
    select
        users.id,
        users.username,
        key,
        began,
        now(),
        address,
        browser,
        jsonb_build_object('application', 'dashboard')
    from public.users
    where users.id = viewer
        and not exists (
            select
            from public.user_sessions as sessions
            where sessions.user_id = viewer
                and sessions.session_id = key
        )
    returning user_sessions.id into opened_id;

    if opened_id is not null then
        perform lms_ops.record_action(
            'sign_in', 'session', opened_id, null, jsonb_build_object('application', 'dashboard')
        );
    end if;
end
$$;
