"""What the old application does, one transaction each: `READS` and `WRITES`.

It knows the base tables only, by the columns that it has always known. Whoever calls an action gives it a `Visit`:
how to ask the database, whom and what the visit is about, and where to note what was written.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from random import Random
from typing import Any, Protocol
from uuid import UUID, uuid4

from psycopg.types.json import Jsonb

Row = tuple[Any, ...]


class Visit(Protocol):
    """One visitor: their chance, what they may draw from, and the way to the database."""

    chance: Random
    students: list[UUID]  # nobody else writes for these
    courses: list[UUID]  # nobody else edits these
    offerings: list[UUID]
    users: list[UUID]

    def ask(self, statement: str, *values: object) -> list[Row]: ...

    def note(self, table: str, row_id: UUID, **columns: object) -> None:
        """The row has these values once the transaction has committed; none: it is gone."""


Action = Callable[[Visit], list[Row]]


def list_courses(visit: Visit) -> list[Row]:
    return visit.ask(
        """
        select courses.code, courses.name, courses.credit_hours, courses.prerequisites, count(offerings.id)
        from courses
        left join course_offerings as offerings on offerings.course_id = courses.id
        where courses.is_active and courses.code >= (select code from courses where id = %s)
        group by courses.id
        order by courses.code
        limit 30
        """,
        visit.chance.choice(visit.courses),
    )


def list_offerings(visit: Visit) -> list[Row]:
    return visit.ask(
        """
        select
            offerings.section_code,
            offerings.enrollment_status,
            terms.academic_year,
            terms.registration_start,
            terms.registration_end,
            (
                select count(*)
                from course_enrollments as enrollments
                where enrollments.course_offering_id = offerings.id and enrollments.enrollment_status = 'enrolled'
            )
        from course_offerings as offerings
        join academic_terms as terms on terms.id = offerings.academic_term_id
        where offerings.course_id = %s
        order by offerings.section_code
        """,
        visit.chance.choice(visit.courses),
    )


def read_grades(visit: Visit) -> list[Row]:
    return visit.ask(
        """
        select courses.code, assessments.title, assessments.total_marks, grades.marks_obtained, grades.percentage
        from grades
        join assessments on assessments.id = grades.assessment_id
        join course_offerings as offerings on offerings.id = assessments.course_offering_id
        join courses on courses.id = offerings.course_id
        where grades.student_id = %s
        order by courses.code, assessments.id
        """,
        visit.chance.choice(visit.students),
    )


def read_enrollments(visit: Visit) -> list[Row]:
    return visit.ask(
        """
        select courses.code, offerings.section_code, enrollments.enrollment_status, enrollments.grade
        from course_enrollments as enrollments
        join course_offerings as offerings on offerings.id = enrollments.course_offering_id
        join courses on courses.id = offerings.course_id
        where enrollments.student_id = %s
        order by offerings.section_code, courses.code, enrollments.id
        """,
        visit.chance.choice(visit.students),
    )


def read_average(visit: Visit) -> list[Row]:
    return visit.ask("select * from calculate_student_gpa(%s)", visit.chance.choice(visit.students))


def find_person(visit: Visit) -> list[Row]:
    return visit.ask(
        "select student_number, full_name, email from student_directory where id = %s",
        visit.chance.choice(visit.students),
    )


def enroll(visit: Visit) -> list[Row]:
    """A seat, if the student has none in this offering. The application never looked at limits."""
    student, offering = visit.chance.choice(visit.students), visit.chance.choice(visit.offerings)
    rows = visit.ask(
        """
        insert into course_enrollments (course_offering_id, student_id, enrollment_status)
        select %s, %s, 'enrolled'
        where not exists (
            select
            from course_enrollments as enrollments
            where enrollments.course_offering_id = %s
                and enrollments.student_id = %s
                and enrollments.enrollment_status = 'enrolled'
        )
        returning id
        """,
        offering,
        student,
        offering,
        student,
    )
    for (row_id,) in rows:
        visit.note("course_enrollments", row_id, student_id=student, enrollment_status="enrolled")
    return rows


def drop(visit: Visit) -> list[Row]:
    """One seat of a student is given up, mostly in an offering that holds more than it should."""
    rows = visit.ask(
        """
        update course_enrollments
        set enrollment_status = 'dropped', status_changed_date = now()
        where id = (
            select enrollments.id
            from course_enrollments as enrollments
            where enrollments.student_id = %s and enrollments.enrollment_status = 'enrolled'
            order by enrollments.id
            limit 1
        )
        returning id
        """,
        visit.chance.choice(visit.students),
    )
    for (row_id,) in rows:
        visit.note("course_enrollments", row_id, enrollment_status="dropped")
    return rows


def cancel(visit: Visit) -> list[Row]:
    """A seat without any marks of its own vanishes, as clerks do it."""
    rows = visit.ask(
        """
        delete from course_enrollments
        where id = (
            select enrollments.id
            from course_enrollments as enrollments
            where enrollments.student_id = %s
                and not exists (select from enrollment_grades as parts where parts.enrollment_id = enrollments.id)
            order by enrollments.id desc
            limit 1
        )
        returning id
        """,
        visit.chance.choice(visit.students),
    )
    for (row_id,) in rows:
        visit.note("course_enrollments", row_id)
    return rows


def enter_grade(visit: Visit) -> list[Row]:
    """A mark for a student's next assessment, or another one for the same."""
    student, marks = visit.chance.choice(visit.students), visit.chance.randrange(11)
    rows = visit.ask(
        """
        insert into grades (assessment_id, student_id, marks_obtained, graded_by)
        select assessments.id, enrollments.student_id, %s, %s
        from course_enrollments as enrollments
        join assessments on assessments.course_offering_id = enrollments.course_offering_id
        where enrollments.student_id = %s
        order by md5(assessments.id::text || %s)
        limit 1
        on conflict (assessment_id, student_id) do update set marks_obtained = excluded.marks_obtained
        returning id
        """,
        marks,
        visit.chance.choice(visit.users),
        student,
        str(visit.chance.randrange(5)),
    )
    for (row_id,) in rows:
        visit.note("grades", row_id, student_id=student, marks_obtained=marks)
    return rows


def edit_course(visit: Visit) -> list[Row]:
    """A course gets other prerequisites and corequisites, and sometimes none."""
    course = visit.chance.choice(visit.courses)
    others = [each for each in visit.chance.sample(visit.courses, min(4, len(visit.courses))) if each != course]
    name = {"az": f"Fənn {visit.chance.randrange(1000)}", "en": "Renamed"}
    prerequisites, corequisites = others[:2], others[2:] or None
    rows = visit.ask(
        "update courses set name = %s, prerequisites = %s, corequisites = %s where id = %s returning id",
        Jsonb(name),
        prerequisites,
        corequisites,
        course,
    )
    visit.note("courses", course, name=name, prerequisites=prerequisites, corequisites=corequisites)
    return rows


def edit_person(visit: Visit) -> list[Row]:
    """A student marries and changes the mode of study."""
    student, last_name = visit.chance.choice(visit.students), visit.chance.choice(["Əhmədova", "Şirinov", "Novak"])
    rows = visit.ask(
        """
        update persons
        set last_name = %s
        where user_id = (select user_id from students where id = %s)
        returning id
        """,
        last_name,
        student,
    )
    for (row_id,) in rows:
        visit.note("persons", row_id, last_name=last_name)
    visit.ask("update students set study_mode = 'part_time', notes = %s where id = %s", last_name, student)
    visit.note("students", student, study_mode="part_time", notes=last_name)
    return rows


def open_assessment(visit: Visit) -> list[Row]:
    """A new assessment, its room and hour, and an announcement of it."""
    offering, title = visit.chance.choice(visit.offerings), {"az": f"Sınaq {visit.chance.randrange(100)}"}
    rows = visit.ask(
        """
        insert into assessments (course_offering_id, title, weight_percentage, total_marks, passing_marks)
        values (%s, %s, 5, 10, 5)
        returning id
        """,
        offering,
        Jsonb(title),
    )
    visit.note("assessments", rows[0][0], course_offering_id=offering, title=title)
    rows = visit.ask(
        """
        insert into class_schedules (course_offering_id, day_of_week, start_time, end_time)
        values (%s, 6, '18:00', '19:30')
        returning id
        """,
        offering,
    )
    visit.note("class_schedules", rows[0][0], course_offering_id=offering, day_of_week=6)
    rows = visit.ask(
        "insert into announcements (title, content) values (%s, %s) returning id", Jsonb(title), Jsonb(title)
    )
    visit.note("announcements", rows[0][0], title=title)
    return rows


def sign_in(visit: Visit) -> list[Row]:
    """Somebody signs in, looks at two pages and signs out."""
    user, session = visit.chance.choice(visit.users), uuid4()
    visit.ask(
        "insert into user_sessions (id, user_id, session_id, ip_address) values (%s, %s, %s, '10.9.8.7')",
        session,
        user,
        str(session),
    )
    for page in ("/home", "/courses"):
        rows = visit.ask(
            "insert into page_views (user_id, session_id, page_path) values (%s, %s, %s) returning id",
            user,
            str(session),
            page,
        )
        visit.note("page_views", rows[0][0], page_path=page)
    rows = visit.ask(
        "insert into audit_logs (user_id, action, resource_type) values (%s, 'sign_in', 'session') returning id", user
    )
    visit.note("audit_logs", rows[0][0], user_id=user, action="sign_in")
    rows = visit.ask(
        "update user_sessions set logout_timestamp = %s where id = %s returning is_active",
        datetime.now(UTC),
        session,
    )
    visit.note("user_sessions", session, user_id=user, is_active=False)
    return rows


READS: tuple[Action, ...] = (
    list_courses,
    list_offerings,
    read_grades,
    read_enrollments,
    read_average,
    find_person,
)
WRITES: tuple[Action, ...] = (enroll, drop, cancel, enter_grade, edit_course, edit_person, open_assessment, sign_in)
