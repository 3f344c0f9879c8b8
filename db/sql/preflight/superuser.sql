-- The role that installs is a superuser: our functions would run with all its rights, whoever calls them.
-- level: notice
-- remedy: let a role that owns the tables and nothing else install
select
    count(*) as count,
    array_agg(roles.rolname::text) as sample,
    format(
        'run "create role lms_owner login createrole; alter database %I owner to lms_owner", give that role a password '
        'and, where there are tables of an LMS, their owner as a membership, and install as lms_owner',
        current_database()
    ) as remedy
from pg_roles as roles
where roles.rolname = current_user
    and roles.rolsuper
