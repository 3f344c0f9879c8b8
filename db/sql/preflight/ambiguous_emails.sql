-- Addresses that more than one active user has, apart from capital letters: the dashboard lets nobody in by them.
-- level: notice
-- reads: users
-- remedy: give each user an address of their own before they sign in to the dashboard
with repeated as (
    select
        lower(users.email) as address,
        count(*) as users
    from public.users
    where users.is_active
        and not coalesce(users.is_locked, false)
        and users.deleted_at is null
    group by lower(users.email)
    having count(*) > 1
)

select
    count(*) as count,
    (array_agg(format('%s: %s users', repeated.address, repeated.users) order by repeated.address))[:5] as sample
from repeated
