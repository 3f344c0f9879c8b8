"""Groups of few students: nobody learns of them, neither from a figure nor by working one out from others."""

from collections import defaultdict
from datetime import date
from itertools import combinations, product
from random import Random

import numpy
import pytest
import sample
from pages import words
from sqlalchemy import text

from dashboard import data
from dashboard.queries import students
from dashboard.viewer import Viewer


def set_smallest_group(owner, number):
    with owner.begin() as connection:
        connection.execute(
            text("update system_settings set value = to_jsonb(cast(:n as integer)) where key = 'smallest_group'"),
            {"n": number},
        )


def shown(connection, tables):
    """What is shown of each of these tables, given as tuples of the sizes of their groups."""
    return connection.execute(
        text("""
            select lms_ops.hide_small_groups(array(
                select cast(size as bigint)
                from jsonb_array_elements_text(sizes) with ordinality as groups (size, place)
                order by place
            ))
            from jsonb_array_elements(cast(:tables as jsonb)) with ordinality as tables (sizes, place)
            order by place
        """),
        {"tables": str([list(sizes) for sizes in tables])},
    ).scalars()


@pytest.mark.parametrize(("smallest", "groups", "largest"), [(3, 4, 7), (4, 3, 13), (5, 3, 13)])
def test_no_hidden_size_follows_from_the_sizes_shown_their_total_and_the_rule(
    owner, dashboard, smallest, groups, largest
):
    """All tables that there can be, sorted by what somebody sees of them: each hidden size could be several."""
    set_smallest_group(owner, smallest)
    tables = list(product(range(largest + 1), repeat=groups))
    looks_like = defaultdict(list)
    with dashboard.connect() as connection:
        for sizes, seen in zip(tables, shown(connection, tables), strict=True):
            looks_like[tuple(seen), sum(sizes)].append(sizes)
    assert any(None in seen for seen, _ in looks_like)
    for (seen, total), possible in looks_like.items():
        assert not [size for size in seen if size and size < smallest]
        hidden = [place for place, size in enumerate(seen) if size is None]
        for place in hidden:
            assert len({sizes[place] for sizes in possible}) > 1, (seen, total, possible)
        if hidden and len(hidden) < groups:
            assert total - sum(size or 0 for size in seen) >= smallest, (seen, total)


def test_tables_without_a_small_group_are_shown_as_they_are(dashboard):
    with dashboard.connect() as connection:
        assert list(shown(connection, [(10, 0, 12), (0, 0, 0), (10, 10, 10)])) == [[10, 0, 12], [0, 0, 0], [10, 10, 10]]


def test_without_the_setting_no_group_is_shown(owner, dashboard):
    with owner.begin() as connection:
        connection.execute(text("delete from system_settings where key = 'smallest_group'"))
    with dashboard.connect() as connection:
        assert list(shown(connection, [(0, 500, 1000)])) == [[None, None, None]]


@pytest.fixture
def department(owner):
    """A department of twelve students, and a small one of three in the same faculty; who looks at them."""
    with owner.begin() as connection:
        faculty = sample.unit(connection, "ENG", type="faculty")
        unit = sample.unit(connection, "CS", parent=faculty)
        other = sample.unit(connection, "ART", parent=faculty)
        program = sample.program(connection, unit)
        people = {
            "unit": unit,
            "term": sample.term(connection, "2025-spring", is_current=True),
            "students": [sample.student(connection, program, f"Student{number:02} Aliyev") for number in range(12)],
            "head": sample.viewer(connection, "DEPT_HEAD", unit),
            "registrar": sample.viewer(connection, "REGISTRAR"),
            "administrator": sample.viewer(connection, "SYSADMIN"),
        }
        small = sample.program(connection, other)
        people["others"] = [sample.student(connection, small) for _ in range(3)]
    return people


def refresh(owner):
    with owner.begin() as connection:
        connection.execute(text("select lms_ops.refresh_statistics()"))


@pytest.mark.parametrize(("number", "told"), [(9, None), (10, 50)])
def test_the_attendance_of_few_students_is_not_told(owner, as_person, open_page, department, number, told):
    """However many lessons were held: the students are counted, not the records, nor those of whom none is."""
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


@pytest.mark.parametrize(("completed", "withdrawn", "courses"), [(9, 3, []), (10, 2, ["CS101"])])
def test_results_are_about_those_who_completed_the_course(owner, as_person, department, completed, withdrawn, courses):
    """Who withdrew stands on the roster, so that enough of them do not hide the results of a few others."""
    with owner.begin() as connection:
        course = sample.course(connection, department["unit"], "CS101")
        offering = sample.offering(connection, course, department["term"])
        for place, student in enumerate(department["students"]):
            done = {"enrollment_status": "completed", "grade": "B", "grade_points": 3}
            sample.enrollment(
                connection, offering, student, **(done if place < completed else {"enrollment_status": "withdrawn"})
            )
    refresh(owner)
    with as_person(department["head"]) as connection:
        assert list(connection.scalars(text("select course_code from report.student_results"))) == courses


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


def test_the_page_says_what_is_hidden_and_why(owner, open_page, department):
    with owner.begin() as connection:
        course = sample.course(connection, department["unit"])
        offering = sample.offering(connection, course, department["term"])
        for place, student in enumerate(department["students"]):
            points = 4 if place < 10 else 1
            sample.enrollment(connection, offering, student, enrollment_status="completed", grade_points=points)
    refresh(owner)
    page = words(open_page("students", department["head"]))
    assert "Groups of fewer than 10 students are not shown, nor others from which one could be worked out" in page
    assert "Average grade and attendance of fewer than 10 students are not shown" in words(
        open_page("demand", department["head"])
    )


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


def test_the_history_of_a_view_is_for_those_who_may_read_the_view(owner, as_person, department):
    """What belongs to no unit too: who plans rooms for the whole university reads no figure about students."""
    with owner.begin() as connection:
        role = sample.insert(connection, "roles", code="PLANNER", name=sample.words("Planner"), level=6)
        connection.execute(
            text("""
                insert into role_permissions (role_id, permission_id)
                select :role, id
                from permissions
                where (resource, action, scope) = ('offering', 'read', 'university')
            """),
            {"role": role},
        )
        planner = sample.person(connection)
        sample.role(connection, planner, "PLANNER")
        for _ in range(10):
            sample.student(connection)
        sample.offering(
            connection,
            sample.course(connection, department["unit"]),
            sample.open_term(connection, "2026-spring", is_current=False),
        )
    refresh(owner)
    question = text("""
        select
            view_name,
            sum(value) filter (where figure = 'students')
        from report.statistics_history
        group by view_name
        order by view_name
    """)
    seen = {}
    for who, person in {**department, "planner": planner}.items():
        if who in ("head", "registrar", "administrator", "planner"):
            with as_person(person) as connection:
                seen[who] = connection.execute(question).all()
    assert seen == {
        "head": [("mv_course_offering_statistics", None), ("mv_student_statistics", 12)],
        # twelve and ten without a programme; the department of three has no figures
        "registrar": [("mv_course_offering_statistics", None), ("mv_student_statistics", 22)],
        "planner": [("mv_course_offering_statistics", None)],
        "administrator": [],
    }
    with as_person(department["administrator"]) as connection:
        assert connection.scalar(text("select count(*) from report.freshness where age_minutes is not null")) == 3
