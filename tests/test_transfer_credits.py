"""Work done elsewhere, and what it counts as: recorded, credited by a rule or by hand, refused, taken back."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
import sample
from eligibility import Campus, build, complete, course, obstacles, section, set_setting
from sqlalchemy import Connection, Engine, text

from db.errors import Refused
from db.statistics import refresh

AsPerson = Callable[[UUID | str | None], AbstractContextManager[Connection]]
WORK = {
    "institution": "Other University",
    "code": "IP-1",
    "name": "Introduction to Programming",
    "credits": 6,
    "grade": "B",
    "completed_on": date(2024, 6, 1),
}


@pytest.fixture
def campus(owner: Engine) -> Campus:
    with owner.begin() as connection:
        made = build(connection)
        complete(connection, made, "ART5", 3.0)
        return made


def record(connection: Connection, campus: Campus, **values: object) -> UUID:
    return connection.scalar(
        text("""
            select lms_ops.record_transfer_credit(
                :student, :institution, :code, :name, :credits, :grade, :completed_on
            )
        """),
        {"student": campus.student} | WORK | values,
    )


def decide(connection: Connection, transfer: UUID, decision: str = "credited", **values: object) -> tuple:
    names = "".join(f", {name} => :{name}" for name in values)
    return tuple(
        connection.execute(
            text(f"select * from lms_ops.decide_transfer_credit(:transfer, :decision{names})"),
            {"transfer": transfer, "decision": decision} | values,
        ).one()
    )


def rule(connection: Connection, course_id: UUID, **columns: object) -> UUID:
    """An approved rule for Introduction to Programming at the other university."""
    values = {
        "equivalency_type": "transfer",
        "external_institution": "Other University",
        "external_course_code": "IP-1",
        "external_course_name": "Introduction to Programming",
        "credits_awarded": 5,
    }
    return sample.equivalency(connection, course_id, None, **values | columns)


def gpa(connection: Connection, campus: Campus) -> tuple:
    return tuple(
        connection.execute(
            text("select cumulative_gpa, credits_earned, quality_points from calculate_student_gpa(:id)"),
            {"id": campus.student},
        ).one()
    )


def test_introduction_to_programming_at_another_university_becomes_cs101(
    owner: Engine, campus: Campus, as_person: AsPerson
) -> None:
    """The specification's use case, from the registrar's desk to eligibility, average and statistics."""
    with owner.begin() as connection:
        advanced = course(connection, campus, "CS201")
        sample.prerequisite(connection, advanced, campus.course)
        offering = section(connection, campus, "CS201")
        assert obstacles(connection, campus, offering) == [("requirement", "CS201 requires CS101.")]
        assert gpa(connection, campus) == (3, 3, 9)
    with as_person(campus.head) as connection:
        mapping = connection.scalar(
            text("""
                select lms_ops.propose_equivalency(
                    :course, 'transfer', institution => 'Other University',
                    external_name => 'Introduction to Programming', credits => 5, effective_from => '2020-01-01'
                )
            """),
            {"course": campus.course},
        )
    with as_person(campus.registrar) as connection:
        connection.execute(text("select lms_ops.decide_equivalency(:id, 'approved')"), {"id": mapping})
        transfer = record(connection, campus)
    with owner.begin() as connection:
        assert len(obstacles(connection, campus, offering)) == 1, "recorded is not credited"
    with as_person(campus.registrar) as connection:
        assert decide(connection, transfer) == ("CS101", 5)
    with owner.begin() as connection:
        assert obstacles(connection, campus, offering) == []
        assert gpa(connection, campus) == (3, 8, 9), "credits, no points"
        passed = connection.execute(
            text("select course_id, grade_points from lms_ops.passed_courses(:id)"), {"id": campus.student}
        )
        assert (campus.course, 3) in [tuple(row) for row in passed]
        again = section(connection, campus)
        sentence = "CS101 is credited from Other University already and is not taken again."
        assert obstacles(connection, campus, again) == [("repeat", sentence)]
    refresh(owner, ["mv_student_statistics"])
    with owner.begin() as connection:
        earned = connection.scalar(
            text("select credits_earned from mv_student_statistics where student_id = :id"), {"id": campus.student}
        )
        logged = connection.execute(
            text("select action, user_id, resource_id, new_values from audit_logs order by created_at")
        ).all()
    assert earned == 8
    assert [tuple(row)[:3] for row in logged[-2:]] == [
        ("record_transfer_credit", campus.registrar, transfer),
        ("decide_transfer_credit", campus.registrar, transfer),
    ]
    assert logged[-1].new_values["new"] == {
        "student_id": str(campus.student),
        "status": "credited",
        "equivalency_id": str(mapping),
        "course_id": str(campus.course),
        "credits_awarded": 5,
    }


@pytest.mark.parametrize(
    ("work", "fits"),
    [
        ({}, True),
        ({"institution": " other university", "name": "INTRODUCTION TO PROGRAMMING "}, True),
        ({"name": "Programming for all"}, True),  # by its code
        ({"code": None}, True),
        ({"code": None, "name": "Programming for all"}, False),
        ({"institution": "Third University"}, False),
        ({"completed_on": date(2019, 12, 31)}, False),
        ({"completed_on": date(2024, 12, 31)}, True),
        ({"completed_on": date(2025, 1, 1)}, False),
    ],
)
def test_a_rule_is_found_by_institution_name_or_code_and_the_day_of_the_work(
    work: dict, fits: bool, owner: Engine, campus: Campus, as_person: AsPerson
) -> None:
    with owner.begin() as connection:
        rule(connection, campus.course, effective_until=date(2024, 12, 31))
    with as_person(campus.registrar) as connection:
        transfer = record(connection, campus, **work)
        if fits:
            assert decide(connection, transfer) == ("CS101", 5)
            return
    with pytest.raises(Refused, match="No approved rule of .* covers it"), as_person(campus.registrar) as connection:
        decide(connection, transfer)


def test_a_proposed_rule_credits_nothing_and_of_several_one_is_named(
    owner: Engine, campus: Campus, as_person: AsPerson
) -> None:
    with owner.begin() as connection:
        other = course(connection, campus, "CS102")
        for wanted in (campus.course, other):
            rule(connection, wanted)
        rule(connection, course(connection, campus, "CS103"), approval_status="proposed", approved_by=None)
    with as_person(campus.registrar) as connection:
        transfer = record(connection, campus)
    with pytest.raises(Refused, match="Several rules fit"), as_person(campus.registrar) as connection:
        decide(connection, transfer)
    with as_person(campus.registrar) as connection:
        assert decide(connection, transfer, course=other, credits=Decimal("2.5")) == ("CS102", Decimal("2.5"))


def test_without_a_rule_a_person_names_the_course_and_says_why(
    owner: Engine, campus: Campus, as_person: AsPerson
) -> None:
    with as_person(campus.registrar) as connection:
        transfer = record(connection, campus)
    refused = [
        ({}, "No approved rule"),
        ({"course": campus.course}, "say why it counts as this course"),
        ({"course": campus.program, "note": "Seen"}, "There is no such course"),
        ({"course": campus.course, "note": "Seen", "credits": -1}, "Credits are not negative"),
        ({"decision": "refused"}, "Say why it is refused"),
        ({"decision": "lost"}, "not lost"),
    ]
    for values, refusal in refused:
        with pytest.raises(Refused, match=refusal), as_person(campus.registrar) as connection:
            decide(connection, transfer, **values)
    with as_person(campus.registrar) as connection:
        assert decide(connection, transfer, course=campus.course, note="Read its syllabus") == ("CS101", 3)
    with pytest.raises(Refused, match="This is credited already"), as_person(campus.registrar) as connection:
        decide(connection, transfer, "refused", note="Second thoughts")


@pytest.mark.parametrize(
    ("grade", "lowest", "is_met"),
    [
        ("B", None, True),
        (None, None, True),
        ("B", "C", True),
        ("b ", "B", True),
        ("C-", "C", False),
        ("8", "C", False),
        ("85", "C", False),
        ("sehr gut", "C", False),
        (None, "C", False),
    ],
)
def test_a_grade_from_elsewhere_is_compared_only_if_it_is_a_letter_of_our_scale(
    grade: str | None, lowest: str | None, is_met: bool, owner: Engine, campus: Campus
) -> None:
    with owner.begin() as connection:
        advanced = course(connection, campus, "CS201")
        sample.prerequisite(connection, advanced, campus.course, minimum_grade=lowest)
        sample.transfer_credit(connection, campus.student, campus.course, external_grade=grade)
        assert (obstacles(connection, campus, section(connection, campus, "CS201")) == []) == is_met


def test_a_part_gives_credit_and_satisfies_nothing(owner: Engine, campus: Campus, as_person: AsPerson) -> None:
    with owner.begin() as connection:
        sample.prerequisite(connection, course(connection, campus, "CS201"), campus.course)
        rule(connection, campus.course, equivalency_type="partial", credits_awarded=1.5)
        offering = section(connection, campus, "CS201")
    with as_person(campus.registrar) as connection:
        assert decide(connection, record(connection, campus)) == ("CS101", Decimal("1.5"))
    with owner.begin() as connection:
        assert obstacles(connection, campus, offering) == [("requirement", "CS201 requires CS101.")]
        assert obstacles(connection, campus, section(connection, campus)) == [], "nor is it taken again"
        assert gpa(connection, campus) == (3, Decimal("4.5"), 9)
        complete(connection, campus, "CS101", 4.0)
        assert gpa(connection, campus) == (Decimal("3.5"), 6, 21), "the whole course takes the place of its part"


def test_what_is_credited_counts_through_equivalents_too(owner: Engine, campus: Campus) -> None:
    with owner.begin() as connection:
        sample.prerequisite(connection, course(connection, campus, "CS201"), course(connection, campus, "CS50"))
        sample.transfer_credit(connection, campus.student, campus.course)
        offering = section(connection, campus, "CS201")
        assert len(obstacles(connection, campus, offering)) == 1
        sample.equivalency(connection, course(connection, campus, "CS50"), campus.course)
        assert obstacles(connection, campus, offering) == []


def test_a_course_is_credited_once_and_only_what_was_passed(owner: Engine, campus: Campus, as_person: AsPerson) -> None:
    with owner.begin() as connection:
        rule(connection, campus.course)
        rule(connection, campus.course, external_course_name="Programming I", external_course_code="P1")
        rule(connection, course(connection, campus, "ART5"), external_course_name="Drawing", external_course_code="D")
    with as_person(campus.registrar) as connection:
        first, second = (record(connection, campus, code=None, name=name) for name in (WORK["name"], "Programming I"))
        failed = record(connection, campus, grade="f")
        drawing = record(connection, campus, code=None, name="Drawing")
        decide(connection, first)
    for transfer, refusal in (
        (second, "The student was credited this work, or CS101 for other work, already"),
        (failed, "Its grade there, f, is no pass"),
        (drawing, "The student has passed ART5 here"),
    ):
        with pytest.raises(Refused, match=refusal), as_person(campus.registrar) as connection:
            decide(connection, transfer)
    with as_person(campus.registrar) as connection:
        assert decide(connection, failed, "refused", note="Not passed") == (None, None)


def test_a_decision_is_taken_back_with_a_reason_and_taken_anew(
    owner: Engine, campus: Campus, as_person: AsPerson
) -> None:
    reopen = text("select lms_ops.reopen_transfer_credit(:transfer, :reason)")
    with as_person(campus.registrar) as connection:
        transfer = record(connection, campus)
    with pytest.raises(Refused, match="Nothing is decided"), as_person(campus.registrar) as connection:
        connection.execute(reopen, {"transfer": transfer, "reason": "Typing error"})
    with as_person(campus.registrar) as connection:
        decide(connection, transfer, course=campus.course, note="Read its syllabus")
    for person, reason, refusal in (
        (campus.registrar, " ", "Give a reason"),
        (campus.head, "Typing error", "You may not do this"),
    ):
        with pytest.raises(Refused, match=refusal), as_person(person) as connection:
            connection.execute(reopen, {"transfer": transfer, "reason": reason})
    with as_person(campus.registrar) as connection:
        connection.execute(reopen, {"transfer": transfer, "reason": "Wrong course"})
    with owner.begin() as connection:
        assert gpa(connection, campus) == (3, 3, 9)
        logged = connection.scalar(text("select new_values from audit_logs where action = 'reopen_transfer_credit'"))
    assert (logged["old"]["status"], logged["reason"]) == ("credited", "Wrong course")
    with as_person(campus.registrar) as connection:
        decide(connection, transfer, "refused", note="It is another course")


def test_it_is_recorded_by_who_may_for_the_students_programme(
    owner: Engine, campus: Campus, as_person: AsPerson
) -> None:
    for nobody in (campus.head, campus.stranger, None):
        with pytest.raises(Refused, match="You may not do this"), as_person(nobody) as connection:
            record(connection, campus)
    for values, refusal in (
        ({"institution": " "}, "Name the institution"),
        ({"name": None}, "Name the institution"),
        ({"credits": -1}, "Credits are not negative"),
        ({"completed_on": None}, "Say when it was completed"),
        ({"completed_on": date(2099, 1, 1)}, "Say when it was completed"),
        ({"student": campus.unit}, "There is no student"),
    ):
        with pytest.raises(Refused, match=refusal), as_person(campus.dean) as connection:
            record(connection, campus, **values)
    with as_person(campus.dean) as connection:
        transfer = record(connection, campus)
    with owner.begin() as connection:
        connection.execute(text("update students set academic_program_id = null"))
    with pytest.raises(Refused, match="You may not do this"), as_person(campus.dean) as connection:
        decide(connection, transfer, "refused", note="Whose student?")
    with as_person(campus.registrar) as connection:
        decide(connection, transfer, "refused", note="A student without a programme is the registrar's")


def test_averages_are_read_by_who_may_read_the_whole_record(owner: Engine, campus: Campus, as_person: AsPerson) -> None:
    for nobody in (campus.stranger, None):
        with pytest.raises(Refused, match="You may not read this student's record"), as_person(nobody) as connection:
            gpa(connection, campus)
    with as_person(campus.head) as connection:
        assert gpa(connection, campus) == (3, 3, 9)


def test_a_repeat_without_the_setting_is_free_also_after_a_credit(owner: Engine, campus: Campus) -> None:
    with owner.begin() as connection:
        sample.transfer_credit(connection, campus.student, campus.course)
        set_setting(connection, "repeat_below_points", None)
        assert obstacles(connection, campus, section(connection, campus)) == []
