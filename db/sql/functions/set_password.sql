-- Keeps the hash of a new password: everybody's own, or as who manages users that of somebody no more powerful.
create or replace function lms_ops.set_password(person uuid, new_hash text) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform lms_ops.require_account(person);
    -- no hash is that short: what came is the password itself
    if length(coalesce(new_hash, '')) < 32 then
        raise 'Only the hash of a password is kept: hash it first, with argon2 for instance.';
    end if;

    update public.users
    set
        password_hash = new_hash,
        password_changed_at = now()
    where users.id = person;
    -- that it was changed is kept, the hash is not
    perform lms_ops.record_action(
        'set_password', 'user', person, null, jsonb_build_object('password_changed_at', now())
    );
end
$$;
