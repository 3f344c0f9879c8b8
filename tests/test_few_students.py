"""Averages and shares of few students: neither told nor to be worked out from those of others."""

from datetime import date
from itertools import combinations, product
from random import Random

import few_students
import numpy
import pytest
import sample
from few_students import refresh, set_smallest_group
from pages import words
from sqlalchemy import text

from dashboard import data
from dashboard.queries import demand, students
from dashboard.viewer import Viewer


@pytest.fixture
def department(owner):
    with owner.begin() as connection:
        return few_students.build(connection)


@pytest.mark.parametrize(("number", "told"), [(9, None), (10, 50)])
def test_the_attendance_of_few_students_is_not_told(owner, as_person, open_page, department, number, told):
    """However many lessons were held: the students are counted, not the records, nor those of whom none is.

    In the view, on the page, and among the rows that are taken away in a file.
    """
    with owner.begin() as connection:
        offering = sample.offering(connection, sample.course(connection, department["unit"]), department["term"])
        meeting = sample.meeting(connection, offering, 1, "09:00", "10:00")
        for student in department["students"]:
            sample.enrollment(connection, offering, student)
        for place, student in enumerate(department["students"]):
            for day, status in ((3, "present"), (10, "absent")):
                status = status if place < number else "excused"
                sample.attendance(connection, meeting, student, date(2025, 3, day), status)
    refresh(owner)
    with as_person(department["registrar"]) as connection:
        row = connection.execute(text("select attendance, attending_students from report.demand")).one()
    assert (row.attendance, row.attending_students) == (told, number)
    page = words(open_page("offering", department["registrar"], offering=str(offering)))
    taken = demand.offerings(
        Viewer(str(department["registrar"])), demand.Chosen(term_id=str(department["term"])), limit=None
    )
    assert list(taken.attendance.dropna()) == ([told] if told else [])
    assert f"Attendance: **{'50%' if told else 'not shown for fewer than 10 students'}**" in page


@pytest.mark.parametrize(("number", "told"), [(9, None), (10, 90)])
def test_the_stated_attendance_of_few_students_is_not_told(owner, as_person, department, number, told):
    with owner.begin() as connection:
        offering = sample.offering(connection, sample.course(connection, department["unit"]), department["term"])
        for place, student in enumerate(department["students"]):
            sample.enrollment(connection, offering, student, attendance_percentage=90 if place < number else None)
    refresh(owner)
    with as_person(department["head"]) as connection:
        assert connection.scalar(text("select attendance from report.demand")) == told


@pytest.mark.parametrize(("completed", "told"), [(9, []), (10, [("CS101", 25, 16.7)])])
def test_results_are_about_those_who_completed_the_course(owner, as_person, department, completed, told):
    """Who withdrew stands on the roster, so that enough of them do not hide the results of a few others."""
    with owner.begin() as connection:
        course = sample.course(connection, department["unit"], "CS101")
        offering = sample.offering(connection, course, department["term"])
        done = {"enrollment_status": "completed", "grade": "B", "grade_points": 3}
        with_d = done | {"grade": "D", "grade_points": 1}
        for place, student in enumerate(department["students"]):
            ended = {"enrollment_status": "withdrawn"} if place >= completed else done if place else with_d
            sample.enrollment(connection, offering, student, **ended)
    refresh(owner)
    with as_person(department["head"]) as connection:
        results = connection.execute(
            text("select course_code, dfw_percentage, fw_percentage from report.student_results")
        )
        assert [(code, float(dfw), float(fw)) for code, dfw, fw in results] == told


def test_averages_of_students_are_shown_of_enough_and_counts_are_those_of_the_list(owner, app, department):
    with owner.begin() as connection:
        course = sample.course(connection, department["unit"])
        offering = sample.offering(connection, course, department["term"])
        for student in department["students"][:9]:
            sample.enrollment(
                connection,
                offering,
                student,
                enrollment_status="completed",
                grade_points=1,
                attendance_percentage=100,
            )
    refresh(owner)
    head = Viewer(str(department["head"]))
    few = students.totals(head, students.Chosen()).iloc[0]
    assert (few.students, few.at_risk) == (12, 9)
    assert few[["average_gpa", "average_attendance"]].isna().all()
    set_smallest_group(owner, 9)
    data.clear()
    enough = students.totals(head, students.Chosen()).iloc[0]
    assert (enough.average_gpa, enough.average_attendance) == (1, 100)


@pytest.fixture
def shared_sections(owner):
    """Terms in each of which three teachers grade, by chance, up to five students each of three sections.

    Whom each graded in each section: {term: {(section, teacher): number of students}}; the smallest group is of three.
    """
    chance = Random(5)
    set_smallest_group(owner, 3)
    with owner.begin() as connection:
        unit = sample.unit(connection, "CS")
        people = {"head": sample.viewer(connection, "DEPT_HEAD", unit), "graded": {}}
        for year in range(2010, 2022):
            term = sample.term(connection, f"{year}-fall")
            teachers = [sample.staff(connection, unit, academic_rank="lecturer") for _ in range(3)]
            sections = [sample.offering(connection, sample.course(connection, unit), term) for _ in range(3)]
            people["graded"][term] = graded = {}
            for section, teacher in product(sections, teachers):
                sample.instructor(connection, section, teacher)
                graded[section, teacher] = chance.choice((0, 0, 0, 1, 2, 3, 4, 5))
                for _ in range(graded[section, teacher]):
                    exam = sample.assessment(connection, section)
                    student = sample.student(connection)
                    sample.grade(connection, exam, student, chance.randint(40, 100), graded_by=teacher)
    refresh(owner)
    return people


def test_no_few_students_average_follows_from_those_of_sections_and_teachers(as_person, shared_sections):
    """Each average shown is an equation over the groups that one teacher graded in one section.

    Groups of fewer than three together must not be a sum or difference of equations: it would raise their rank.
    """
    with as_person(shared_sections["head"]) as connection:
        sections = set(
            connection.scalars(text("select offering_id from report.demand where average_grade is not null"))
        )
        teachers = set(
            connection.scalars(
                text("select instructor_id from report.workload where average_percentage_given is not null")
            )
        )
    hidden = 0
    for graded in shared_sections["graded"].values():
        groups = [group for group, students in graded.items() if students]
        equations = [[group[0] == section for group in groups] for section in sections]
        equations += [[group[1] == teacher for group in groups] for teacher in teachers]
        known = numpy.array([each for each in equations if any(each)], dtype=float).reshape(-1, len(groups))
        for together in (*combinations(groups, 1), *combinations(groups, 2)):
            if sum(graded[group] for group in together) < 3:
                hidden += 1
                asked = numpy.array([[group in together for group in groups]], dtype=float)
                assert numpy.linalg.matrix_rank(numpy.vstack([known, asked])) > numpy.linalg.matrix_rank(known)
    assert hidden > 20
    assert len(sections) > 20
    assert len(teachers) > 2
