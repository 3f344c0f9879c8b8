"""Every row of the tables that were there before, as one checksum: nothing may be lost or changed by an upgrade.

A checksum covers the columns that the table had before, whatever their order and that of the rows. What an
installation declares is taken back first: decided values read as their old ones, rows that it made are left out.
"""

from collections.abc import Collection, Mapping
from uuid import UUID

from psycopg import Connection, sql

Columns = dict[str, list[str]]  # of each table
Checksums = dict[str, dict[str, str]]  # of each table, by the row's key as text

NOTHING_DECLARED = "select null::uuid, null::jsonb where false"
DECIDED = """
    select decided.row_id, jsonb_object_agg(decided.column_name, decided.old_value)
    from lms_ops.decided_values as decided
    where decided.table_name = {name}
    group by decided.row_id
"""
MADE = "select null::uuid, made.row_key from lms_ops.made_rows as made where made.table_name = {name}"


def columns(connection: Connection) -> Columns:
    """The columns of every table of the schema public that holds rows of its own."""
    return dict(
        connection.execute("""
            select relations.relname::text, array_agg(columns.attname::text order by columns.attnum)
            from pg_class as relations
            join pg_attribute as columns on columns.attrelid = relations.oid
            where relations.relnamespace = 'public'::regnamespace
                and relations.relkind in ('r', 'p')
                and not relations.relispartition
                and columns.attnum > 0
                and not columns.attisdropped
            group by relations.relname
            order by relations.relname
        """).fetchall()
    )


def checksums(connection: Connection, of: Columns) -> Checksums:
    """The checksum of every row of these columns; the reader has to see all rows."""
    declared = connection.execute("select to_regclass('lms_ops.decided_values')").fetchone()[0] is not None
    now = columns(connection)
    return {
        table: _of_table(connection, table, [name for name in now[table] if name not in names], declared=declared)
        for table, names in of.items()
        if table in now
    }


def differences(before: Checksums, after: Checksums, *, besides: Collection[tuple[str, UUID]] = ()) -> list[str]:
    """What is gone, changed or new, a sentence each; `besides` are rows that somebody else has written since."""
    found = []
    for table, rows in before.items():
        excused = {str(row_id) for name, row_id in besides if name == table}
        now = after.get(table, {})
        gone = rows.keys() - now.keys() - excused
        changed = {key for key in rows.keys() & now.keys() - excused if rows[key] != now[key]}
        new = now.keys() - rows.keys() - excused
        for what, keys in (("gone from", gone), ("changed in", changed), ("new in", new)):
            if keys:
                found.append(f"{len(keys)} rows are {what} {table}, such as {min(keys)}")
    return found


def unlike(connection: Connection, written: Mapping[tuple[str, UUID], dict[str, object] | None]) -> list[str]:
    """Rows that are not as somebody was told that they are stored, a sentence each; None: deleted."""
    found = []
    for (table, row_id), expected in written.items():
        names = [sql.Identifier(name) for name in expected or ("id",)]
        statement = sql.SQL("select {} from {} where id = %s").format(sql.SQL(", ").join(names), sql.Identifier(table))
        row = connection.execute(statement, [row_id]).fetchone()
        if row != (tuple(expected.values()) if expected else None):
            found.append(f"{table} {row_id} is {row}, but was written as {expected}")
    return found


def _of_table(connection: Connection, table: str, added: list[str], *, declared: bool) -> dict[str, str]:
    """Checksums by key, without the added columns; the key is the id, or the row itself where there is none."""
    name = sql.Literal(table)
    statement = sql.SQL("""
        with decided (row_id, old_values) as ({decided}),
        made (row_id, row_key) as ({made})

        select
            coalesce(rows.content ->> 'id', rows.content::text),
            md5(((rows.content || coalesce(decided.old_values, '{{}}')) - %s::text[])::text)
        from {table} as base
        cross join lateral (select to_jsonb(base) - %s::text[] as content) as rows
        left join decided on decided.row_id::text = rows.content ->> 'id'
        where not exists (select from made where rows.content @> made.row_key)
    """).format(
        table=sql.Identifier("public", table),
        decided=sql.SQL(DECIDED if declared else NOTHING_DECLARED).format(name=name),
        made=sql.SQL(MADE if declared else NOTHING_DECLARED).format(name=name),
    )
    return dict(connection.execute(statement, [added, added]).fetchall())
