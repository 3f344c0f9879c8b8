"""Groups of students: one leader, one group an assessment, room for so many, and who was in them before."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from uuid import UUID

import psycopg
import pytest
import sample
from cluster import Database
from pages import Open, words
from sqlalchemy import Connection, Engine, text

from db.errors import Refused

AsPerson = Callable[[UUID | str | None], AbstractContextManager[Connection]]


@dataclass(frozen=True)
class Course:
    """A section with a project, its teacher, others who look on, and four students who sit in it."""

    offering: UUID
    project: UUID
    students: list[UUID]
    outsider: UUID
    teacher: UUID
    head: UUID
    registrar: UUID


@pytest.fixture
def course(owner: Engine) -> Course:
    with owner.begin() as connection:
        unit = sample.unit(connection, "CS")
        term = sample.term(connection, is_current=True)
        offering = sample.offering(connection, sample.course(connection, unit, "CS101"), term)
        program = sample.program(connection, unit)
        teacher = sample.staff(connection, unit)
        sample.role(connection, teacher, "TEACHER")
        sample.instructor(connection, offering, teacher)
        *seated, outsider = (
            sample.student(connection, program, f"Student {number}", student_number=f"STU{number}")
            for number in range(1, 6)
        )
        for each in seated:
            sample.enrollment(connection, offering, each)
        return Course(
            offering=offering,
            project=sample.assessment(
                connection, offering, title=sample.words("Project"), assessment_type="project", is_group_work=True
            ),
            students=seated,
            outsider=outsider,
            teacher=teacher,
            head=sample.viewer(connection, "DEPT_HEAD", unit),
            registrar=sample.viewer(connection, "REGISTRAR"),
        )


def call(connection: Connection, function: str, *arguments: object) -> object:
    """One function of lms_ops with its arguments in their order."""
    names = ", ".join(f":a{place}" for place in range(len(arguments)))
    values = {f"a{place}": value for place, value in enumerate(arguments)}
    return connection.scalar(text(f"select lms_ops.{function}({names})"), values)


def members(connection: Connection, group: UUID) -> list[tuple[str, str, bool]]:
    """Student, role, and whether they are in it still: leaders first, by number."""
    found = connection.execute(
        text("""
            select
                students.student_number,
                members.role,
                members.left_at is null
            from student_group_members as members
            join students on students.id = members.student_id
            where members.group_id = :group
            order by
                members.role,
                students.student_number,
                members.joined_at
        """),
        {"group": group},
    )
    return [tuple(row) for row in found]


@pytest.mark.every_server
def test_a_teacher_makes_a_group_and_the_first_to_join_leads_it(
    owner: Engine, course: Course, as_person: AsPerson
) -> None:
    with as_person(course.teacher) as connection:
        group = call(connection, "create_group", course.project, " Group 1 ", 3)
        for student in course.students[:3]:
            call(connection, "join_group", group, student)
    with owner.connect() as connection:
        assert members(connection, group) == [
            ("STU1", "leader", True),
            ("STU2", "member", True),
            ("STU3", "member", True),
        ]
        done = text("select action, user_id from audit_logs where resource_id = :group order by created_at")
        assert Counter(tuple(row) for row in connection.execute(done, {"group": group})) == {
            ("create_group", course.teacher): 1,
            ("join_group", course.teacher): 3,
        }


def test_who_leaves_stays_in_the_history_and_may_join_another(
    owner: Engine, course: Course, as_person: AsPerson
) -> None:
    leader, member, *_ = course.students
    with as_person(course.teacher) as connection:
        first, second = (call(connection, "create_group", course.project, name) for name in ("A", "B"))
        for student in (leader, member):
            call(connection, "join_group", first, student)
    with pytest.raises(Refused, match="Student STU2 is in A already"), as_person(course.teacher) as connection:
        call(connection, "join_group", second, member)
    with pytest.raises(Refused, match="This student leads A: change"), as_person(course.teacher) as connection:
        call(connection, "leave_group", first, leader)
    with as_person(course.teacher) as connection:
        call(connection, "leave_group", first, member)
        call(connection, "join_group", second, member)
        call(connection, "leave_group", second, member)
        call(connection, "join_group", first, member)
    with owner.connect() as connection:
        assert members(connection, first) == [
            ("STU1", "leader", True),
            ("STU2", "member", False),
            ("STU2", "member", True),
        ]
        assert members(connection, second) == [("STU2", "leader", False)]


def test_the_leader_changes_and_may_leave_then(owner: Engine, course: Course, as_person: AsPerson) -> None:
    leader, member, other, _ = course.students
    with as_person(course.teacher) as connection:
        group = call(connection, "create_group", course.project, "A")
        call(connection, "join_group", group, leader, "leader")
        call(connection, "join_group", group, member, "member")
        call(connection, "change_leader", group, member)
    with pytest.raises(Refused, match="leads A already"), as_person(course.teacher) as connection:
        call(connection, "change_leader", group, member)
    with pytest.raises(Refused, match="This student is not in A"), as_person(course.teacher) as connection:
        call(connection, "change_leader", group, other)
    with as_person(course.teacher) as connection:
        call(connection, "leave_group", group, leader)
    with owner.connect() as connection:
        assert members(connection, group) == [("STU2", "leader", True), ("STU1", "member", False)]


def test_a_closed_group_lets_its_members_go_and_takes_nobody(
    owner: Engine, course: Course, as_person: AsPerson
) -> None:
    leader, member, *_ = course.students
    with as_person(course.teacher) as connection:
        group = call(connection, "create_group", course.project, "A")
        call(connection, "join_group", group, leader)
        call(connection, "join_group", group, member)
        assert call(connection, "close_group", group) == 2
        call(connection, "join_group", call(connection, "create_group", course.project, "B"), leader)
    for function, arguments in (("join_group", [member]), ("close_group", []), ("leave_group", [member])):
        with pytest.raises(Refused, match="A is closed"), as_person(course.teacher) as connection:
            call(connection, function, group, *arguments)


@pytest.mark.parametrize(
    ("function", "arguments", "sentence"),
    [
        ("create_group", ["project", "A"], "There is a group A for this work already"),
        ("create_group", ["project", " "], "Give the group a name"),
        ("create_group", ["project", "B", 0], "room for one student at least"),
        ("create_group", ["exam", "B"], "Exam is no group work"),
        ("create_group", ["nothing", "B"], "There is no such assessment"),
        ("join_group", ["group", "outsider"], "Student STU5 is not enrolled in this course"),
        ("join_group", ["group", "nothing"], "Student unknown is not enrolled in this course"),
        ("join_group", ["group", "second", "leader"], "A is led by student STU1"),
        ("join_group", ["group", "second", "captain"], "captain is no role"),
        ("join_group", ["empty", "second", "member"], "E has no leader yet"),
        ("join_group", ["nothing", "second"], "There is no such group"),
        ("join_group", ["full", "second"], r"F is full \(1 of 1\)"),
    ],
)
def test_what_a_group_does_not_allow_is_refused_with_what_to_do(
    function: str, arguments: list, sentence: str, owner: Engine, course: Course, as_person: AsPerson
) -> None:
    with owner.begin() as connection:
        exam = sample.assessment(connection, course.offering, title=sample.words("Exam"))
        known = {
            "project": course.project,
            "exam": exam,
            "nothing": UUID(int=0),
            "group": call(connection, "create_group", course.project, "A"),
            "empty": call(connection, "create_group", course.project, "E"),
            "full": call(connection, "create_group", course.project, "F", 1),
            "second": course.students[1],
            "outsider": course.outsider,
        }
        call(connection, "join_group", known["group"], course.students[0])
        call(connection, "join_group", known["full"], course.students[2])
    with pytest.raises(Refused, match=sentence), as_person(course.registrar) as connection:
        call(connection, function, *(known.get(each, each) for each in arguments))


def test_groups_are_the_teachers_of_the_offering_and_the_registrars(
    owner: Engine, course: Course, as_person: AsPerson
) -> None:
    with owner.begin() as connection:
        group = call(connection, "create_group", course.project, "A")
        colleague = sample.viewer(connection, "TEACHER")
        itself = sample.user_id(connection, course.students[0])
    for other in (course.head, colleague, itself, None):
        for function, arguments in (
            ("create_group", [course.project, "B"]),
            ("join_group", [group, course.students[0]]),
            ("leave_group", [group, course.students[0]]),
            ("change_leader", [group, course.students[0]]),
            ("close_group", [group]),
        ):
            with pytest.raises(Refused, match="You may not do this"), as_person(other) as connection:
                call(connection, function, *arguments)
    with as_person(course.registrar) as connection:
        call(connection, "join_group", group, course.students[0])


@pytest.mark.every_server
def test_of_many_who_join_at_once_as_many_get_in_as_there_is_room(
    owner: Engine, database: Database, course: Course
) -> None:
    with owner.begin() as connection:
        groups = [call(connection, "create_group", course.project, name, 5) for name in ("A", "B")]
        program = connection.scalar(text("select academic_program_id from students limit 1"))
        students = [sample.student(connection, program) for _ in range(16)]
        for each in students:
            sample.enrollment(connection, course.offering, each)

    def join(student: UUID) -> list[str]:
        """Tries one group after the other, as somebody who clicks on both."""
        outcomes = []
        for group in groups:
            try:
                with psycopg.connect(database.dashboard_url) as connection:
                    connection.execute("select set_config('app.current_user_id', %s, true)", [str(course.teacher)])
                    connection.execute("select lms_ops.join_group(%s, %s)", [group, student])
                outcomes.append("joined")
            except psycopg.errors.RaiseException:
                outcomes.append("refused")
        return outcomes

    with ThreadPoolExecutor(16) as clients:
        outcomes = list(clients.map(join, students))
    assert sum(each.count("joined") for each in outcomes) == 10
    with owner.connect() as connection:
        for group in groups:
            found = members(connection, group)
            assert Counter(role for _, role, _ in found) == {"leader": 1, "member": 4}


def test_the_offering_page_shows_who_works_with_whom(
    open_page: Open, owner: Engine, course: Course, as_person: AsPerson
) -> None:
    page = open_page("offering", course.teacher, offering=str(course.offering))
    page.session_state["groups"] = True
    assert "No groups work on an assessment here." in words(page.run())
    with as_person(course.teacher) as connection:
        group = call(connection, "create_group", course.project, "Group 1", 4)
        for student in course.students[:3]:
            call(connection, "join_group", group, student)
        call(connection, "leave_group", group, course.students[1])
    page = open_page("offering", course.head, offering=str(course.offering))
    page.session_state["groups"] = True
    page.run()
    assert not page.exception
    shown = page.dataframe[-1].value.iloc[0]
    assert dict(shown) | {"state": "open"} == {
        "assessment_title": "Project",
        "group_name": "Group 1",
        "state": "open",
        "leader_name": "Student 1",
        "members": 2,
        "max_members": 4,
        "names": "Student 1, Student 3",
        "past_members": 1,
    }
