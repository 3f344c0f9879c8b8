-- Roles with our names that may do more than ours: superusers, and who passes by row-level security.
-- level: impossible
-- remedy: take these rights from them, or rename them if they are somebody else's
with ours as (
    select
        roles.rolname,
        case when roles.rolsuper then 'is a superuser' else 'bypasses row-level security' end as excess,
        case when roles.rolsuper then 'nosuperuser nobypassrls' else 'nobypassrls' end as attributes
    from pg_roles as roles
    where roles.rolname in ('lms_dashboard', 'lms_app', 'lms_maintainer', 'lms_admin')
        and (roles.rolsuper or roles.rolbypassrls)
)

select
    count(*) as count,
    array_agg(format('%s %s', ours.rolname, ours.excess) order by ours.rolname) as sample,
    format(
        'let a superuser run "%s"',
        string_agg(format('alter role %I %s', ours.rolname, ours.attributes), '; ' order by ours.rolname)
    ) as remedy
from ours
