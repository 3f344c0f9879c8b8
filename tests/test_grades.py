"""Every change of a grade is recorded, shown to those who may read it, and altered by nobody."""

import pytest
import sample
from pages import words
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError


@pytest.fixture
def graded(owner):
    """An exam mark, a completed enrollment, and who may look."""
    with owner.begin() as connection:
        unit = sample.unit(connection)
        term = sample.term(connection, "2025-spring", grade_submission_deadline="2025-06-10")
        offering = sample.offering(connection, sample.course(connection, unit, "CS101"), term)
        teacher = sample.staff(connection, unit, "Leyla Quliyeva")
        sample.instructor(connection, offering, teacher)
        student = sample.student(connection, sample.program(connection, unit), "Rauf Abbasov")
        return {
            "head": sample.viewer(connection, "DEPT_HEAD", unit),
            "stranger": sample.viewer(connection, "DEPT_HEAD", sample.unit(connection)),
            "administrator": sample.viewer(connection, "SYSADMIN"),
            "teacher": teacher,
            "grade": sample.grade(connection, sample.assessment(connection, offering), student, 60),
            "enrollment": sample.enrollment(
                connection, offering, student, enrollment_status="completed", grade="B", grade_points=3
            ),
        }


def change(owner, graded, **settings):
    with owner.begin() as connection:
        for name, value in settings.items():
            connection.execute(
                text("select set_config(:name, :value, true)"), {"name": f"app.{name}", "value": str(value)}
            )
        connection.execute(
            text("update course_enrollments set grade = 'A', grade_points = 4 where id = :id"),
            {"id": graded["enrollment"]},
        )


def test_a_change_of_a_mark_is_recorded_with_old_and_new(owner, graded):
    with owner.begin() as connection:
        connection.execute(
            text("update grades set percentage = 75, marks_obtained = 75 where id = :id"),
            {"id": graded["grade"]},
        )
        row = connection.execute(text("select * from grade_change_history")).one()
    assert (row.grade_table, row.grade_id) == ("grades", graded["grade"])
    assert (row.old_percentage, row.new_percentage, row.old_marks, row.new_marks) == (60, 75, 60, 75)
    assert (row.change_type, row.changed_by, row.reason) == ("administrative", None, None)
    assert row.written_as == "lms_owner"


def test_who_why_and_approved_by_whom_come_from_the_transaction(owner, graded):
    change(
        owner,
        graded,
        current_user_id=graded["teacher"],
        grade_change_type="correction",
        grade_change_reason="An answer was overlooked",
        grade_change_approved_by=graded["head"],
        grade_change_documents='["appeal.pdf"]',
        client_address="192.0.2.7",
    )
    with owner.begin() as connection:
        row = connection.execute(text("select * from grade_change_history")).one()
    assert (row.old_letter_grade, row.new_letter_grade) == ("B", "A")
    assert (row.changed_by, row.approved_by) == (graded["teacher"], graded["head"])
    assert (row.change_type, row.reason) == ("correction", "An answer was overlooked")
    assert (row.supporting_documents, str(row.ip_address)) == (["appeal.pdf"], "192.0.2.7")


def test_a_first_grade_and_an_unchanged_one_are_no_change(owner, graded):
    with owner.begin() as connection:
        connection.execute(text("update course_enrollments set grade = null, grade_points = null"))
        connection.execute(text("update course_enrollments set grade = 'C', grade_points = 2"))
        connection.execute(text("update course_enrollments set notes = 'seen'"))
        assert connection.scalar(text("select count(*) from grade_change_history")) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "update grade_change_history set reason = 'none of your business'",
        "delete from grade_change_history",
        "truncate grade_change_history",
    ],
)
def test_nobody_alters_the_history_not_even_its_owner(owner, graded, statement):
    change(owner, graded)
    with pytest.raises(DBAPIError, match="only ever added to"), owner.begin() as connection:
        connection.execute(text(statement))


def test_a_change_is_recorded_by_the_trigger_alone(owner):
    with owner.connect() as connection:
        for role in ("lms_app", "lms_admin", "lms_maintainer", "lms_dashboard"):
            written = text("select has_table_privilege(:role, 'grade_change_history', 'insert, update, delete')")
            assert connection.scalar(written, {"role": role}) is False


def test_only_those_who_may_read_grades_see_changes(owner, graded, as_person):
    change(owner, graded, current_user_id=graded["teacher"])
    seen = text("select course_code, student_name ->> 'en', changed_by_name ->> 'en' from report.grades")
    with as_person(graded["head"]) as connection:
        assert connection.execute(seen).all() == [("CS101", "Rauf Abbasov", "Leyla Quliyeva")]
    for other in (graded["stranger"], graded["administrator"], graded["teacher"], None):
        with as_person(other) as connection:
            assert connection.execute(seen).all() == []


def test_late_changes_and_changes_from_outside_stand_out(owner, graded, as_person):
    change(owner, graded, current_user_id=graded["head"])
    with as_person(graded["head"]) as connection:
        row = connection.execute(
            text("select is_late, is_by_outsider, is_raised, status from report.grades")
        ).one()
    assert row == (True, True, True, "from outside")


@pytest.mark.parametrize(("moment", "is_late"), [("2025-06-10 19:59+00", False), ("2025-06-10 20:01+00", True)])
def test_a_change_is_late_after_midnight_at_the_university(owner, graded, as_person, moment, is_late):
    with owner.begin() as connection:
        enrollment = connection.execute(
            text("select course_offering_id, student_id from course_enrollments")
        ).one()
        sample.insert(
            connection,
            "grade_change_history",
            grade_table="course_enrollments",
            grade_id=graded["enrollment"],
            course_offering_id=enrollment.course_offering_id,
            change_type="correction",
            changed_at=moment,
        )
    for zone in ("UTC", "Asia/Tokyo"):
        with as_person(graded["head"]) as connection:
            connection.execute(text("select set_config('timezone', :zone, true)"), {"zone": zone})
            assert connection.scalar(text("select is_late from report.grades")) is is_late


def test_the_page_shows_what_was_and_what_is(owner, graded, open_page):
    change(owner, graded, current_user_id=graded["head"], grade_change_reason="Recounted")
    page = open_page("grades", graded["head"])
    assert not page.exception
    row = page.dataframe[0].value.iloc[0]
    assert (row["old_grade"], row["new_grade"], row["reason"]) == ("B", "A", "Recounted")
    assert "From outside: 1" in words(page)
    page = open_page("grades", graded["head"], kind="unexplained")
    assert "No change is of the kind “Without a reason”" in words(page)


def test_the_page_says_when_no_grade_was_changed(graded, open_page):
    assert "No grade was changed." in words(open_page("grades", graded["head"]))
