-- The person behind an address that an identity provider has verified; null when nobody or more than one has it.
create or replace function lms_ops.user_for_email(address text) returns uuid
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select case when count(*) = 1 then (array_agg(users.id))[1] end
    from public.users
    where lower(users.email) = lower(address)
        and users.is_active
        and not coalesce(users.is_locked, false)
        and users.deleted_at is null
$$;
