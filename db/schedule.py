"""Writes a registrar's class-schedule export into the database, in one transaction.

The export decides: what it has is there afterwards, with students enrolled and waiting exactly as it counts
them; what an earlier export of the term had and this one has not is cancelled. The same file again changes
nothing.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, text

from db import grades_file, incoming
from db.errors import Refused
from db.grading import Graded, give_grades, require_end
from db.registrar import Rejection, Section, read
from db.roster import Roster, read_roster
from db.sqlfile import SqlFile
from db.synthesis.aims import Aims
from db.synthesize import Synthesis, synthesize
from db.terms import Term, read_term

GUARD = 7_264_502  # the advisory lock that one import holds
# The files that compare the incoming tables with the database, in their order.
PARTS = ("term", "courses", "offerings", "people", "teaching", "meetings", "offices", "seats", "queues")


@dataclass(frozen=True)
class Imported:
    """What an import did: students enrolled and waiting as the database now has them, rows set aside and why,
    how believable the term is, rows written in all tables, and how its grades came in, if it has any."""

    term: str
    sections: int
    enrolled: int
    waitlisted: int
    rejected: int
    rejections: tuple[Rejection, ...]
    aims: Aims
    written: int
    grades: Graded | None
    seconds: float


def import_schedule(
    engine: Engine,
    path: Path,
    *,
    term: str,
    current: bool = False,
    grades: Path | None = None,
    progress: Callable[[str], None] = lambda line: None,
) -> Imported:
    """Import the file as that term, such as 2025-spring, and make it the current one if asked.

    With a grade file the term's enrollments end, with its letters. LmsError, and nothing changed, where the term
    or a file is none, the term of the grades is not over, or the database has real people.
    """
    started = time.monotonic()
    wanted = read_term(term)
    export = read(path)
    graded_sections = grades_file.read(grades, wanted) if grades else ()
    progress(f"{len(export.sections):,} sections read, {len(export.rejected):,} rows set aside")
    with engine.begin() as connection:
        connection.execute(text("select pg_advisory_xact_lock(:guard)"), {"guard": GUARD})
        written_before = connection.scalar(_WRITTEN)
        _mark_as_invented(connection)
        if grades:
            require_end(connection, term, wanted.dates(export.sections)[1])
        roster = read_roster(connection, wanted)
        synthesis = synthesize(
            export.sections,
            autumn=wanted.autumn,
            earlier=roster.students,
            seats=roster.seats,
            waiting=roster.waiting,
            barred=roster.barred,
            waiting_elsewhere=roster.waiting_elsewhere,
        )
        progress(f"{synthesis.aims.students:,} students have their seats")
        SqlFile("schedule/incoming.sql").run(connection)
        for table, rows in _incoming(connection, export.sections, synthesis, roster, wanted, current).items():
            _copy(connection, table, rows)
        _copy(connection, "incoming_grades", incoming.grades(graded_sections))
        for part in PARTS:
            SqlFile(f"schedule/{part}.sql").run(connection)
        graded = give_grades(connection) if grades else None
        written = connection.scalar(_WRITTEN) - written_before
        enrolled, waitlisted = connection.execute(_COUNTS).one()
        if written:
            SqlFile("schedule/analyze.sql").run(connection)
    progress(f"{written:,} rows written")
    return Imported(
        term=f"{wanted.year}-{wanted.season}",
        sections=len(export.sections),
        enrolled=enrolled,
        waitlisted=waitlisted,
        rejected=len(export.rejected),
        rejections=export.rejected,
        aims=synthesis.aims,
        written=written,
        grades=graded,
        seconds=round(time.monotonic() - started, 2),
    )


def _mark_as_invented(connection: Connection) -> None:
    """Set the marker in a database without people; refuse one with people whom nobody invented."""
    if connection.scalar(text("select exists (select from lms_ops.invented_people)")):
        return
    if connection.scalar(text("select exists (select from users) or exists (select from persons)")):
        raise Refused(
            "this database has real people, and the import would invent students among them: import into a new database"
        )
    connection.execute(text("insert into lms_ops.invented_people (made_by) values ('import-schedule')"))


def _incoming(
    connection: Connection,
    sections: tuple[Section, ...],
    synthesis: Synthesis,
    roster: Roster,
    term: Term,
    current: bool,
) -> dict[str, Iterable[tuple]]:
    """The rows of each incoming table, its columns in the table's order."""
    teachers = incoming.instructors(sections)
    held = set(connection.scalars(_HELD_OFFICES))
    vacant = {"REGISTRAR", "SYSADMIN", *(section.mnemonic for section in sections)} - held
    in_office = incoming.officers(sections, teachers, vacant)
    known = {student.number for student in roster.students}
    needed = {number for numbers in (*synthesis.seats, *synthesis.waiting) for number in numbers} - known
    newcomers = [student for student in synthesis.students if student.number in needed]
    return {
        "incoming_term": [(term.academic_year, term.season, term.number, *term.dates(sections), current)],
        "incoming_sections": incoming.sections(sections, synthesis),
        "incoming_meetings": incoming.meetings(sections),
        "incoming_instructors": [(teacher.username, teacher.employee_number, teacher.home) for teacher in teachers],
        "incoming_teaching": incoming.teaching(sections),
        "incoming_officers": in_office,
        "incoming_people": incoming.people(teachers, in_office, newcomers),
        "incoming_students": incoming.students(newcomers),
        "incoming_seats": incoming.seats(synthesis),
        "incoming_queues": incoming.queues(synthesis),
    }


def _copy(connection: Connection, table: str, rows: Iterable[tuple]) -> None:
    with connection.connection.cursor() as cursor:
        with cursor.copy(f"copy {table} from stdin") as copy:
            for row in rows:
                copy.write_row(row)
        cursor.execute(f"analyze {table}")


# Roles of the university that somebody has, and departments that have a head.
_HELD_OFFICES = text(
    """
    select roles.code
    from user_roles
    join roles on roles.id = user_roles.role_id
    where roles.code in ('REGISTRAR', 'SYSADMIN')
        and coalesce(user_roles.valid_until, 'infinity') > now()
    union
    select units.code
    from organization_units as units
    where units.head_user_id is not null
    """
)

# Rows written so far, temporary tables left out; those of the session's transactions just before may be among
# them.
_WRITTEN = text(
    """
    select coalesce(sum(written.n_tup_ins + written.n_tup_upd + written.n_tup_del), 0)::bigint
    from pg_stat_xact_user_tables as written
    where written.schemaname in ('public', 'lms_ops')
    """
)

_COUNTS = text(
    """
    select
        (
            select count(*)
            from incoming_sections
            join course_enrollments as enrollments using (course_offering_id)
            where enrollments.enrollment_status in ('enrolled', 'completed')
        ) as enrolled,
        (
            select count(*)
            from incoming_sections
            join course_waitlist as entries using (course_offering_id)
            where entries.status in ('waiting', 'notified')
        ) as waitlisted
    """
)
