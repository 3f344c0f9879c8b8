"""Degree audits and grade point averages count what the rows say."""

from datetime import date

import pytest
import sample
from degrees import begin
from sqlalchemy import text


@pytest.fixture
def connection(owner):
    with owner.begin() as transaction:
        yield transaction


@pytest.fixture
def studies(connection):
    return begin(connection)


@pytest.mark.every_server
def test_an_audit_counts_completed_and_current_credits_once(studies):
    studies.requirement("Major", 6, "CORE", "WANTED")
    studies.requirement("Electives", 3)
    for code in ("CORE", "OTHER"):
        studies.done(code)
    studies.takes("WANTED")
    # a second attempt at the same course earns nothing more
    studies.done("CORE", 4.0, term=studies.now)
    assert studies.audit() == {
        "Major": (6, 3, 3, False, 50),
        "Electives": (3, 3, 0, True, 100),
    }
    assert studies.counted() == {
        "Major": ["CORE", "WANTED, in progress"],
        "Electives": ["OTHER"],
        "": ["CORE, It repeats CORE."],
    }


def test_failed_and_withdrawn_courses_do_not_count(studies):
    studies.requirement("Core", 3, "A")
    studies.done("A", 0, grade="F")
    studies.done("A", None, grade="4")  # of ten
    studies.done("A", None, enrollment_status="withdrawn")
    assert studies.audit() == {"Core": (3, 0, 0, False, 0)}


@pytest.mark.every_server
def test_courses_are_assigned_so_that_most_is_covered(studies):
    studies.requirement("Any of two", 3, "A", "B")
    studies.requirement("Only one", 3, "A")
    studies.requirement("Free", 3)
    studies.done("A", 4.0)
    assert studies.counted() == {"Any of two": ["A"]}
    # whatever the order of the requirements, A is where nothing else will do
    studies.done("B", 2.0)
    assert studies.counted() == {"Any of two": ["B"], "Only one": ["A"]}
    studies.done("C")
    assert [line[3] for line in studies.audit().values()] == [True, True, True]


def test_a_course_that_nothing_needs_is_left_over_and_the_better_grades_count(studies):
    studies.requirement("Core", 6, "A", "B", "C")
    for code, points in {"A": 2.0, "B": 3.0, "C": 4.0}.items():
        studies.done(code, points)
    assert studies.counted() == {"Core": ["C", "B"], "": ["A, No requirement needs it."]}
    assert studies.audit() == {"Core": (6, 6, 0, True, 100)}


def test_more_than_is_required_is_shown_and_counts_as_all(studies):
    studies.course("LARGE", 5)
    studies.requirement("Core", 3, "LARGE")
    studies.done("LARGE")
    assert studies.audit() == {"Core": (3, 5, 0, True, 100)}


def test_a_requirement_may_name_a_category_instead_of_courses(studies):
    studies.requirement("Humanities", 9, "HIST1", course_category=" Humanities")
    for code, categories in {"ART1": ["humanities", "arts"], "MATH1": ["sciences"]}.items():
        studies.connection.execute(
            text("select lms_ops.set_course_categories(:course, :categories)"),
            {"course": studies.course(code), "categories": categories},
        )
        studies.done(code)
    studies.done("HIST1", 4.0)
    assert studies.counted() == {"Humanities": ["HIST1", "ART1"], "": ["MATH1, No requirement needs it."]}


@pytest.mark.every_server
def test_requirements_share_a_course_up_to_their_limit(studies):
    major = studies.requirement("Major", 6, "A", "B")
    ethics = studies.requirement("Ethics", 6, "A", "B")
    studies.done("A", 4.0)
    studies.done("B")
    assert studies.counted() == {"Major": ["A", "B"]}
    studies.share(ethics, major, 3)
    assert studies.counted() == {"Major": ["A", "B"], "Ethics": ["A"]}
    studies.share(major, ethics, 6)
    assert studies.audit() == {"Major": (6, 6, 0, True, 100), "Ethics": (6, 6, 0, True, 100)}
    studies.share(major, ethics, None)
    assert studies.counted() == {"Major": ["A", "B"]}


def test_what_completed_courses_leave_of_a_sharing_is_for_those_in_progress(studies):
    major, ethics = (studies.requirement(name, 6, "A", "B") for name in ("Major", "Ethics"))
    studies.share(major, ethics, 3)
    studies.takes("A")
    studies.takes("B")
    assert [line[2] for line in studies.audit().values()] == [6, 3]
    studies.done("A")
    assert studies.counted() == {
        "Major": ["A", "B, in progress"],
        "Ethics": ["A"],
        "": ["A, in progress, It repeats A."],
    }


def test_a_requirement_with_a_minimum_average_is_not_satisfied_below_it(studies):
    studies.course("LARGE", 6)
    studies.requirement("Core", 9, "LARGE", "SMALL", minimum_gpa=2.5)
    studies.done("LARGE", 2.0)
    studies.done("SMALL", 3.0)
    assert studies.audit() == {"Core": (9, 9, 0, False, 100)}
    assert studies.counted()["Core"][-1] == "The average of its graded courses, 2.33, is below 2.50."


def test_work_without_points_stays_outside_a_minimum_average(studies):
    studies.requirement("Core", 7, "PASSED", "ELSEWHERE", minimum_gpa=2.5)
    studies.done("PASSED", None)
    sample.transfer_credit(studies.connection, studies.student, studies.course("ELSEWHERE"), external_grade="D")
    assert studies.audit() == {"Core": (7, 7, 0, True, 100)}


def test_better_grades_go_to_the_earlier_requirement(studies):
    studies.requirement("Major", 3, "A", "B", minimum_gpa=3)
    studies.requirement("Other", 3, "A", "B")
    studies.done("A", 2.0)
    studies.done("B", 4.0)
    assert studies.counted() == {"Major": ["B"], "Other": ["A"]}


def test_credit_from_elsewhere_counts_with_what_was_awarded(studies):
    studies.requirement("Core", 9, "CS101", "CS102")
    course = studies.course("CS101", 6)
    sample.transfer_credit(studies.connection, studies.student, course, credits_awarded=4.5)
    for status in ("recorded", "refused"):
        sample.transfer_credit(
            studies.connection,
            studies.student,
            studies.course("CS102"),
            status=status,
            decided_at=None if status == "recorded" else "2024-07-01",
        )
    assert studies.audit() == {"Core": (9, 4.5, 0, False, 50)}
    assert studies.counted() == {"Core": ["CS101, transfer"]}
    # passed here as well, it counts once, as the course of here
    studies.done("CS101")
    assert studies.counted() == {"Core": ["CS101"], "": ["CS101, transfer, It repeats CS101."]}


@pytest.mark.parametrize(
    ("kind", "done", "listed", "credits"),
    [
        ("exact", "X", "Y", 3),
        ("exact", "Y", "X", 3),
        ("substitution", "X", "Y", 3),
        ("substitution", "Y", "X", 0),
        ("partial", "X", "Y", 2),
        ("partial", "Y", "X", 0),
    ],
)
def test_an_equivalency_counts_as_far_as_it_goes(studies, kind, done, listed, credits):
    sample.equivalency(
        studies.connection, studies.course("Y"), studies.course("X"), equivalency_type=kind, credits_awarded=2
    )
    studies.requirement("Core", 4, listed)
    studies.done(done)
    assert studies.audit()["Core"][1] == credits
    if credits:
        assert studies.counted() == {"Core": [f"{done}, as {listed}"]}


@pytest.mark.parametrize(
    "columns",
    [
        {"approval_status": "proposed"},
        {"effective_until": date(2024, 1, 1)},
        {"effective_from": date(2025, 1, 1)},
    ],
)
def test_an_equivalency_counts_from_its_approval_and_in_its_time(studies, columns):
    sample.equivalency(studies.connection, studies.course("Y"), studies.course("X"), **columns)
    studies.requirement("Core", 3, "Y")
    studies.done("X")
    assert studies.audit()["Core"][1] == 0


def test_exactly_equivalent_courses_are_one_course(studies):
    sample.equivalency(studies.connection, studies.course("Y"), studies.course("X"))
    studies.requirement("Core", 3, "Y")
    studies.requirement("Free", 3)
    studies.done("X", 4.0)
    studies.done("Y", 2.0)
    assert studies.counted() == {"Core": ["X, as Y"], "": ["Y, It repeats X."]}


def test_a_course_is_stood_in_for_once_and_only_where_it_is_missing(studies):
    for code in ("X1", "X2"):
        sample.equivalency(
            studies.connection, studies.course("Y"), studies.course(code), equivalency_type="substitution"
        )
    studies.requirement("Core", 6, "Y", "Z")
    studies.done("X1", 3.0)
    studies.done("X2", 2.0)
    assert studies.counted() == {"Core": ["X1, as Y"], "": ["X2, No requirement needs it."]}
    studies.done("Y", 1.0)
    assert studies.counted()["Core"] == ["Y"]


def test_courses_in_progress_go_to_what_is_still_missing(studies):
    studies.requirement("Core", 6, "A", "B", "C")
    studies.requirement("Free", 3)
    studies.done("A")
    for code in ("B", "C", "D"):
        studies.takes(code)
    assert [line[:3] for line in studies.audit().values()] == [(6, 3, 3), (3, 0, 3)]
    assert len(studies.counted()[""]) == 1


def test_the_discussion_of_a_lecture_is_not_the_course(studies):
    studies.requirement("Core", 3, "A")
    lecture = sample.offering(studies.connection, studies.course("A"), studies.past, component="Lecture")
    discussion = sample.offering(
        studies.connection, studies.course("A"), studies.past, component="Discussion", parent_offering_id=lecture
    )
    sample.enrollment(studies.connection, discussion, studies.student, enrollment_status="completed")
    assert studies.audit()["Core"][1] == 0


def test_a_waived_requirement_needs_nothing_and_is_satisfied(studies):
    waived = studies.requirement("Language", 3, "A")
    studies.requirement("Core", 3, "A")
    sample.insert(
        studies.connection,
        "degree_audit_progress",
        student_id=studies.student,
        requirement_id=waived,
        credits_required=3,
        status="waived",
    )
    studies.done("A")
    assert studies.audit() == {"Language": (3, 0, 0, True, 100), "Core": (3, 3, 0, True, 100)}
    assert studies.counted() == {"Language": ["It is waived."], "Core": ["A"]}


def test_advice_is_shown_and_takes_nothing_from_what_is_mandatory(studies):
    studies.requirement("Advised", 3, "A", is_mandatory=False)
    studies.requirement("Core", 3, "A")
    studies.done("A")
    assert studies.audit() == {"Advised": (3, 0, 0, False, 0), "Core": (3, 3, 0, True, 100)}


def test_a_student_without_a_programme_gets_a_row_that_says_so(connection):
    student = sample.student(connection)
    row = connection.execute(text("select * from generate_degree_audit(:id)"), {"id": student}).one()
    assert row.requirement_name["en"] == "No programme, or a programme without requirements"
    assert row.credits_required is None
    courses = connection.execute(text("select * from lms_ops.degree_audit_courses(:id)"), {"id": student}).one()
    assert courses.requirement_name == row.requirement_name
    progress = connection.execute(text("select * from lms_ops.degree_progress(:id)"), {"id": student}).one()
    assert progress.is_satisfied is None


def test_averages_are_weighted_by_credits_and_count_a_course_once_whatever_its_components(connection):
    unit = sample.unit(connection)
    fall, spring = sample.term(connection, "2024-fall"), sample.term(connection, "2025-spring")
    large, small = (
        sample.course(connection, unit, credit_hours=6),
        sample.course(connection, unit, credit_hours=2),
    )
    student = sample.student(connection)
    lecture = sample.offering(connection, large, fall, component="Lecture")
    laboratory = sample.offering(connection, large, fall, component="Laboratory", credits=0)
    for offering in (lecture, laboratory):
        sample.enrollment(connection, offering, student, enrollment_status="completed", grade_points=4.0)
    sample.enrollment(
        connection,
        sample.offering(connection, small, spring),
        student,
        enrollment_status="completed",
        grade_points=2.0,
    )
    row = connection.execute(
        text("select * from calculate_student_gpa(:student, :term)"), {"student": student, "term": spring}
    ).one()
    assert (float(row.term_gpa), float(row.cumulative_gpa)) == (2.0, 3.5)
    assert (row.credits_earned, row.quality_points) == (8, 28)


@pytest.mark.parametrize(
    ("written", "points"),
    [("A", 4.0), (" b+ ", 3.3), ("8.5", 3.0), ("8,5", 3.0), ("85", 3.0), ("5", 0.0), ("pass", None)],
)
def test_grades_compare_by_the_scale_whatever_they_are_written_in(connection, written, points):
    found = connection.scalar(text("select lms_ops.grade_points_of(:grade)"), {"grade": written})
    assert (None if found is None else float(found)) == points
