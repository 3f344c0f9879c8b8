"""What the rows of every table add up to: the same number for the same rows, in whatever order and database."""

from collections.abc import Collection
from dataclasses import dataclass

from psycopg import sql
from sqlalchemy import Connection, text

# A row is read as text, so everything that words a value is pinned. Rows that a policy hides are an error.
PINNED = {
    "timezone": "UTC",
    "datestyle": "ISO, YMD",
    "intervalstyle": "postgres",
    "bytea_output": "hex",
    "extra_float_digits": "1",
    "row_security": "off",
}


@dataclass(frozen=True)
class Checksum:
    """How many rows a table has, and the sum of their 64-bit hashes."""

    rows: int
    total: int


def tables(connection: Connection) -> dict[int, tuple[str, str]]:
    """Every table that holds rows of its own, without those of extensions: schema and name by oid, by name."""
    rows = connection.execute(
        text("""
            select
                classes.oid,
                schemas.nspname::text as schema_name,
                classes.relname::text as table_name
            from pg_class as classes
            join pg_namespace as schemas on schemas.oid = classes.relnamespace
            where classes.relkind = 'r'
                and classes.relpersistence <> 't'
                and schemas.nspname !~ '^pg_'
                and schemas.nspname <> 'information_schema'
                and not exists (
                    select
                    from pg_depend as dependencies
                    where dependencies.classid = 'pg_class'::regclass
                        and dependencies.objid = classes.oid
                        and dependencies.deptype = 'e'
                )
            order by schema_name, table_name
        """)
    )
    return {row.oid: (row.schema_name, row.table_name) for row in rows}


def checksums(connection: Connection, *, only: Collection[str] | None = None) -> dict[str, Checksum]:
    """The checksum of every table, or of these only, by 'schema.table', in the connection's transaction."""
    with connection.connection.cursor() as cursor:
        for name, value in PINNED.items():
            cursor.execute("select set_config(%s, %s, true)", (name, value))
        found = {}
        for schema, table in tables(connection).values():
            if only is not None and f"{schema}.{table}" not in only:
                continue
            # `only`: a partition or child is a table of its own
            cursor.execute(
                sql.SQL(
                    "select count(*), coalesce(sum(hashtextextended(counted.*::text, 0)), 0) from only {} as counted"
                ).format(sql.Identifier(schema, table))
            )
            rows, total = cursor.fetchone()
            found[f"{schema}.{table}"] = Checksum(rows, int(total))
    return found
