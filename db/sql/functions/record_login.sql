-- Writes down that the viewer has just signed in with a password, and forgets the wrong ones before it.
create or replace function lms_ops.record_login() returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    viewer constant uuid := lms_ops.current_viewer();
begin
    if viewer is null then
        raise insufficient_privilege using
            message = 'Nobody has signed in: set app.current_user_id in this transaction.';
    end if;
    update public.users
    set
        last_login_at = now(),
        failed_login_count = 0
    where users.id = viewer;
    perform lms_ops.record_action('login', 'user', viewer, null, null);
end
$$;
