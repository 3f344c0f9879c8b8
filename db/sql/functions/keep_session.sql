-- Opens the viewer's session of the dashboard or goes on with it: 'open', or why it is over ('ended', 'idle', 'late').
--
-- The key is of one sign-in, so that whoever shows the sign-in of an ended session again gets nothing: only a new
-- one opens a new session. A look that is no act of the person (`acting` is false) does not keep the session alive.
create or replace function lms_ops.keep_session(
    key text,
    signed_in_at timestamptz,
    acting boolean default true,
    address inet default null,
    browser text default null
) returns text
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    viewer constant uuid := lms_ops.current_viewer();
    -- a setting that somebody removed must not lift the limit
    idle constant interval := make_interval(mins => coalesce(lms_ops.setting('access', 'idle_minutes'), 30)::integer);
    longest constant interval :=
        make_interval(mins => (60 * coalesce(lms_ops.setting('access', 'session_hours'), 12))::integer);
    kept public.user_sessions;
    -- a provider whose clock is ahead gives nobody more time
    began timestamptz := least(signed_in_at, now());
    last_seen timestamptz := least(signed_in_at, now());
    state text;
begin
    if viewer is null or signed_in_at is null then
        return 'ended';
    end if;

    select sessions.*
    into kept
    from public.user_sessions as sessions
    where sessions.user_id = viewer
        and sessions.session_id = key
    order by sessions.login_timestamp desc
    limit 1;
    if found then
        began := kept.login_timestamp;
        last_seen := coalesce(kept.last_activity_timestamp, kept.login_timestamp);
    end if;

    state := case
            when kept.logout_timestamp is not null or not coalesce(kept.is_active, true)
                then coalesce(kept.metadata ->> 'over', 'ended')
            when began + longest <= now() then 'late'
            when last_seen + idle <= now() then 'idle'
            else 'open'
        end;

    if kept.id is null then
        if state = 'open' then
            perform lms_ops.open_session(key, began, address, browser);
        end if;
    elsif state in ('idle', 'late') and kept.logout_timestamp is null then
        perform lms_ops.close_session(key, least(last_seen + idle, began + longest), state);
    elsif state = 'open' and acting and last_seen < now() - interval '1 minute' then
        update public.user_sessions as sessions
        set last_activity_timestamp = now()
        where sessions.user_id = viewer
            and sessions.session_id = key
            and sessions.logout_timestamp is null;
    end if;

    return state;
end
$$;
