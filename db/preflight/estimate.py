"""How much an installation writes and how long it takes, told from the sizes of the tables that it reads and fills.

Measured with the university at its real size (228 MB, 192,000 enrollments, 195,000 grades) and at a fortieth of it,
on two cores that were three times overbooked: 33 and 27 s, 40 and 13 MB more on the disk, 50 and 18 MB of WAL.
"""

from sqlalchemy import Connection, text

FIXED_SECONDS = 12  # statements, functions and views, whatever the rows
FIXED_BYTES = 64 * 2**20  # what is made without rows, and segments of WAL
BYTES_A_SECOND = 12 * 2**20  # of the tables that are read: figures, words for the search, the planner's statistics
WRITTEN_SHARE = 0.5  # of their size: what is filled from them, with its WAL
READ = (
    "academic_terms",
    "announcements",
    "assessment_submissions",
    "assessments",
    "attendance_records",
    "class_schedules",
    "course_enrollments",
    "course_instructors",
    "course_offerings",
    "courses",
    "grades",
    "persons",
    "staff_members",
    "students",
    "users",
)


def needed_bytes(connection: Connection) -> int:
    """Room that an installation takes on the server's disk, with its WAL; the backup file is not in it."""
    return FIXED_BYTES + round(WRITTEN_SHARE * _read_bytes(connection))


def duration_seconds(connection: Connection) -> float:
    """How long an installation takes here, without the backup and without waiting for others."""
    return round(FIXED_SECONDS + _read_bytes(connection) / BYTES_A_SECOND, 1)


def _read_bytes(connection: Connection) -> int:
    return connection.scalar(
        text("""
            with recursive read_tables as (
                select relations.oid
                from pg_class as relations
                where relations.relnamespace = to_regnamespace('public')
                    and relations.relname = any (:tables)
                    and relations.relkind in ('r', 'p')
                union
                select partitions.inhrelid
                from read_tables
                join pg_inherits as partitions on partitions.inhparent = read_tables.oid
            ),

            storage as (
                select read_tables.oid
                from read_tables
                union
                select indexes.indexrelid
                from read_tables
                join pg_index as indexes on indexes.indrelid = read_tables.oid
            )

            -- as the planner knows them: asking for the real size would wait for whoever locks a table
            select coalesce(sum(relations.relpages::bigint), 0)::bigint * current_setting('block_size')::bigint
            from storage
            join pg_class as relations on relations.oid = storage.oid
        """),
        {"tables": list(READ)},
    )
