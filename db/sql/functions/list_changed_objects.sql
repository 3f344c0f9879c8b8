-- Objects that are not what the latest installation left: gone (nothing found), different, or added by others.
-- Others may add tables, columns, indexes, triggers and functions of their own to public; policies and rights on what
-- we look after, and anything in our own schemas, they may not.
create or replace function lms_ops.changed_objects()
returns table (kind text, name text, installed text, found text)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select
        coalesce(installed_objects.kind, catalog_objects.kind),
        coalesce(installed_objects.name, catalog_objects.name),
        installed_objects.definition,
        catalog_objects.definition
    from lms_ops.installed_objects
    full join lms_ops.catalog_objects()
        on catalog_objects.kind = installed_objects.kind
        and catalog_objects.name = installed_objects.name
    where installed_objects.definition is distinct from catalog_objects.definition
        and (
            installed_objects.kind is not null
            or catalog_objects.name ~ '^(report|lms_ops)\.'
            or (
                catalog_objects.kind = 'policy'
                and exists (
                    select
                    from lms_ops.installed_objects as tables
                    where tables.kind = 'table'
                        and starts_with(catalog_objects.name, tables.name || '.')
                )
            )
            or (
                catalog_objects.kind = 'right'
                and exists (
                    select
                    from lms_ops.installed_objects as objects
                    where objects.kind in ('table', 'column', 'materialized view', 'function')
                        and objects.name = split_part(catalog_objects.name, ' on ', 2)
                )
            )
        )
$$;
