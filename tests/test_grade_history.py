"""Every change of a grade is written down, in whatever way it is changed."""

import pytest
import sample
from graded_course import GRADE_TABLES, GradedCourse, build, history, mark, say
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from db.verify import differences


@pytest.fixture
def course(owner: Engine) -> GradedCourse:
    with owner.begin() as connection:
        return build(connection)


def marked(owner: Engine, course: GradedCourse, *percentages: float | None) -> None:
    """One transaction for each mark of the exam."""
    for percentage in percentages:
        with owner.begin() as connection:
            mark(connection, course, percentage)


@pytest.mark.every_server
@pytest.mark.parametrize("table", GRADE_TABLES)
def test_a_deleted_grade_is_a_change_to_nothing(owner: Engine, course: GradedCourse, table: str) -> None:
    with owner.begin() as connection:
        say(connection, grade_change_reason="Entered for the wrong student")
        connection.execute(text(f"delete from {table} where id = :id"), {"id": course.grade(table)})
        (row,) = history(connection, course.grade(table))
    assert (row.grade_table, row.student_id, row.course_offering_id) == (table, course.student, course.offering)
    assert row.old_percentage or row.old_grade_points
    assert (row.new_marks, row.new_percentage, row.new_letter_grade, row.new_grade_points) == (None,) * 4
    assert row.reason == "Entered for the wrong student"


@pytest.mark.every_server
def test_an_enrollment_takes_its_component_grades_with_it_and_both_are_recorded(
    owner: Engine, course: GradedCourse
) -> None:
    with owner.begin() as connection:
        connection.execute(text("delete from course_enrollments"))
        (enrollment,), (component,) = (history(connection, id) for id in (course.enrollment, course.component))
        assert connection.scalar(text("select count(*) from enrollment_grades")) == 0
    assert (enrollment.old_letter_grade, component.old_letter_grade) == ("B", "C")
    assert (component.student_id, component.course_offering_id) == (course.student, course.offering)
    assert differences(owner) == []


def test_a_grade_without_a_value_leaves_without_a_trace(owner: Engine, course: GradedCourse) -> None:
    with owner.begin() as connection:
        empty = sample.grade(connection, sample.assessment(connection, course.offering), course.student, None)
        connection.execute(text("delete from grades where id = :id"), {"id": empty})
        assert history(connection, empty) == []


def test_a_first_grade_is_no_change_but_one_given_again_is(owner: Engine, course: GradedCourse) -> None:
    with owner.begin() as connection:
        first = sample.grade(connection, sample.assessment(connection, course.offering), course.student, None)
        connection.execute(text("update grades set percentage = 80 where id = :id"), {"id": first})
        assert history(connection, first) == []
    marked(owner, course, None, 75)
    with owner.connect() as connection:
        changes = [(row.old_percentage, row.new_percentage) for row in history(connection, course.mark)]
    assert changes == [(60, None), (None, 75)]
    assert differences(owner) == []


def test_a_grade_that_moves_is_taken_from_one_student_and_given_to_the_other(
    owner: Engine, course: GradedCourse
) -> None:
    with owner.begin() as connection:
        other = sample.student(connection)
        connection.execute(text("update grades set student_id = :other, percentage = 90"), {"other": other})
        taken, given = history(connection, course.mark)
    assert (taken.student_id, taken.old_percentage, taken.new_percentage) == (course.student, 60, None)
    assert (given.student_id, given.old_percentage, given.new_percentage) == (other, None, 90)
    assert differences(owner) == []


def test_a_final_grade_that_is_opened_again_is_recorded(owner: Engine, course: GradedCourse) -> None:
    with owner.begin() as connection:
        connection.execute(text("update grades set is_final = false"))
        connection.execute(text("update course_enrollments set enrollment_status = 'withdrawn'"))
        (row,) = history(connection, course.mark)
        assert (row.old_percentage, row.new_percentage) == (60, 60)
        (row,) = history(connection, course.enrollment)
        assert (row.old_letter_grade, row.new_letter_grade) == ("B", "B")


def test_what_does_not_touch_a_grade_writes_nothing(owner: Engine, course: GradedCourse) -> None:
    with owner.begin() as connection:
        connection.execute(text("update grades set feedback = 'Well done', is_final = true"))
        connection.execute(text("update course_enrollments set notes = 'seen', attendance_percentage = 90"))
        connection.execute(text("update enrollment_grades set notes = 'seen', weight_percentage = 30"))
        assert connection.scalar(text("select count(*) from grade_change_history")) == 0


def test_each_row_of_a_bulk_change_is_recorded(owner: Engine, course: GradedCourse) -> None:
    with owner.begin() as connection:
        for _ in range(20):
            sample.grade(connection, course.exam, sample.student(connection), 50)
        say(connection, current_user_id=course.registrar, grade_change_reason="A question was void")
        connection.execute(text("update grades set percentage = percentage + 5"))
        connection.execute(text("update grades set percentage = percentage + 5"))
        written = connection.execute(
            text("""
                select place, count(*), count(distinct grade_id), min(changed_by::text), min(reason)
                from grade_change_history
                group by place
                order by place
            """)
        ).all()
    assert written == [(place, 21, 21, str(course.registrar), "A question was void") for place in (1, 2)]
    assert differences(owner) == []


@pytest.mark.parametrize("table", GRADE_TABLES)
def test_a_table_of_grades_is_not_truncated(owner: Engine, course: GradedCourse, table: str) -> None:
    with pytest.raises(DBAPIError, match=f"{table} holds grades.*: delete the rows"), owner.begin() as connection:
        connection.execute(text(f"truncate {table} cascade"))
    with owner.begin() as connection:
        connection.execute(text("delete from course_enrollments"))
        connection.execute(text("delete from grades"))
        connection.execute(text(f"truncate {table} cascade"))


@pytest.mark.every_server
@pytest.mark.parametrize(
    ("setting", "value", "sentence"),
    [
        ("grade_change_type", "mistake", "say correction, appeal_approved, regrade or administrative"),
        ("grade_change_approved_by", "the dean", "give the id of a user, or nothing"),
        ("grade_change_documents", "appeal.pdf", "give a JSON array of texts, or nothing"),
        ("grade_change_documents", '{"file": "appeal.pdf"}', "give a JSON array of texts, or nothing"),
        ("client_address", "10.0.0.1:443", "give a network address, or nothing"),
    ],
)
def test_a_setting_that_cannot_be_read_is_refused_by_its_name(
    owner: Engine, course: GradedCourse, setting: str, value: str, sentence: str
) -> None:
    with pytest.raises(DBAPIError) as refusal, owner.begin() as connection:
        mark(connection, course, 61, **{setting: value})
    assert f'The setting app.{setting} is "{value}": {sentence}.' in str(refusal.value)
    with owner.begin() as connection:
        mark(connection, course, 61, **{setting: ""})
        assert len(history(connection, course.mark)) == 1
