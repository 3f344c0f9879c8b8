-- Rights that the role which installs does not have.
-- level: impossible
-- remedy: let a superuser give the role these rights, then install again
with needed (place, is_given, what, statement) as (
    values
        (
            1,
            has_database_privilege(current_database(), 'create'),
            format('schemas and extensions in %I', current_database()),
            format('grant create on database %I to %I', current_database(), current_user)
        ),
        (
            2,
            has_schema_privilege('public', 'create'),
            'tables in the schema public',
            format('grant create on schema public to %I', current_user)
        )
)

select
    count(*) as count,
    array_agg(format('%I may not create %s', current_user, needed.what) order by needed.place) as sample,
    format(
        'let a superuser run "%s", then install again',
        string_agg(needed.statement, '; ' order by needed.place)
    ) as remedy
from needed
where not needed.is_given
