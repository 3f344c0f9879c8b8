"""Students' records under row-level security: what a person may write, what nobody may, and that an index finds it."""

from types import SimpleNamespace

import pytest
import sample
from logins import login_url
from sqlalchemy import text

from db.connection import acting_as, engine
from db.errors import Refused

# every way to see a row is a look-up in an index, even where a viewer has only one of them
INDEXED = (
    "academic_honors",
    "academic_standing_history",
    "assessment_submissions",
    "attendance_records",
    "course_enrollments",
    "course_waitlist",
    "degree_audit_progress",
    "enrollment_grades",
    "gpa_calculations",
    "grade_appeals",
    "grades",
    "graduation_applications",
    "schedule_conflicts",
    "student_group_members",
    "student_groups",
    "student_holds",
    "student_transcripts",
    "students",
    "transcript_requests",
)
# rights rest on these: whoever could write them could give themselves any row
GROUND = (
    "academic_programs",
    "assessments",
    "class_schedules",
    "course_instructors",
    "course_offerings",
    "courses",
    "organization_units",
)


@pytest.fixture
def lms(cluster, database):
    """The application of an LMS, for a person: lms(person) is a transaction."""
    made = engine(login_url(cluster, database, "lms_app"), application_name="an LMS")
    yield lambda person: acting_as(made, person)
    made.dispose()


@pytest.fixture
def campus(owner):
    """A student with a seat, a grade and a group, a second one with another, and people of both departments."""
    with owner.begin() as connection:
        faculty = sample.unit(connection, type="faculty")
        term = sample.open_term(connection)
        made = SimpleNamespace(registrar=sample.viewer(connection, "REGISTRAR"))
        made.dean = sample.viewer(connection, "DEAN", faculty)
        for name in ("first", "second"):
            unit = sample.unit(connection, parent=faculty)
            offering = sample.offering(connection, sample.course(connection, unit), term)
            student = sample.student(connection, sample.program(connection, unit))
            teacher = sample.staff(connection, unit)
            sample.role(connection, teacher, "TEACHER", unit)
            sample.instructor(connection, offering, teacher)
            assessment = sample.assessment(connection, offering)
            group = sample.insert(connection, "student_groups", assessment_id=assessment, name="Group")
            sample.insert(
                connection, "student_group_members", group_id=group, assessment_id=assessment, student_id=student
            )
            place = SimpleNamespace(
                unit=unit,
                offering=offering,
                student=student,
                person=sample.user_id(connection, student),
                teacher=teacher,
                head=sample.viewer(connection, "DEPT_HEAD", unit),
                assessment=assessment,
                group=group,
                enrollment=sample.enrollment(connection, offering, student),
                grade=sample.grade(connection, assessment, student, 80),
            )
            sample.insert(connection, "student_transcripts", student_id=student, transcript_type="official")
            setattr(made, name, place)
    return made


def write(connection, table, **values):
    """Insert without asking for the row back."""
    names, places = ", ".join(values), ", ".join(f":{name}" for name in values)
    connection.execute(text(f"insert into {table} ({names}) values ({places})"), values)


def refused():
    return pytest.raises(Refused, match="row-level security|permission denied")


@pytest.mark.every_server
def test_what_a_person_sees_is_looked_up_in_indexes(lms, campus):
    read_whole = []
    with lms(campus.first.person) as connection:
        connection.execute(text("set local enable_seqscan = off"))
        for table in INDEXED:
            plan = connection.scalars(text(f"explain select * from {table}")).all()
            read_whole += [table for line in plan if f"Seq Scan on {table}" in line]
    assert read_whole == []


def test_transcripts_are_for_the_student_and_for_offices(lms, campus):
    seen = {}
    for name, person in {
        "student": campus.first.person,
        "teacher": campus.first.teacher,
        "head": campus.first.head,
        "dean": campus.dean,
        "registrar": campus.registrar,
    }.items():
        with lms(person) as connection:
            seen[name] = connection.scalar(text("select count(*) from student_transcripts"))
    assert seen == {"student": 1, "teacher": 0, "head": 0, "dean": 2, "registrar": 2}


def test_what_rights_rest_on_is_read_by_everybody_and_written_by_no_person(lms, campus):
    for table in GROUND:
        for statement in (f"insert into {table} default values", f"update {table} set id = id", f"delete from {table}"):
            with refused(), lms(campus.registrar) as connection:
                connection.execute(text(statement))
    with lms(campus.first.person) as connection:
        assert connection.scalar(text("select count(*) from course_instructors")) == 2


def test_a_student_hands_in_work_for_a_seat_and_a_group_of_their_own(lms, campus):
    first, second = campus.first, campus.second
    with lms(first.person) as connection:
        work = {"attempt_number": 1, "status": "submitted"}
        write(
            connection,
            "assessment_submissions",
            assessment_id=first.assessment,
            student_id=first.student,
            group_id=first.group,
            **work,
        )
    for assessment, student, group in (
        (first.assessment, second.student, None),
        (second.assessment, first.student, None),
        (first.assessment, first.student, second.group),
    ):
        with refused(), lms(first.person) as connection:
            write(
                connection,
                "assessment_submissions",
                assessment_id=assessment,
                student_id=student,
                group_id=group,
                **(work | {"attempt_number": 2}),
            )


def test_a_student_asks_for_a_transcript_and_does_not_approve_it(lms, campus):
    asked = {"student_id": campus.first.student, "request_type": "official", "delivery_method": "email"}
    with lms(campus.first.person) as connection:
        write(connection, "transcript_requests", **asked)
        assert connection.execute(text("update transcript_requests set status = 'approved'")).rowcount == 0
    for wrong in ({"status": "approved"}, {"student_id": campus.second.student}):
        with refused(), lms(campus.first.person) as connection:
            write(connection, "transcript_requests", **(asked | wrong))
    with lms(campus.registrar) as connection:
        assert connection.execute(text("update transcript_requests set status = 'approved'")).rowcount == 1


def test_a_student_appeals_against_their_own_grade_unless_a_hold_keeps_it_back(owner, lms, campus):
    appeal = {"student_id": campus.first.student, "reason": "Marked twice", "status": "pending"}
    with lms(campus.first.person) as connection:
        write(connection, "grade_appeals", grade_id=campus.first.grade, **appeal)
    with refused(), lms(campus.first.person) as connection:
        write(connection, "grade_appeals", grade_id=campus.second.grade, **appeal)
    with owner.begin() as connection:
        sample.hold(connection, campus.first.student, blocks_grades=True)
    with refused(), lms(campus.first.person) as connection:
        write(connection, "grade_appeals", grade_id=campus.first.grade, **appeal)


def test_a_teacher_grades_the_own_offering_alone(lms, campus):
    with lms(campus.first.teacher) as connection:
        assert connection.execute(text("update grades set feedback = 'Well done'")).rowcount == 1
    with refused(), lms(campus.first.teacher) as connection:
        write(
            connection, "grades", assessment_id=campus.second.assessment, student_id=campus.first.student, percentage=90
        )
    with refused(), lms(campus.first.teacher) as connection:
        connection.execute(text("delete from grades"))


def test_who_places_a_hold_has_the_right_in_its_unit_and_puts_their_own_name_on_it(lms, campus):
    hold = {"student_id": campus.first.student, "hold_category": "academic", "reason": "Papers are missing"}
    allowed = {"organization_unit_id": campus.first.unit, "placed_by": campus.dean}
    with lms(campus.dean) as connection:
        write(connection, "student_holds", **hold, **allowed, blocks_registration=True)
    for person, wrong in (
        (campus.dean, {"organization_unit_id": None}),
        (campus.dean, {"placed_by": campus.registrar}),
        (campus.first.head, {"placed_by": campus.first.head}),
        (campus.first.person, {"placed_by": campus.first.person}),
    ):
        with refused(), lms(person) as connection:
            write(connection, "student_holds", **hold, **(allowed | wrong), blocks_registration=True)


def test_seats_are_written_by_who_manages_enrollments_of_the_unit(lms, campus):
    change = text("update course_enrollments set notes = 'seen' where id = :id")
    for person, changed in ((campus.dean, 1), (campus.first.head, 0), (campus.first.person, 0)):
        with lms(person) as connection:
            assert connection.execute(change, {"id": campus.first.enrollment}).rowcount == changed
    with refused(), lms(campus.first.person) as connection:
        write(
            connection, "course_enrollments", student_id=campus.first.student, course_offering_id=campus.second.offering
        )
