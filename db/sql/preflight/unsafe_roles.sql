-- Roles with our names that may do more than ours: whom no policy binds, who makes roles, or becomes another of them.
-- level: impossible
-- remedy: take these rights from them, or rename them if they are somebody else's
with ours as (
    select roles.*
    from pg_roles as roles
    where roles.rolname in ('lms_dashboard', 'lms_app', 'lms_maintainer', 'lms_admin')
),

excesses as (
    select
        ours.rolname,
        excess.what,
        format('alter role %I %s', ours.rolname, excess.attribute) as statement
    from ours
    cross join lateral (
        values
            (ours.rolsuper, 'is a superuser', 'nosuperuser'),
            (ours.rolbypassrls, 'bypasses row-level security', 'nobypassrls'),
            (ours.rolcreaterole, 'creates roles', 'nocreaterole'),
            (ours.rolcreatedb, 'creates databases', 'nocreatedb'),
            (ours.rolreplication, 'replicates the server', 'noreplication')
    ) as excess (is_there, what, attribute)
    where excess.is_there
    union all
    select
        ours.rolname,
        format('is a member of %I', memberships.roleid::regrole),
        format('revoke %s from %I', memberships.roleid::regrole, ours.rolname)
    from ours
    join pg_auth_members as memberships on memberships.member = ours.oid
    join pg_roles as others on others.oid = memberships.roleid
    -- what else an administrator lends them, such as pg_monitor, opens no row
    where others.rolname in (
            'lms_dashboard',
            'lms_app',
            'lms_maintainer',
            'lms_admin',
            'pg_read_all_data',
            'pg_write_all_data',
            current_user
        )
        or others.rolsuper
        or others.rolbypassrls
)

select
    count(*) as count,
    array_agg(format('%s %s', excesses.rolname, excesses.what) order by excesses.rolname, excesses.what) as sample,
    format('let a superuser run "%s"', string_agg(excesses.statement, '; ' order by excesses.rolname, excesses.what))
        as remedy
from excesses
