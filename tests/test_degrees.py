"""Degree audits and grade point averages count what the rows say."""

import pytest
import sample
from sqlalchemy import text


@pytest.fixture
def connection(owner):
    with owner.begin() as transaction:
        yield transaction


def audit(connection, student_id):
    return {
        row.requirement_name["en"]: (
            row.requirement_type,
            float(row.credits_required),
            float(row.credits_completed),
            float(row.credits_in_progress),
            row.is_satisfied,
            float(row.completion_percentage),
        )
        for row in connection.execute(text("select * from generate_degree_audit(:id)"), {"id": student_id})
    }


def requirement(connection, program_id, name, kind, credits, place, **columns):
    return sample.insert(
        connection,
        "degree_requirements",
        academic_program_id=program_id,
        requirement_name=sample.words(name),
        requirement_type=kind,
        required_credits=credits,
        sequence_order=place,
        **columns,
    )


def test_an_audit_counts_completed_and_current_credits_once(connection):
    unit = sample.unit(connection)
    program = sample.program(connection, unit)
    first_term = sample.term(connection, "2024-fall")
    this_term = sample.term(connection, "2025-spring", is_current=True)
    core, wanted, other = (sample.course(connection, unit, credit_hours=5) for _ in range(3))
    requirement(connection, program, "Major", "major", 10, 1, course_list=[core, wanted])
    requirement(connection, program, "Electives", "elective", 5, 2)
    student = sample.student(connection, program)
    done = {"enrollment_status": "completed", "grade_points": 3.0}
    sample.enrollment(connection, sample.offering(connection, core, first_term), student, **done)
    sample.enrollment(connection, sample.offering(connection, wanted, this_term), student)
    sample.enrollment(connection, sample.offering(connection, other, first_term), student, **done)
    # a second attempt at the same course earns nothing more
    sample.enrollment(connection, sample.offering(connection, core, this_term), student, **done)
    assert audit(connection, student) == {
        "Major": ("major", 10, 5, 5, False, 50),
        "Electives": ("elective", 5, 5, 0, True, 100),
    }


def test_failed_and_withdrawn_courses_do_not_count(connection):
    unit = sample.unit(connection)
    program = sample.program(connection, unit)
    course = sample.course(connection, unit)
    requirement(connection, program, "Core", "core", 3, 1, course_list=[course])
    student = sample.student(connection, program)
    term = sample.term(connection, "2024-fall")
    failed = {"enrollment_status": "completed", "grade_points": 0, "grade": "F"}
    sample.enrollment(connection, sample.offering(connection, course, term), student, **failed)
    sample.enrollment(
        connection, sample.offering(connection, course, term), student, enrollment_status="withdrawn"
    )
    assert audit(connection, student) == {"Core": ("core", 3, 0, 0, False, 0)}


def test_a_requirement_with_a_minimum_average_is_not_satisfied_below_it(connection):
    unit = sample.unit(connection)
    program = sample.program(connection, unit)
    course = sample.course(connection, unit)
    requirement(connection, program, "Core", "core", 3, 1, course_list=[course], minimum_gpa=2.5)
    student = sample.student(connection, program)
    offering = sample.offering(connection, course, sample.term(connection, "2024-fall"))
    sample.enrollment(connection, offering, student, enrollment_status="completed", grade_points=2.0)
    assert audit(connection, student) == {"Core": ("core", 3, 3, 0, False, 100)}


def test_a_student_without_a_programme_gets_a_row_that_says_so(connection):
    row = connection.execute(
        text("select * from generate_degree_audit(:id)"), {"id": sample.student(connection)}
    ).one()
    assert row.requirement_name["en"] == "No programme, or a programme without requirements"
    assert row.credits_required is None


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
