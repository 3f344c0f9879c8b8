-- Counts a wrong password for a user name, and locks the account after as many in a row as access.failed_logins says.
-- Nothing for a name that nobody has, and no answer to either: nobody learns which names there are.
create or replace function lms_ops.record_failed_login(user_name text) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    most constant numeric := lms_ops.setting('access', 'failed_logins');
    failed record;
begin
    update public.users
    set
        failed_login_count = coalesce(users.failed_login_count, 0) + 1,
        is_locked = coalesce(users.is_locked, false) or coalesce(users.failed_login_count + 1 >= most, false)
    where users.username = user_name
    returning
        users.id,
        users.failed_login_count,
        users.is_locked
    into failed;
    if failed.id is not null then
        perform lms_ops.record_action(
            'failed_login',
            'user',
            failed.id,
            null,
            jsonb_build_object('failed_login_count', failed.failed_login_count, 'is_locked', failed.is_locked)
        );
    end if;
end
$$;
