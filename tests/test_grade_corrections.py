"""Correcting a grade: who may, what it becomes, when somebody has to approve, and who reads what was done."""

from collections.abc import Callable
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
import sample
from cluster import Database
from graded_course import GradedCourse, build, history, mark, say
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from db.connection import engine
from db.errors import Refused

FAR = "A final grade moves by more than 10 percentage points or 1.0 grade points only with an approver: name one."


@pytest.fixture
def course(owner: Engine) -> GradedCourse:
    with owner.begin() as connection:
        return build(connection)


@pytest.fixture
def application(database: Database) -> Callable[..., None]:
    """One statement of the LMS's own application, past its row-level security, with settings of the transaction."""
    superuser = engine(database.superuser_url, application_name="tests as superuser")

    def run(statement: str, **settings: object) -> None:
        with superuser.begin() as connection:
            # an administrator's role writes without policies, and is no member of those that run the database
            connection.execute(text("create role lms_application bypassrls in role lms_app"))
            connection.execute(text("set local session authorization lms_application"))
            say(connection, **settings)
            connection.execute(text(statement))
            connection.execute(text("reset session authorization"))
            connection.execute(text("drop role lms_application"))

    yield run
    superuser.dispose()


# ---------------------------------------------------------------- approval


@pytest.mark.every_server
@pytest.mark.parametrize(
    ("statement", "is_far"),
    [
        ("update grades set percentage = 70", False),
        ("update grades set percentage = 70.01", True),
        ("update grades set percentage = 40", True),
        ("update grades set marks_obtained = 71", True),
        ("update grades set letter_grade = 'A'", False),  # there was none: marks say how far it moves
        ("update grades set percentage = null", True),
        ("update grades set is_final = false", True),
        ("update grades set student_id = (select id from students where student_number = 'STU8')", True),
        ("update grades set feedback = 'Well done'", False),
        ("delete from grades", True),
        ("update course_enrollments set grade = 'A', grade_points = 4", False),
        ("update course_enrollments set grade = 'C-'", True),
        ("update course_enrollments set grade_points = 1.9", True),
        ("update course_enrollments set grade = 'excellent'", True),
        ("update course_enrollments set grade = '9', grade_points = 3.7", False),
        ("update course_enrollments set grade = null", True),
        ("update course_enrollments set enrollment_status = 'dropped'", True),
        ("update course_enrollments set notes = 'seen'", False),
        ("delete from course_enrollments", True),
        ("update enrollment_grades set marks_obtained = 17", False),
        ("update enrollment_grades set marks_obtained = 18", True),
        ("update enrollment_grades set letter_grade = 'A-'", True),
        ("delete from enrollment_grades", True),
    ],
)
def test_a_final_grade_moves_far_only_with_an_approver(
    owner: Engine, course: GradedCourse, statement: str, is_far: bool
) -> None:
    def change(**settings: object) -> None:
        with owner.begin() as connection:
            say(connection, current_user_id=course.teacher, **settings)
            connection.execute(text(statement))

    with owner.begin() as connection:
        sample.student(connection, student_number="STU8")
    if is_far:
        with pytest.raises(DBAPIError) as refusal:
            change()
        assert FAR in str(refusal.value)
    change(**({"grade_change_approved_by": course.head} if is_far else {}))


@pytest.mark.parametrize(
    "statement",
    [
        "update grades set percentage = 99",
        "update course_enrollments set grade = 'F', grade_points = 0",
        "update enrollment_grades set percentage = 1",
    ],
)
def test_a_grade_that_is_not_final_moves_freely(owner: Engine, course: GradedCourse, statement: str) -> None:
    with owner.begin() as connection:
        connection.execute(text("update grades set is_final = false"))
        connection.execute(text("update enrollment_grades set is_final = null"))
        connection.execute(text("update course_enrollments set enrollment_status = 'enrolled'"))
        say(connection, current_user_id=course.teacher)
        connection.execute(text(statement))


@pytest.mark.parametrize(
    ("approver", "sentence"),
    [
        ("head", None),
        ("dean", None),
        ("registrar", None),
        ("teacher", "Who changes a grade does not approve it: name somebody else"),
        ("stranger", "The approver named may not approve grades of CS101 section 001"),
        ("administrator", "The approver named may not approve grades of CS101 section 001"),
        ("student", "The approver named may not approve grades of CS101 section 001"),
    ],
)
def test_the_approver_has_the_right_and_is_somebody_else(
    owner: Engine, course: GradedCourse, approver: str, sentence: str | None
) -> None:
    def change() -> None:
        with owner.begin() as connection:
            mark(
                connection,
                course,
                90,
                current_user_id=course.teacher,
                grade_change_approved_by=getattr(course, approver),
            )

    if sentence is None:
        change()
        return
    with pytest.raises(DBAPIError, match=sentence):
        change()


@pytest.mark.parametrize("change", ["is_locked = true", "is_active = false", "deleted_at = now()"])
def test_who_has_left_approves_nothing(owner: Engine, course: GradedCourse, change: str) -> None:
    with owner.begin() as connection:
        connection.execute(text(f"update users set {change} where id = :id"), {"id": course.head})
        with pytest.raises(DBAPIError, match="may not approve grades"):
            mark(
                connection,
                course,
                90,
                current_user_id=course.teacher,
                grade_change_approved_by=course.head,
            )


@pytest.mark.every_server
def test_only_roles_that_run_the_database_are_free_and_only_for_nobody(
    owner: Engine, course: GradedCourse, application: Callable[..., None]
) -> None:
    with owner.begin() as connection:
        mark(connection, course, 90)
    with pytest.raises(DBAPIError) as refusal:
        application("update grades set percentage = 60")
    assert FAR in str(refusal.value)
    application("update grades set percentage = 60", grade_change_approved_by=course.head)
    for nobody in (uuid4(), "malformed"):
        with pytest.raises(DBAPIError, match="only with an approver"), owner.begin() as connection:
            mark(connection, course, 90, current_user_id=nobody)


@pytest.mark.parametrize(
    ("without", "free", "held"),
    [
        (["percentage"], "grades set percentage = 99", "course_enrollments set grade = 'F'"),
        (["grade"], "course_enrollments set grade = 'F'", "grades set percentage = 99"),
        (["percentage", "grade"], "grades set percentage = null", None),
    ],
)
def test_a_setting_of_null_asks_for_no_approver(
    owner: Engine, course: GradedCourse, without: list[str], free: str, held: str | None
) -> None:
    with owner.begin() as connection:
        connection.execute(
            text("""
                update system_settings
                set value = 'null'
                where key = any (:keys)
            """),
            {"keys": [f"approval_above_{kind}_points" for kind in without]},
        )
        say(connection, current_user_id=course.teacher)
        connection.execute(text(f"update {free}"))
        if held:
            with pytest.raises(DBAPIError, match="only with an approver"):
                connection.execute(text(f"update {held}"))


# ---------------------------------------------------------------- correct_grade


def correct(connection: Connection, table: str, grade_id: UUID, **said: object) -> UUID:
    """Corrects a grade; what is not said is null, the type 'correction', the reason 'Recounted'."""
    values = {
        "grade_table": table,
        "grade_id": grade_id,
        "new_marks": None,
        "new_percentage": None,
        "new_letter": None,
        "new_points": None,
        "change_type": "correction",
        "reason": "Recounted",
    } | said
    names = ", ".join(f"{name} => :{name}" for name in values)
    return connection.scalar(text(f"select lms_ops.correct_grade({names})"), values)


@pytest.mark.every_server
def test_a_correction_returns_its_row_with_all_that_was_said(
    owner: Engine, course: GradedCourse, as_person: Callable
) -> None:
    with as_person(course.teacher) as connection:
        say(connection, client_address="192.0.2.7")
        change_id = correct(
            connection,
            "grades",
            course.mark,
            new_percentage=90,
            change_type="appeal_approved",
            reason=" Two answers were overlooked ",
            approved_by=course.head,
            documents=["appeal.pdf", "minutes.pdf"],
        )
    with owner.connect() as connection:
        (row,) = history(connection, course.mark)
        told = connection.execute(text("select recipient_id, body from notifications")).one()
    assert (row.id, row.change_type, row.reason) == (change_id, "appeal_approved", "Two answers were overlooked")
    assert (row.old_marks, row.new_marks, row.old_percentage, row.new_percentage) == (60, 90, 60, 90)
    assert (row.changed_by, row.approved_by, row.written_as) == (course.teacher, course.head, "lms_dashboard")
    assert (row.supporting_documents, str(row.ip_address)) == (["appeal.pdf", "minutes.pdf"], "192.0.2.7")
    assert told.recipient_id == course.head
    assert "Leyla Quliyeva CS101 section 001" in told.body
    assert "60.00 → 90.00" in told.body


@pytest.mark.parametrize(
    ("table", "said", "becomes"),
    [
        ("grades", {"new_marks": 65}, (65, 65, None, None)),
        ("grades", {"new_percentage": Decimal("62.5")}, (Decimal("62.5"), Decimal("62.5"), None, None)),
        ("grades", {"new_marks": 62, "new_percentage": Decimal("62.4")}, (62, Decimal("62.4"), None, None)),
        ("grades", {"new_percentage": 62, "new_letter": "d"}, (62, 62, "D", None)),
        ("course_enrollments", {"new_letter": "a-"}, (None, None, "A-", Decimal("3.7"))),
        ("course_enrollments", {"new_letter": "B+", "new_points": Decimal("3.3")}, (None, None, "B+", Decimal("3.3"))),
        ("enrollment_grades", {"new_marks": 16}, (16, 80, "B-", Decimal("2.7"))),
        ("enrollment_grades", {"new_percentage": 78}, (Decimal("15.6"), 78, "C+", Decimal("2.3"))),
        ("enrollment_grades", {"new_letter": "C+"}, (15, 75, "C+", Decimal("2.3"))),
    ],
)
def test_what_a_grade_is_made_of_follows_from_what_is_said(
    owner: Engine, course: GradedCourse, table: str, said: dict, becomes: tuple
) -> None:
    with owner.begin() as connection:
        correct(connection, table, course.grade(table), **said)
        (row,) = history(connection, course.grade(table))
        assert (
            row.new_marks,
            row.new_percentage,
            row.new_letter_grade,
            row.new_grade_points,
        ) == becomes
        assert connection.execute(text("select * from lms_ops.unrecorded_grades()")).all() == []


@pytest.mark.parametrize(
    ("table", "said", "sentence"),
    [
        ("grades", {}, "Say the new grade: marks or a percentage."),
        ("course_enrollments", {}, "Say the new grade: a letter."),
        ("course_enrollments", {"new_percentage": 90}, "an enrollment is a letter: leave marks and percentage"),
        ("course_enrollments", {"new_letter": "Z"}, "Z is no letter of the grade scale: choose one of it."),
        ("course_enrollments", {"new_letter": "A", "new_points": 3}, "A is worth 4.00 grade points: leave"),
        ("course_enrollments", {"new_letter": " b "}, "The grade is that already: load the page again."),
        ("grades", {"new_percentage": 60}, "The grade is that already: load the page again."),
        ("grades", {"new_percentage": 101}, "A mark lies between 0 and 100 marks: say another."),
        ("grades", {"new_marks": -1}, "A mark lies between 0 and 100 marks: say another."),
        ("grades", {"new_marks": 50, "new_percentage": 70}, "50 of 100.00 marks are not 70 %: say one of the two."),
        ("grades", {"new_percentage": 61, "new_points": 3}, "A mark has no grade points: leave them out."),
        ("grades", {"new_percentage": 61, "change_type": "mistake"}, "Say what kind of change it is: correction,"),
        ("grades", {"new_percentage": 61, "change_type": None}, "Say what kind of change it is: correction,"),
        ("grades", {"new_percentage": 61, "reason": "  "}, "Say why: it is kept with the grade and your name."),
        ("grades", {"new_percentage": 61, "grade_id": uuid4()}, "There is no such grade: open it again"),
        ("students", {"new_percentage": 61}, "Grades stand in grades, course_enrollments and enrollment_grades"),
        ("grades", {"new_percentage": 90}, "only with an approver: name one"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    owner: Engine, course: GradedCourse, as_person: Callable, table: str, said: dict, sentence: str
) -> None:
    grade_id = said.get("grade_id") or (course.grade(table) if table != "students" else course.student)
    with pytest.raises(Refused) as refusal, as_person(course.registrar) as connection:
        correct(connection, table, **{"grade_id": grade_id} | said)
    assert sentence in str(refusal.value)
    with owner.connect() as connection:
        assert connection.scalar(text("select count(*) from grade_change_history")) == 0


def test_a_first_grade_is_entered_and_not_corrected(owner: Engine, course: GradedCourse) -> None:
    with owner.begin() as connection:
        connection.execute(text("update course_enrollments set grade = null, grade_points = null"))
        with pytest.raises(DBAPIError, match="There is no grade yet: a first grade is entered"):
            correct(connection, "course_enrollments", course.enrollment, new_letter="A")


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("teacher", True),
        ("registrar", True),
        ("head", False),
        ("dean", False),
        ("stranger", False),
        ("administrator", False),
        (None, False),
    ],
)
def test_those_who_teach_and_the_registrar_correct(
    course: GradedCourse, as_person: Callable, who: str | None, may: bool
) -> None:
    person = getattr(course, who) if who else None
    if may:
        with as_person(person) as connection:
            assert correct(connection, "grades", course.mark, new_percentage=61)
        return
    with (
        pytest.raises(Refused, match="You may not change grades of CS101 section 001: ask who teaches it"),
        as_person(person) as connection,
    ):
        correct(connection, "grades", course.mark, new_percentage=61)


def test_who_taught_it_without_the_role_of_a_teacher_may_not(
    owner: Engine, course: GradedCourse, as_person: Callable
) -> None:
    with owner.begin() as connection:
        guest = sample.person(connection)
        sample.instructor(connection, course.offering, guest)
    with pytest.raises(Refused, match="You may not change grades"), as_person(guest) as connection:
        correct(connection, "grades", course.mark, new_percentage=61)


def test_nobody_corrects_a_grade_of_their_own(owner: Engine, course: GradedCourse, as_person: Callable) -> None:
    with owner.begin() as connection:
        student = sample.user_id(connection, course.student)
        sample.role(connection, student, "REGISTRAR")
    with pytest.raises(Refused, match="Nobody corrects a grade of their own"), as_person(student) as connection:
        correct(connection, "grades", course.mark, new_percentage=61)


def test_an_approver_who_is_named_must_be_one_however_small_the_change(
    course: GradedCourse, as_person: Callable
) -> None:
    with pytest.raises(Refused, match="may not approve grades"), as_person(course.teacher) as connection:
        correct(connection, "grades", course.mark, new_percentage=61, approved_by=course.stranger)


def test_what_was_said_of_one_correction_is_not_said_of_the_next_change(owner: Engine, course: GradedCourse) -> None:
    with owner.begin() as connection:
        correct(connection, "grades", course.mark, new_percentage=61, approved_by=course.head)
        mark(connection, course, 62)
        _, row = history(connection, course.mark)
    assert (row.change_type, row.reason, row.approved_by) == ("administrative", None, None)


# ---------------------------------------------------------------- who chooses and who reads


def test_approvers_are_offered_to_those_who_may_correct_and_without_themselves(
    owner: Engine, course: GradedCourse, as_person: Callable
) -> None:
    asked = text("select user_id from lms_ops.grade_approvers(:offering)")
    offered = {}
    for who in ("teacher", "registrar"):
        with as_person(getattr(course, who)) as connection:
            offered[who] = set(connection.scalars(asked, {"offering": course.offering}))
    assert offered["teacher"] == {course.head, course.dean, course.registrar}
    assert offered["registrar"] == {course.head, course.dean}
    with pytest.raises(Refused), as_person(course.head) as connection:
        connection.scalars(asked, {"offering": course.offering})


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("student", 2),
        ("teacher", 2),
        ("head", 2),
        ("registrar", 2),
        ("other student", 0),
        ("stranger", 0),
        ("administrator", 0),
        (None, 0),
    ],
)
def test_a_grades_history_is_read_by_the_person_concerned_and_by_those_who_may(
    owner: Engine, course: GradedCourse, as_person: Callable, who: str | None, seen: int
) -> None:
    with owner.begin() as connection:
        mark(connection, course, 61, current_user_id=course.teacher, grade_change_reason="Recounted")
        mark(connection, course, 62)
        people = {
            None: None,
            "student": sample.user_id(connection, course.student),
            "other student": sample.user_id(connection, sample.student(connection)),
        }
    with as_person(people[who] if who in people else getattr(course, who)) as connection:
        rows = connection.execute(text("select * from lms_ops.grade_history('grades', :id)"), {"id": course.mark}).all()
    assert len(rows) == seen
    if rows:
        assert [(row.old_percentage, row.new_percentage) for row in rows] == [(60, 61), (61, 62)]
        assert (rows[0].reason, rows[0].changed_by_name["en"]) == ("Recounted", "Leyla Quliyeva")


def test_a_hold_on_grades_closes_the_history_to_the_student(
    owner: Engine, course: GradedCourse, as_person: Callable
) -> None:
    with owner.begin() as connection:
        mark(connection, course, 61)
        student = sample.user_id(connection, course.student)
        sample.hold(connection, course.student, blocks_grades=True)
    read = text("select count(*) from lms_ops.grade_history('grades', :id)")
    for person, seen in ((student, 0), (course.teacher, 1)):
        with as_person(person) as connection:
            assert connection.scalar(read, {"id": course.mark}) == seen
