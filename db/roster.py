"""Who sits and waits in a term now, as an earlier import left it or people have changed it since."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, text

from db.incoming import DEGREES
from db.synthesis.population import Student
from db.synthesize import Key
from db.terms import Term

LEVELS = {degree: level for level, degree in DEGREES.items()}


@dataclass(frozen=True)
class Roster:
    """What `synthesize` takes of the database: students by number, seats and queues by section.

    students are those whom an import invented and whoever else sits or waits in its offerings of the term;
    barred are those of them who may not get anything new: on hold, or not active.
    """

    students: list[Student]
    barred: set[str]
    seats: dict[Key, list[str]]
    waiting: dict[Key, list[str]]
    waiting_elsewhere: dict[tuple[str, str], list[str]]


def read_roster(connection: Connection, term: Term) -> Roster:
    """The roster of a term's imported offerings; seats and queues in the order of coming."""
    of_term = {"academic_year": term.academic_year, "season": term.season}
    students = connection.execute(_STUDENTS, of_term).all()
    return Roster(
        students=[
            Student(row.student_number, LEVELS.get(row.degree_type, "undergraduate"), row.home, row.since)
            for row in students
        ],
        barred={row.student_number for row in students if row.is_barred},
        seats=_grouped(connection.execute(_SEATS, of_term)),
        waiting=_grouped(connection.execute(_WAITING, of_term)),
        waiting_elsewhere=_grouped(connection.execute(_WAITING_ELSEWHERE, of_term)),
    )


def _grouped(rows: Iterable[tuple[str, str, str]]) -> dict[tuple[str, str], list[str]]:
    grouped: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for *key, number in rows:
        grouped[*key][number] = None
    return {key: list(numbers) for key, numbers in grouped.items()}


_IMPORTED = """
    with imported as (
        select
            offerings.id as course_offering_id,
            courses.code,
            offerings.section_code,
            -- with grades, who withdrew is among those whom the export counts
            case
                when bool_or(published_grades.mean is not null) over ()
                    then '{enrolled,completed,withdrawn}'::text[]
                else '{enrolled,completed}'
            end as seated_statuses
        from academic_terms as terms
        join course_offerings as offerings on offerings.academic_term_id = terms.id
        join lms_ops.imported_sections on imported_sections.course_offering_id = offerings.id
        join courses on courses.id = offerings.course_id
        left join lms_ops.published_grades on published_grades.course_offering_id = offerings.id
        where terms.academic_year = :academic_year
            and terms.term_type = :season
    )
"""

_STUDENTS = text(
    _IMPORTED
    + """
    , present as (
        select enrollments.student_id
        from imported
        join course_enrollments as enrollments using (course_offering_id)
        where enrollments.enrollment_status = any (imported.seated_statuses)
        union
        select entries.student_id
        from imported
        join course_waitlist as entries using (course_offering_id)
        where entries.status in ('waiting', 'notified')
    )

    select
        students.student_number,
        programs.degree_type,
        coalesce(units.code, '') as home,
        -- the academic year begins in autumn: who came in February came to the year before
        extract(year from students.enrollment_date - interval '6 months')::integer as since,
        students.status <> 'active' or holds.student_id is not null as is_barred
    from students
    left join academic_programs as programs on programs.id = students.academic_program_id
    left join organization_units as units on units.id = programs.organization_unit_id
    left join present on present.student_id = students.id
    left join (
        select distinct student_holds.student_id
        from student_holds
        where student_holds.is_active
            and student_holds.blocks_registration
    ) as holds on holds.student_id = students.id
    where present.student_id is not null
        or students.metadata ->> 'invented_by' = 'import-schedule'
    order by students.student_number
    """
)

_SEATS = text(
    _IMPORTED
    + """
    select
        imported.code,
        imported.section_code,
        students.student_number
    from imported
    join course_enrollments as enrollments using (course_offering_id)
    join students on students.id = enrollments.student_id
    where enrollments.enrollment_status = any (imported.seated_statuses)
    order by
        enrollments.enrollment_date,
        students.student_number
    """
)

_WAITING = text(
    _IMPORTED
    + """
    select
        imported.code,
        imported.section_code,
        students.student_number
    from imported
    join course_waitlist as entries using (course_offering_id)
    join students on students.id = entries.student_id
    where entries.status in ('waiting', 'notified')
    order by
        entries.priority desc,
        entries.joined_at,
        entries.id
    """
)

_WAITING_ELSEWHERE = text(
    _IMPORTED
    + """
    select
        courses.code,
        entries.component,
        students.student_number
    from course_waitlist as entries
    join courses on courses.id = entries.course_id
    join students on students.id = entries.student_id
    left join imported using (course_offering_id)
    where entries.status in ('waiting', 'notified')
        and imported.course_offering_id is null
    """
)
