-- Schemas with the names of ours that are not ours.
-- level: impossible
-- remedy: rename them; ours are called report and lms_ops wherever this is installed
select
    count(*) as count,
    array_agg(
        format('the schema %s belongs to %s', schemas.nspname, pg_get_userbyid(schemas.nspowner))
        order by schemas.nspname
    ) as sample
from pg_namespace as schemas
where schemas.nspname in ('report', 'lms_ops')
    and to_regclass('lms_ops.installations') is null
    and to_regclass('lms_ops.installed_files') is null
