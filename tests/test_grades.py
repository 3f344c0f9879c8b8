"""The grades page: changes for those who may see them, what stands out, what proves them, corrections."""

import hashlib

import pytest
import sample
from graded_course import GradedCourse, build, mark, say
from pages import Open, words
from sqlalchemy import Engine, text
from streamlit.testing.v1 import AppTest

from dashboard.queries import grades
from dashboard.viewer import Viewer
from dashboard.words import literal


@pytest.fixture
def course(owner: Engine) -> GradedCourse:
    with owner.begin() as connection:
        return build(connection)


def change(owner: Engine, course: GradedCourse, **settings: object) -> None:
    """B becomes A in CS101."""
    with owner.begin() as connection:
        say(connection, **settings)
        connection.execute(text("update course_enrollments set grade = 'A', grade_points = 4"))


def click(page: AppTest, label: str) -> AppTest:
    """Clicks the last button of this name: the one in the dialog, where there is one."""
    return [button for button in page.button if button.label == label][-1].click().run()


# ---------------------------------------------------------------- what the database shows of changes


def test_only_those_who_may_read_grades_see_changes(owner: Engine, course: GradedCourse, as_person) -> None:
    change(owner, course, current_user_id=course.teacher)
    seen = text("select course_code, student_name ->> 'en', changed_by_name ->> 'en' from report.grades")
    for person in (course.head, course.dean, course.registrar):
        with as_person(person) as connection:
            assert connection.execute(seen).all() == [("CS101", "Rauf Abbasov", "Leyla Quliyeva")]
    for other in (course.stranger, course.administrator, course.teacher, None):
        with as_person(other) as connection:
            assert connection.execute(seen).all() == []


def test_a_history_outlives_its_offering_for_those_who_see_the_university(
    owner: Engine, course: GradedCourse, as_person
) -> None:
    change(owner, course)
    with owner.begin() as connection:
        for table in ("grades", "course_enrollments", "course_offerings"):
            connection.execute(text(f"delete from {table}"))
    for person, seen in ((course.registrar, 4), (course.head, 0)):
        with as_person(person) as connection:
            assert connection.scalar(text("select count(*) from report.grades")) == seen


@pytest.mark.parametrize(
    ("statement", "what", "old", "new"),
    [
        ("update grades set percentage = 62.5", "changed", "60 %", "62.5 %"),
        ("update grades set letter_grade = 'D'", "changed", "60 %", "D, 60 %"),
        ("update grades set percentage = null", "changed", "60 %", "60 marks"),
        ("delete from grades", "taken away", "60 %", None),
        ("update grades set is_final = false", "opened again", "60 %", "60 %"),
        ("update course_enrollments set grade = 'A', grade_points = 4", "changed", "B, 3 points", "A, 4 points"),
    ],
)
def test_a_change_says_what_became_of_the_grade(
    owner: Engine, course: GradedCourse, as_person, statement: str, what: str, old: str, new: str | None
) -> None:
    with owner.begin() as connection:
        connection.execute(text(statement))
    with as_person(course.head) as connection:
        row = connection.execute(text("select what, old_grade, new_grade from report.grades")).one()
    assert row == (what, old, new)


def test_late_changes_and_changes_from_outside_stand_out(owner: Engine, course: GradedCourse, as_person) -> None:
    change(owner, course, current_user_id=course.head)
    with as_person(course.head) as connection:
        row = connection.execute(
            text("select is_late, is_by_outsider, is_unusual, is_raised, status from report.grades")
        ).one()
    assert row == (True, True, True, True, "from outside")


@pytest.mark.parametrize(("moment", "is_late"), [("2025-06-10 19:59+00", False), ("2025-06-10 20:01+00", True)])
def test_a_change_is_late_after_midnight_at_the_university(
    owner: Engine, course: GradedCourse, as_person, moment: str, is_late: bool
) -> None:
    with owner.begin() as connection:
        sample.insert(
            connection,
            "grade_change_history",
            grade_table="course_enrollments",
            grade_id=course.enrollment,
            course_offering_id=course.offering,
            change_type="correction",
            changed_at=moment,
        )
    for zone in ("UTC", "Asia/Tokyo"):
        with as_person(course.head) as connection:
            connection.execute(text("select set_config('timezone', :zone, true)"), {"zone": zone})
            assert connection.scalar(text("select is_late from report.grades")) is is_late


@pytest.mark.parametrize(("setting", "one_of_many"), [("3", 2), ("5", 0), ("null", 0)])
def test_an_editor_of_many_grades_in_thirty_days_is_unusual(
    owner: Engine, course: GradedCourse, as_person, setting: str, one_of_many: int
) -> None:
    with owner.begin() as connection:
        connection.execute(
            text("update system_settings set value = cast(:value as jsonb) where key = 'many_changes_in_30_days'"),
            {"value": setting},
        )
        for days in (90, 4, 3, 2, 1, 0):
            sample.insert(
                connection,
                "grade_change_history",
                grade_table="grades",
                grade_id=course.mark,
                course_offering_id=course.offering,
                change_type="correction",
                changed_by=course.teacher,
                changed_at=text(f"now() - interval '{days} days'"),
            )
    with as_person(course.head) as connection:
        flags = connection.scalars(
            text("select is_one_of_many and status = 'one of many' from report.grades order by changed_at desc")
        ).all()
    assert flags == [True] * one_of_many + [False] * (6 - one_of_many)


# ---------------------------------------------------------------- the page


def test_the_page_shows_what_was_and_what_is(owner: Engine, course: GradedCourse, open_page: Open) -> None:
    change(
        owner,
        course,
        current_user_id=course.head,
        grade_change_reason="Recounted",
        grade_change_approved_by=course.dean,
        grade_change_type="appeal_approved",
        grade_change_documents='["appeal.pdf"]',
        client_address="192.0.2.7",
    )
    page = open_page("grades", course.head)
    assert not page.exception
    row = page.dataframe[0].value.iloc[0]
    assert (row["old_grade"], row["new_grade"], row["reason"]) == ("B, 3 points", "A, 4 points", "Recounted")
    assert (row["change_type"], row["client_address"]) == ("Appeal approved", "192.0.2.7")
    assert list(row["supporting_documents"]) == ["appeal.pdf"]
    assert "Unusual editor: 1" in words(page)
    assert "sealed" not in words(page), "the chain's state is for those who see the whole university"
    page = open_page("grades", course.head, kind="unexplained")
    assert "No change is as you chose." in words(page)


def test_type_and_editor_narrow_the_list_and_live_in_the_address(
    owner: Engine, course: GradedCourse, open_page: Open
) -> None:
    change(owner, course, current_user_id=course.teacher, grade_change_type="regrade")
    with owner.begin() as connection:
        mark(connection, course, 61)
    for choices, old in (
        ({}, {"B, 3 points", "60 %"}),
        ({"type": "regrade"}, {"B, 3 points"}),
        ({"editor": str(course.teacher)}, {"B, 3 points"}),
        ({"editor": "nobody"}, {"60 %"}),
    ):
        page = open_page("grades", course.head, **choices)
        assert set(page.dataframe[0].value.old_grade) == old
    page = open_page("grades", course.head, type="regrade", editor="nobody")
    assert "No change is as you chose." in words(page)


def test_the_page_says_when_no_grade_was_changed(course: GradedCourse, open_page: Open) -> None:
    sentences = words(open_page("grades", course.registrar))
    assert "No grade was changed." in sentences
    assert "sealed" not in sentences


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (None, "No row altered or lost: 1 change sealed at"),
        ("delete from grade_change_history", "1 break in this record, found at"),
    ],
)
def test_who_sees_the_university_reads_whether_the_record_is_whole(
    owner: Engine, course: GradedCourse, open_page: Open, damage: str | None, sentence: str
) -> None:
    change(owner, course)
    with owner.begin() as connection:
        connection.execute(text("select lms_ops.seal_grade_chains()"))
        if damage:
            connection.execute(text("alter table grade_change_history disable trigger user"))
            connection.execute(text(damage))
            connection.execute(text("select lms_ops.seal_grade_chains()"))
    assert sentence in words(open_page("grades", course.registrar))


def test_an_export_for_an_audit_proves_each_row(owner: Engine, course: GradedCourse, open_page: Open) -> None:
    change(owner, course, grade_change_reason="Yenidən sayıldı")
    with owner.begin() as connection:
        connection.execute(text("update course_enrollments set grade = 'A-', grade_points = 3.7"))
    open_page("grades", course.registrar)  # so that the queries ask this database
    rows = grades.for_audit(Viewer(str(course.registrar)), units=None, days=None)
    assert list(rows.place) == [1, 2]
    assert list(rows.reason) == ["Yenidən sayıldı", None]
    assert [hashlib.sha256(form.encode()).hexdigest() for form in rows.hashed_text] == list(rows.hash)
    assert list(rows.previous_hash) == [None, rows.hash[0]]


# ---------------------------------------------------------------- correcting from the page


def test_a_registrar_corrects_a_grade_from_the_page(owner: Engine, course: GradedCourse, open_page: Open) -> None:
    page = open_page("grades", course.registrar)
    page.text_input(key="correction student").set_value(" stu7").run()
    found = next(box for box in page.selectbox if box.label == "Grade")
    assert found.options == [
        "CS101 001, course grade: B (2024-2025 spring)",
        "CS101 001, Exam: 60 % (2024-2025 spring)",
        "CS101 001, midterm: C, 75 % (2024-2025 spring)",
    ]
    found.select_index(1).run()
    assert page.button(key="correction continue").disabled
    page.number_input[0].set_value(90).run()
    approver = next(box for box in page.selectbox if box.label == "Approved by")
    approver.select(str(course.head)).run()
    page.button(key="correction continue").click().run()
    assert f"{literal(found.options[1])} becomes **90 %**" in words(page)
    page.text_area[-1].set_value("Two answers were overlooked")
    page = click(page, "Correct")
    assert page.toast[0].value == "CS101: the grade is now 90 %"
    row = page.dataframe[0].value.iloc[0]
    assert (row["old_grade"], row["new_grade"], row["reason"]) == ("60 %", "90 %", "Two answers were overlooked")
    with owner.connect() as connection:
        assert connection.scalar(text("select approved_by from grade_change_history")) == course.head


def test_a_letter_is_chosen_from_the_scale_and_a_refusal_is_shown(course: GradedCourse, open_page: Open) -> None:
    page = open_page("grades", course.registrar)
    page.text_input(key="correction student").set_value("STU7").run()
    letter = next(box for box in page.selectbox if box.label == "New grade")
    assert (letter.value, letter.options[0], letter.options[-1]) == ("B", "A+", "F")
    letter.select("F").run()
    page.button(key="correction continue").click().run()
    page.text_area[-1].set_value("Plagiarism")
    page = click(page, "Correct")
    answers = [str(value) for key, value in page.session_state.items() if key.startswith("dialog")]
    assert any("only with an approver: name one." in answer for answer in answers)


def test_an_unknown_number_and_who_may_not_correct(course: GradedCourse, open_page: Open) -> None:
    page = open_page("grades", course.registrar)
    page.text_input(key="correction student").set_value("STU99").run()
    assert "STU99 has no grade that you may correct: check the number." in words(page)
    page = open_page("grades", course.head)
    assert not [field for field in page.text_input if field.key == "correction student"]
