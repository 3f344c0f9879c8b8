"""Students: who is seen by whom, what puts them at risk, results by course, and the page."""

import pytest
import sample
from pages import words
from sqlalchemy import text

from dashboard.queries import students
from dashboard.viewer import Viewer


@pytest.fixture
def department(owner):
    """Twelve students of a finished course, two of whom failed; a small course of three; another department."""
    with owner.begin() as connection:
        unit, other = sample.unit(connection, "CS"), sample.unit(connection, "ART")
        program = sample.program(connection, unit)
        fall = sample.term(connection, "2024-fall")
        sample.term(connection, "2025-spring", is_current=True)
        large = sample.offering(connection, sample.course(connection, unit, "CS101"), fall)
        small = sample.offering(connection, sample.course(connection, unit, "CS900"), fall)
        students = [sample.student(connection, program, f"Student{number:02} Əlizadə") for number in range(12)]
        for number, student in enumerate(students):
            failed = number < 2
            sample.enrollment(
                connection,
                large,
                student,
                enrollment_status="withdrawn" if number == 2 else "completed",
                grade=None if number == 2 else "F" if failed else "B",
                grade_points=None if number == 2 else 0 if failed else 3,
            )
        for student in students[3:6]:
            sample.enrollment(connection, small, student, enrollment_status="completed", grade="F", grade_points=0)
        sample.student(connection, sample.program(connection, other), "Elsewhere Quliyev")
        people = {
            "head": sample.viewer(connection, "DEPT_HEAD", unit),
            "registrar": sample.viewer(connection, "REGISTRAR"),
            "administrator": sample.viewer(connection, "SYSADMIN"),
            "advisor": sample.viewer(connection, "ADVISOR"),
            "nobody": sample.person(connection),
        }
        connection.execute(
            text("update students set academic_advisor_id = :advisor where id = :id"),
            {"advisor": people["advisor"], "id": students[0]},
        )
    with owner.begin() as connection:
        connection.execute(text("select lms_ops.refresh_statistics()"))
    return people


@pytest.mark.parametrize(
    ("who", "seen"), [("head", 12), ("registrar", 13), ("advisor", 1), ("administrator", 0), ("nobody", 0)]
)
def test_everyone_sees_their_own_students(as_person, department, who, seen):
    with as_person(department[who]) as connection:
        assert connection.scalar(text("select count(*) from report.students")) == seen


def test_a_low_average_puts_a_student_at_risk(as_person, department):
    with as_person(department["head"]) as connection:
        rows = connection.execute(
            text("select cumulative_gpa, risk_reasons from report.students where is_at_risk")
        ).all()
    assert len(rows) == 5
    assert all(float(row.cumulative_gpa) < 2 and row.risk_reasons == ["low_gpa"] for row in rows)


def test_results_count_d_f_and_w_over_census_and_leave_small_groups_out(as_person, department):
    with as_person(department["head"]) as connection:
        rows = connection.execute(
            text("select course_code, census, dfw_percentage, fw_percentage from report.student_results")
        )
        assert rows.all() == [("CS101", 12, 25, 25)]


def test_the_page_lists_those_at_risk_first(open_page, department):
    page = open_page("students", department["head"])
    assert not page.exception
    assert "Students: 12" in words(page)
    assert "At risk: 5" in words(page)
    risks = list(page.dataframe[0].value["risks"])
    assert risks == ["low average"] * 5 + [""] * 7


def test_the_page_searches_names_in_any_spelling_and_says_when_nobody_matches(open_page, department):
    page = open_page("students", department["head"])
    page.text_input(key="student search").set_value("STUDENT07 elizade").run()
    assert list(page.dataframe[0].value["student_name"]) == ["Student07 Əlizadə"]
    page.text_input(key="student search").set_value("zzz").run()
    assert "No student here matches." in words(page)


def test_a_finished_term_shows_its_results(open_page, department):
    page = open_page("students", department["head"], term="2024-2025 fall")
    assert list(page.dataframe[-1].value["course_code"]) == ["CS101"]
    assert "No course of this term was completed yet" in words(open_page("students", department["head"]))


@pytest.mark.parametrize(
    ("smallest", "shown"),
    [
        (1, {"0.0": 2, "1.5": 3, "3.0": 6}),
        # two are too few; so that nobody subtracts, the next smallest is not told either
        (3, {"3.0": 6}),
        # two and three are five: enough together
        (4, {"3.0": 6}),
        # two and three are not enough together
        (6, {}),
        (7, {}),
    ],
)
def test_a_small_group_is_not_shown_nor_worked_out_from_the_others(owner, app, department, smallest, shown):
    with owner.begin() as connection:
        connection.execute(
            text("update system_settings set value = to_jsonb(cast(:n as integer)) where key = 'smallest_group'"),
            {"n": smallest},
        )
    steps = students.distribution(Viewer(str(department["head"])), students.Chosen(), of="gpa")
    assert list(steps.step) == ["0.0", "0.5", "1.0", "1.5", "2.0", "2.5", "3.0", "3.5", "4.0"]
    told = steps[steps.students > 0]
    assert dict(zip(told.step, told.students, strict=True)) == shown
    # beside a group that is too small an empty one is not told from it
    empty = steps[steps.step.isin(["0.5", "4.0"])].students
    assert (empty == 0).all() if smallest == 1 else empty.isna().all()


@pytest.mark.parametrize(
    ("of", "steps"),
    [
        ("credits", ["0"]),
        (
            "standing",
            ["dismissal", "suspension", "probation", "conditional_readmission", "warning", "good", "excellent"],
        ),
        ("attendance", ["0", "10", "20", "30", "40", "50", "60", "70", "80", "90"]),
    ],
)
def test_students_are_distributed_by_credits_standing_and_attendance(open_page, app, department, of, steps):
    found = students.distribution(Viewer(str(department["head"])), students.Chosen(), of=of)
    assert list(found.step) == steps
    page = open_page("students", department["head"], distribution=of)
    assert not page.exception
    assert page.selectbox[-1].value == of
