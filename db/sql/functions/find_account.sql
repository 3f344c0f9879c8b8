-- The account of an address that an identity provider has verified, or why it may not come in. One row, always.
--
-- The refusal is null, 'unknown', 'shared', 'locked' or 'inactive'; only without one there is a person. Letters are
-- folded in ASCII alone: other alphabets have some that fold onto the a to z of somebody else's address.
create or replace function lms_ops.account_of(address text) returns table (user_id uuid, refusal text)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    open_accounts uuid[];
    is_known boolean;
    is_locked boolean;
begin
    select
        array_agg(users.id) filter (where users.is_active and not coalesce(users.is_locked, false)),
        count(*) > 0,
        coalesce(bool_or(users.is_locked), false)
    into
        open_accounts,
        is_known,
        is_locked
    from public.users
    where lower(users.email collate "C") = lower(address collate "C")
        and users.deleted_at is null;

    if cardinality(open_accounts) = 1 then
        return query select open_accounts[1], null::text;
    else
        return query
            select
                null::uuid,
                case
                    when open_accounts is not null then 'shared'
                    when is_locked then 'locked'
                    when is_known then 'inactive'
                    else 'unknown'
                end;
    end if;
end
$$;
