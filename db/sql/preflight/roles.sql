-- Roles that are missing and that the role which installs may not create.
-- level: impossible
-- remedy: let a superuser create them, then install again
with needed (place, role, statement) as (
    values
        (1, 'lms_dashboard', 'create role lms_dashboard login'),
        (2, 'lms_app', 'create role lms_app nologin'),
        (3, 'lms_maintainer', 'create role lms_maintainer nologin'),
        (4, 'lms_admin', 'create role lms_admin nologin')
)

select
    count(*) as count,
    array[format('%I may not create roles', current_user)] as sample,
    format(
        'let a superuser run "%s", then install again',
        string_agg(needed.statement, '; ' order by needed.place)
    ) as remedy
from needed
where to_regrole(needed.role) is null
    and not exists (
        select
        from pg_roles as roles
        where roles.rolname = current_user
            and (roles.rolsuper or roles.rolcreaterole)
    )
