-- Users without a person: nobody knows their names.
-- level: notice
-- reads: users, persons
-- remedy: nothing has to be done: they are shown by their user names until a person is entered
with nameless as (
    select users.username
    from public.users
    where not exists (
        select
        from public.persons
        where persons.user_id = users.id
    )
)

select
    count(*) as count,
    (array_agg(nameless.username order by nameless.username))[:5] as sample
from nameless
