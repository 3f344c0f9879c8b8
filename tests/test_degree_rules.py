"""Who may read an audit and set its rules; what if, progress over all requirements, and the snapshot that is kept."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from uuid import UUID

import pytest
import sample
from degrees import Studies, begin
from sqlalchemy import Connection, Engine, text

from db.errors import Refused

AsPerson = Callable[[UUID | str | None], AbstractContextManager[Connection]]

READING = [
    "generate_degree_audit(:student)",
    "lms_ops.what_if_audit(:student, :program)",
    "lms_ops.degree_audit_courses(:student)",
    "lms_ops.degree_progress(:student)",
    "lms_ops.record_degree_audit(:student)",
]


@pytest.fixture
def studies(owner: Engine) -> Iterator[Studies]:
    with owner.begin() as connection:
        yield begin(connection)


@pytest.fixture
def people(owner: Engine) -> dict[str, UUID]:
    """A student with a course done, who may read of them and who may not, committed."""
    with owner.begin() as connection:
        studies = begin(connection)
        first, second = studies.requirement("Core", 6, "A"), studies.requirement("Free", 3)
        studies.done("A")
        other = sample.unit(connection)
        return {
            "student": studies.student,
            "program": studies.program,
            "first": first,
            "second": second,
            "course": studies.course("A"),
            "self": sample.user_id(connection, studies.student),
            "head": sample.viewer(connection, "DEPT_HEAD", studies.unit),
            "registrar": sample.viewer(connection, "REGISTRAR"),
            "stranger": sample.viewer(connection, "DEPT_HEAD", other),
            "classmate": sample.user_id(connection, sample.student(connection, studies.program)),
            "elsewhere": sample.student(connection, sample.program(connection, other)),
        }


def ask(connection: Connection, call: str, people: dict[str, UUID]) -> list:
    names = {name: people[name] for name in people if f":{name}" in call}
    return connection.execute(text(f"select * from {call}"), names).all()


def refusal(as_person: AsPerson, person: UUID | None, call: str, people: dict[str, UUID]) -> str:
    with pytest.raises(Refused) as refused, as_person(person) as connection:
        ask(connection, call, people)
    return str(refused.value)


@pytest.mark.parametrize("call", READING)
def test_who_may_read_the_student_may_read_the_audit(people: dict[str, UUID], as_person: AsPerson, call: str) -> None:
    for reader in ("self", "head", "registrar"):
        with as_person(people[reader]) as connection:
            assert ask(connection, call, people)
    for reader in (people["stranger"], people["classmate"], None):
        assert refusal(as_person, reader, call, people).startswith("You may not read this student's record")


def test_audits_of_many_are_those_whom_the_viewer_may_see(
    owner: Engine, people: dict[str, UUID], as_person: AsPerson
) -> None:
    def seen(connection: Connection, call: str = "lms_ops.degree_audits()") -> set[UUID]:
        return {row.student_id for row in ask(connection, call, people)}

    with as_person(people["head"]) as connection:
        assert people["student"] in seen(connection)
        assert people["elsewhere"] not in seen(connection)
        assert seen(connection, "lms_ops.degree_audits(array[:student, :elsewhere])") == {people["student"]}
        many = [row[1:] for row in ask(connection, "lms_ops.degree_audits(array[:student])", people)]
        assert many == [tuple(row) for row in ask(connection, "generate_degree_audit(:student)", people)]
    with as_person(people["self"]) as connection:
        assert seen(connection) == {people["student"]}
    with as_person(None) as connection:
        assert seen(connection) == set()
    with owner.connect() as connection:
        assert seen(connection) == {row.id for row in ask(connection, "public.students", people)}


@pytest.mark.every_server
def test_what_if_audits_another_programme_and_leaves_no_trace(studies: Studies) -> None:
    connection = studies.connection
    studies.requirement("Core", 6, "A", "B")
    other = sample.program(connection, studies.unit)
    studies.requirement("Other core", 3, "B", academic_program_id=other)
    studies.done("B")
    connection.execute(text("set local transaction_read_only = on"))
    assert studies.audit(other) == {"Other core": (3, 3, 0, True, 100)}
    assert studies.audit() == {"Core": (6, 3, 0, False, 50)}


def test_what_if_refuses_a_programme_that_is_not_there(people: dict[str, UUID], as_person: AsPerson) -> None:
    said = refusal(as_person, people["head"], "lms_ops.what_if_audit(:student, :course)", people)
    assert said == f"There is no such programme ({people['course']}): choose one of the list."


def test_a_hold_on_grades_hides_a_students_own(owner: Engine, people: dict[str, UUID], as_person: AsPerson) -> None:
    with owner.begin() as connection:
        connection.execute(text("update course_enrollments set grade = 'B'"))
        connection.execute(text("update degree_requirements set minimum_gpa = 3.5"))
        sample.hold(connection, people["student"], blocks_grades=True)
    call = "lms_ops.degree_audit_courses(:student)"
    with as_person(people["self"]) as connection:
        counted, said = ask(connection, call, people)[:2]
        assert (counted.course_code, counted.grade) == ("A", None)
        assert said.note == "The average of its graded courses is below 3.50."
    with as_person(people["head"]) as connection:
        counted, said = ask(connection, call, people)[:2]
        assert (counted.course_code, counted.grade) == ("A", "B")
        assert said.note == "The average of its graded courses, 3.00, is below 3.50."


def progress(studies: Studies) -> dict[str, object]:
    row = studies.connection.execute(
        text("select * from lms_ops.degree_progress(:student)"), {"student": studies.student}
    ).one()
    return row._asdict()


def test_progress_adds_up_what_is_mandatory(studies: Studies) -> None:
    studies.course("LARGE", 9)
    studies.requirement("Core", 6, "LARGE")
    studies.requirement("Major", 6, "A", "B")
    studies.requirement("Advised", 30, is_mandatory=False)
    studies.done("LARGE")
    studies.done("A")
    studies.takes("B")
    found = progress(studies)
    assert (found["requirements"], found["requirements_satisfied"], found["is_satisfied"]) == (2, 1, False)
    # the three credits too many of the core are none of the major's
    assert (found["credits_required"], found["credits_completed"], found["credits_in_progress"]) == (12, 9, 3)
    assert (found["completion_percentage"], found["credits_earned"]) == (75, 12)


def test_a_degree_asks_for_its_total_beside_its_requirements(studies: Studies) -> None:
    major, ethics = (studies.requirement(name, 3, "A") for name in ("Major", "Ethics"))
    studies.share(major, ethics, 3)
    studies.connection.execute(text("update academic_programs set total_credits = 6"))
    studies.done("A")
    assert [line[3] for line in studies.audit().values()] == [True, True]
    assert progress(studies)["is_satisfied"] is False
    studies.done("B")
    assert progress(studies)["is_satisfied"] is True


def test_a_recorded_audit_is_kept_and_leaves_what_is_waived(studies: Studies) -> None:
    connection = studies.connection
    core, waived, started, untouched = (
        studies.requirement(name, 3 * number, f"{name}1", f"{name}2")
        for name, number in {"C": 1, "W": 1, "S": 2, "U": 1}.items()
    )
    keys = {"student_id": studies.student, "requirement_id": waived, "credits_required": 3, "status": "waived"}
    sample.insert(connection, "degree_audit_progress", **keys)
    studies.done("C1", 4.0)
    studies.takes("S1")
    record = text("select lms_ops.record_degree_audit(:student)")
    for _ in range(2):
        assert connection.scalar(record, {"student": studies.student}) == 3
    kept = {
        row.requirement_id: (row.status, row.credits_completed, row.completed_courses, row.gpa)
        for row in connection.execute(text("select * from degree_audit_progress"))
    }
    assert kept == {
        core: ("completed", 3, [studies.course("C1")], 4),
        waived: ("waived", 0, None, None),
        started: ("in_progress", 0, None, None),
        untouched: ("not_started", 0, None, None),
    }


SETTING = {
    "lms_ops.set_course_categories(:course, array['arts'])": "course_categories",
    "lms_ops.share_requirements(:first, :second, 3)": "shared_requirements",
}


@pytest.mark.parametrize("call", SETTING)
def test_rules_are_set_by_those_who_manage_the_unit(
    owner: Engine, people: dict[str, UUID], as_person: AsPerson, call: str
) -> None:
    for reader in (people["stranger"], people["self"], None):
        assert refusal(as_person, reader, call, people).startswith("You may not do this (course.manage)")
    for reader in (people["head"], people["registrar"]):
        with as_person(reader) as connection:
            ask(connection, call, people)
    with owner.connect() as connection:
        assert len(ask(connection, f"lms_ops.{SETTING[call]}", people)) == 1
        logged = connection.execute(text("select user_id, action from audit_logs order by created_at")).all()
    action = call.removeprefix("lms_ops.").split("(")[0]
    assert logged == [(people["head"], action), (people["registrar"], action)]


def test_categories_are_those_of_the_last_word(studies: Studies) -> None:
    course = studies.course("A")
    for categories in (["arts", "  history "], ["history", "", " music"]):
        studies.connection.execute(
            text("select lms_ops.set_course_categories(:course, :categories)"),
            {"course": course, "categories": categories},
        )
    kept = studies.connection.scalars(text("select category from lms_ops.course_categories order by 1")).all()
    assert kept == ["history", "music"]


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("lms_ops.share_requirements(:first, :first, 3)", "Only two requirements of one programme share courses"),
        ("lms_ops.share_requirements(:first, :course, 3)", "Only two requirements of one programme share courses"),
        ("lms_ops.share_requirements(:first, :second, 0)", "Shared credits are more than 0"),
        ("lms_ops.set_course_categories(:student, array['arts'])", "There is no such course"),
    ],
)
def test_rules_that_make_no_sense_are_refused(
    people: dict[str, UUID], as_person: AsPerson, call: str, said: str
) -> None:
    assert refusal(as_person, people["head"], call, people).startswith(said)
