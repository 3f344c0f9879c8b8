-- Keeps the secret of a second factor, or with null ends it: everybody's own, or as who manages users that of somebody
-- no more powerful.
create or replace function lms_ops.set_second_factor(person uuid, new_secret text) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform lms_ops.require_account(person);
    update public.users
    set
        mfa_secret = new_secret,
        mfa_enabled = new_secret is not null
    where users.id = person;
    -- that there is one is kept, the secret is not
    perform lms_ops.record_action(
        'set_second_factor', 'user', person, null, jsonb_build_object('mfa_enabled', new_secret is not null)
    );
end
$$;
