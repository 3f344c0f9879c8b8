"""Groups of few students: nobody learns of them, neither from a figure nor by working one out from others."""

from collections import defaultdict
from itertools import product

import few_students
import pytest
import sample
from few_students import refresh, set_smallest_group
from pages import words
from sqlalchemy import text

from db.connection import acting_as


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
    with owner.begin() as connection:
        return few_students.build(connection)


def test_every_figure_about_results_of_groups_is_known_here(owner):
    """A new one must be thought about: which students is it of, and may it be shown of so few?"""
    with owner.connect() as connection:
        figures = connection.execute(
            text("""
                select
                    columns.table_name,
                    columns.column_name
                from information_schema.columns
                where columns.table_schema = 'report'
                    and columns.column_name ~ 'average|attend|gpa|dfw|fw_'
                    and not exists (
                        select
                        from information_schema.columns as others
                        where others.table_schema = 'report'
                            and others.table_name = columns.table_name
                            and others.column_name = 'student_id'
                    )
            """)
        )
        assert {tuple(figure) for figure in figures} == {
            ("demand", "average_grade"),
            ("demand", "average_grade_points"),
            ("demand", "attending_students"),
            ("demand", "attendance"),
            ("student_results", "dfw_percentage"),
            ("student_results", "fw_percentage"),
            ("workload", "average_percentage_given"),
            ("workload_units", "average_hours"),  # of teachers
        }


def test_the_page_says_what_is_hidden_and_why(owner, open_page, department):
    with owner.begin() as connection:
        course = sample.course(connection, department["unit"])
        offering = sample.offering(connection, course, department["term"])
        for place, student in enumerate(department["students"]):
            points = 4 if place < 10 else 1
            sample.enrollment(connection, offering, student, enrollment_status="completed", grade_points=points)
    refresh(owner)
    said = {name: words(open_page(name, department["head"])) for name in ("students", "demand", "workload")}
    assert "Groups of fewer than 10 students are not shown, nor others from which one could be" in said["students"]
    assert "Average grade and attendance of fewer than 10 students are not shown" in said["demand"]
    assert "would tell of fewer than 10 students whom one teacher graded in one section" in said["workload"]


@pytest.mark.parametrize(
    ("who", "number"),
    [
        ("head", 12),
        ("dean", 15),
        ("registrar", 15),
        ("advisor", 3),
        ("teacher", 0),
        ("planner", 0),
        ("administrator", 0),
    ],
)
def test_who_is_counted_among_students_may_be_read_by_name(owner, as_person, department, who, number):
    """Why choices of students need not be guarded against each other: the list says more than their difference."""
    refresh(owner)
    with as_person(department[who]) as connection:
        counted = list(connection.scalars(text("select student_id from report.students")))
    assert len(counted) == number
    with acting_as(owner, str(department[who])) as connection:
        assert all(
            connection.scalar(text("select lms_ops.viewer_reads_student(:student)"), {"student": student})
            for student in counted
        )


@pytest.mark.parametrize("who", ["head", "dean", "registrar", "teacher", "planner"])
def test_whoever_sees_how_many_dropped_or_withdrew_reads_on_the_roster_who_did(owner, as_person, department, who):
    with owner.begin() as connection:
        offering = sample.offering(connection, sample.course(connection, department["unit"]), department["term"])
        sample.instructor(connection, offering, department["teacher"])
        for student in (*department["students"][:3], *department["others"]):
            sample.enrollment(connection, offering, student, enrollment_status="withdrawn")
        sample.enrollment(connection, offering, department["students"][3], enrollment_status="dropped")
    refresh(owner)
    with as_person(department[who]) as connection:
        assert connection.execute(text("select dropped, withdrawn from report.demand")).all() == [(1, 6)]
        names = text("select count(student_name) from report.roster where status = :status")
        assert [connection.scalar(names, {"status": status}) for status in ("dropped", "withdrawn")] == [1, 6]


def test_the_history_of_a_view_is_for_those_who_may_read_the_view(owner, as_person, department):
    """What belongs to no unit too: who plans rooms for the whole university reads no figure about students."""
    with owner.begin() as connection:
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
    for who in ("head", "registrar", "planner", "administrator"):
        with as_person(department[who]) as connection:
            seen[who] = connection.execute(question).all()
    assert seen == {
        "head": [
            ("mv_course_offering_statistics", None),
            ("mv_faculty_workload", None),
            ("mv_student_statistics", 12),
        ],
        # twelve and ten without a programme; the department of three has no figures
        "registrar": [
            ("mv_course_offering_statistics", None),
            ("mv_faculty_workload", None),
            ("mv_student_statistics", 22),
        ],
        "planner": [("mv_course_offering_statistics", None)],
        "administrator": [],
    }
    with as_person(department["administrator"]) as connection:
        assert connection.scalar(text("select count(*) from report.freshness where age_minutes is not null")) == 3
