-- The person for whom this transaction acts; nobody when unset, empty, malformed, unknown, locked or inactive.
--
-- In plpgsql, as other small questions that are asked in every enrollment: its plan is kept, that of an SQL function
-- is made anew in every statement.
create or replace function lms_ops.current_viewer() returns uuid
language plpgsql
stable
parallel safe
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    return (
        select users.id
        from public.users
        where users.id = case
                when current_setting('app.current_user_id', true)
                    ~ '^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$'
                    then current_setting('app.current_user_id', true)::uuid
            end
            and users.is_active
            and not coalesce(users.is_locked, false)
            and users.deleted_at is null
    );
end
$$;
