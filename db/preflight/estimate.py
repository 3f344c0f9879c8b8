"""How much an installation writes and how long it takes, told from the sizes of the tables it works on."""

from sqlalchemy import Connection, text

# Measured on two busy cores with PostgreSQL 15 and 17; see tests/bench/bench_install.py.
FIXED_SECONDS = 15.0  # statements, functions and views, whatever the rows
FIXED_BYTES = 64 * 2**20  # empty tables, functions, and the segments of WAL that are always there
# Parts of a table's size that are written anew: the table's words for the search, its counts, its statistics.
SHARES = {
    "announcements": 3.0,
    "courses": 3.0,
    "students": 3.0,
    "staff_members": 3.0,
    "course_offerings": 2.0,
    "course_enrollments": 0.3,
    "grades": 0.3,
}
BYTES_A_SECOND = 20 * 2**20


def needed_bytes(connection: Connection) -> int:
    """Room that an installation takes on the server's disk, with its WAL; the backup file is not in it."""
    return FIXED_BYTES + 2 * _written_bytes(connection)


def duration_seconds(connection: Connection) -> float:
    """How long an installation over this database takes, without the backup and without waiting for others."""
    return round(FIXED_SECONDS + _written_bytes(connection) / BYTES_A_SECOND, 1)


def _written_bytes(connection: Connection) -> int:
    sizes = connection.execute(
        text("""
            select
                relations.relname,
                pg_total_relation_size(relations.oid) as bytes
            from pg_class as relations
            where relations.relnamespace = 'public'::regnamespace
                and relations.relname = any (:tables)
                and relations.relkind = 'r'
        """),
        {"tables": list(SHARES)},
    )
    return round(sum(SHARES[row.relname] * row.bytes for row in sizes))
