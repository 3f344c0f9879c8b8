-- What the LMS compares a password with before anybody is known: one row, or none for who does not exist or may not
-- sign in, so that the answers to both are the same.
--
-- The role of the LMS reads no password from the table: whoever gets hold of it would have to know each user name. The
-- second factor's secret is null where there is none.
create or replace function lms_ops.find_login(user_name text)
returns table (user_id uuid, password_hash text, mfa_secret text)
language sql
stable
security definer
rows 1
set search_path = pg_catalog, pg_temp
as $$
    select
        users.id,
        users.password_hash,
        case when users.mfa_enabled then users.mfa_secret end
    from public.users
    where users.username = user_name
        and users.is_active
        and not coalesce(users.is_locked, false)
        and users.deleted_at is null
$$;
