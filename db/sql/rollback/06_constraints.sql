-- Constraints of tables that stay, and references of ours to them: one at a time, each with a lock on one such table.
select
    format('alter table %s drop constraint %I', constraints.conrelid::regclass, constraints.conname) as statement,
    coalesce(
        case when not leaving_objects.with_table then constraints.conrelid::regclass::text end,
        constraints.confrelid::regclass::text
    ) as locked
from leaving_objects
join pg_constraint as constraints on constraints.oid = leaving_objects.oid
where leaving_objects.kind = 'constraint'
    and constraints.conparentid = 0
    and (
        not leaving_objects.with_table
        or constraints.contype = 'f'
        and constraints.confrelid not in (
            select tables.oid
            from leaving_objects as tables
            where tables.kind = 'table'
        )
    )
order by
    -- a reference needs the unique constraint that it refers to
    constraints.contype <> 'f',
    locked,
    constraints.conname
