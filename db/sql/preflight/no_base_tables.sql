-- The database holds tables that are not those of an LMS.
-- level: impossible
-- remedy: install into an empty database, or into the one whose schema public holds students, courses, course_offerings and course_enrollments
with others as (
    select relations.oid::regclass::text as name
    from pg_class as relations
    join pg_namespace as schemas on schemas.oid = relations.relnamespace
    where relations.relkind in ('r', 'p', 'f', 'm', 'v')
        and schemas.nspname !~ '^pg_'
        and schemas.nspname not in ('information_schema', 'lms_ops')
        and not exists (
            select
            from pg_depend as dependencies
            where dependencies.classid = 'pg_class'::regclass
                and dependencies.objid = relations.oid
                and dependencies.deptype = 'e'
        )
),

shown as (
    select others.name
    from others
    order by others.name
    limit 5
)

select
    count(*) as count,
    case when count(*) > 0 then array[format(
        'the database %s already holds %s%s and no LMS',
        current_database(),
        (select string_agg(shown.name, ', ' order by shown.name) from shown),
        case when count(*) > 5 then format(' and %s more', count(*) - 5) end
    )] end as sample
from others
where to_regclass('lms_ops.installed_files') is null
    and (
        to_regclass('public.students') is null
        or to_regclass('public.courses') is null
        or to_regclass('public.course_offerings') is null
        or to_regclass('public.course_enrollments') is null
    )
