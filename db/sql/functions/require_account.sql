-- Refuses with a sentence when the viewer may not change how somebody signs in: everybody may change their own sign-in,
-- and who manages users that of people no more powerful.
create or replace function lms_ops.require_account(person uuid) returns void
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if person = lms_ops.current_viewer() then
        return;
    end if;
    perform lms_ops.require_unit_right('user', 'manage', null);
    if person in (select lms_ops.viewer_superiors()) then
        raise insufficient_privilege using
            message = 'This account has a more powerful role than yours: ask one of its equals.';
    end if;
    if not exists (select from public.users where users.id = person and users.deleted_at is null) then
        raise 'There is no such account: choose another.';
    end if;
end
$$;
