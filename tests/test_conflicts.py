"""What does not fit together in a schedule is found by its rule and told to those who may read it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from uuid import UUID

import pytest
import sample
from schedules import Campus, attend, build, course, overlap, passed
from sqlalchemy import Connection, Engine, text

from db.errors import Refused

AsPerson = Callable[[UUID | str | None], AbstractContextManager[Connection]]


@pytest.fixture
def campus(owner: Engine) -> Campus:
    with owner.begin() as connection:
        return build(connection)


def detected(connection: Connection, campus: Campus) -> list[tuple[str | None, str]]:
    """Type and sentence of everything detected for the student."""
    rows = connection.execute(
        text("select conflict_type, details from detect_schedule_conflicts(:student)"),
        {"student": campus.student},
    )
    return [tuple(row) for row in rows]


def types(connection: Connection, campus: Campus) -> list[str]:
    return [conflict_type for conflict_type, _ in detected(connection, campus) if conflict_type]


def test_two_meetings_at_the_same_time_are_one_conflict_of_the_pair(owner: Engine, campus: Campus) -> None:
    with owner.begin() as connection:
        sample.enrollment(connection, attend(connection, campus, "CS100"), sample.student(connection))
        passed(connection, campus, "CS001", "A", 4)
        # the export repeats a meeting for each instructor, and splits it by dates
        attend(
            connection,
            campus,
            "CS102",
            (1, "10:00", "11:30", "2025-02-01", "2025-03-15"),
            (1, "10:00", "11:30", "2025-03-16", "2025-05-31"),
            (3, "10:00", "11:30"),
            section_code="01",
        )
        first = attend(
            connection, campus, "CS101", (1, "09:00", "10:30"), (1, "09:00", "10:30"), (3, "10:00", "11:00"),
            section_code="01",
        )  # fmt: skip
        found = connection.execute(
            text("select * from detect_schedule_conflicts(:student, :term)"),
            {"student": campus.student, "term": campus.term},
        ).one()
    assert (found.conflict_type, found.course_offering_id) == ("time_overlap", first)
    assert (found.course_code, found.section_code) == ("CS101", "01")
    assert (found.conflicting_course_code, found.conflicting_section_code) == ("CS102", "01")
    assert found.details == (
        "CS101 section 01 and CS102 section 01 overlap: "
        "Monday 09:00 to 10:30 and 10:00 to 11:30; Wednesday 10:00 to 11:00 and 10:00 to 11:30."
    )
    assert [(m["day"], m["first_date"], m["last_date"]) for m in found.facts["meetings"]] == [
        (1, "2025-02-01", "2025-05-31"),
        (3, None, None),
    ]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param((1, "10:30", "12:00"), id="begins when the other ends"),
        pytest.param((2, "09:00", "10:30"), id="another day"),
        pytest.param((1, "09:00", "10:30", "2025-04-01", "2025-05-31"), id="other weeks"),
        pytest.param((1, "10:00", "09:30"), id="ends before it begins"),
    ],
)
def test_meetings_that_only_look_alike_are_no_conflict(other: tuple, owner: Engine, campus: Campus) -> None:
    with owner.begin() as connection:
        attend(connection, campus, "CS101", (1, "09:00", "10:30", "2025-02-01", "2025-03-31"))
        attend(connection, campus, "CS102", other)
        assert types(connection, campus) == []


@pytest.mark.parametrize(
    ("grade", "points", "conflicts"),
    [
        ("B", 3.0, 0),
        ("C", 2.0, 0),
        ("D", 1.0, 1),
        ("F", 0.0, 1),
        ("8.5", None, 0),
        (None, None, 1),
    ],
)
def test_a_prerequisite_is_passed_with_its_minimum_grade(
    grade: str | None, points: float | None, conflicts: int, owner: Engine, campus: Campus
) -> None:
    with owner.begin() as connection:
        attend(connection, campus, "CS201")
        required = passed(connection, campus, "CS101", grade, points)
        sample.prerequisite(connection, course(connection, "CS201"), required, minimum_grade="C")
        sentence = "CS201 requires CS101 with at least C, which the student has not passed."
        assert detected(connection, campus) == [("missing_prerequisite", sentence)] * conflicts


def test_advice_is_no_conflict_and_neither_is_what_is_taken_now_where_it_may_be(owner: Engine, campus: Campus) -> None:
    with owner.begin() as connection:
        for code in ("CS101", "CS102", "CS201"):
            attend(connection, campus, code)
        wanted = course(connection, "CS201")
        sample.prerequisite(connection, wanted, course(connection, "CS101"), can_be_concurrent=True)
        sample.prerequisite(connection, wanted, sample.course(connection, campus.unit), is_mandatory=False)
        assert types(connection, campus) == []
        sample.prerequisite(connection, wanted, course(connection, "CS102"))
        assert types(connection, campus) == ["missing_prerequisite"]


@pytest.mark.parametrize(("approved", "conflicts"), [(True, 0), (False, 1)])
def test_an_approved_equivalent_course_counts(approved: bool, conflicts: int, owner: Engine, campus: Campus) -> None:
    with owner.begin() as connection:
        attend(connection, campus, "CS201")
        required = sample.course(connection, campus.unit, "CS101")
        sample.prerequisite(connection, course(connection, "CS201"), required)
        sample.insert(
            connection,
            "course_equivalencies",
            course_id=required,
            equivalent_course_id=passed(connection, campus, "OLD101", "A", 4),
            equivalency_type="exact",
            effective_from="2020-01-01",
            **{"approval_status": "approved", "approved_by": campus.registrar} if approved else {},
        )
        assert len(types(connection, campus)) == conflicts


def test_a_corequisite_is_taken_in_the_same_term_or_where_allowed_before(owner: Engine, campus: Campus) -> None:
    with owner.begin() as connection:
        attend(connection, campus, "PHYS1")
        before = passed(connection, campus, "PHYS1L", "A", 4)
        keys = {"course_id": course(connection, "PHYS1"), "corequisite_course_id": before}
        sample.insert(connection, "course_corequisites", **keys, is_strict=False)
        assert types(connection, campus) == []
        connection.execute(text("update course_corequisites set is_strict = true"))
        sentence = "PHYS1 is taken together with PHYS1L, in which the student is not enrolled."
        assert detected(connection, campus) == [("missing_corequisite", sentence)]


def test_credits_count_a_course_once_and_take_the_offerings_own(owner: Engine, campus: Campus) -> None:
    with owner.begin() as connection:
        for number in range(6):
            attend(connection, campus, f"CS{number}", component="LEC", credits=3)
            attend(connection, campus, f"CS{number}", component="DIS", credits=0)
        assert types(connection, campus) == []  # 18 of 18
        attend(connection, campus, "CS7", credits=0.5)
        sentence = "18.5 credits in one term are more than the 18 that are allowed."
        assert ("credit_overload", sentence) in detected(connection, campus)


def test_the_same_component_twice_is_a_duplicate_and_lecture_with_laboratory_is_none(
    owner: Engine, campus: Campus
) -> None:
    with owner.begin() as connection:
        attend(connection, campus, "CS101", component="LEC", section_code="01")
        attend(connection, campus, "CS101", component="LAB", section_code="02")
        assert types(connection, campus) == []
        attend(connection, campus, "CS101", component="LEC", section_code="03")
        assert ("duplicate_course", "CS101 LEC is taken twice: sections 01 and 03.") in detected(connection, campus)


def test_courses_that_may_never_be_taken_together(owner: Engine, campus: Campus, as_person: AsPerson) -> None:
    with owner.begin() as connection:
        attend(connection, campus, "MATH1")
        attend(connection, campus, "MATH1B")
    mark = text("select lms_ops.mark_incompatible(:one, :other, :reason)")
    pair = {"one": "math1b", "other": "MATH1", "reason": "Same material"}
    with pytest.raises(Refused, match="You may not do this"), as_person(campus.stranger) as connection:
        connection.execute(mark, pair)
    with pytest.raises(Refused, match="There is no course X"), as_person(campus.head) as connection:
        connection.execute(mark, pair | {"one": "X"})
    with pytest.raises(Refused, match="the same course"), as_person(campus.head) as connection:
        connection.execute(mark, pair | {"one": "MATH1"})
    with as_person(campus.head) as connection:
        connection.execute(mark, pair)
    with pytest.raises(Refused, match="marked already"), as_person(campus.head) as connection:
        connection.execute(mark, pair)
    with owner.begin() as connection:
        sentence = "MATH1 and MATH1B may not be taken together."
        assert ("incompatible_courses", sentence) in detected(connection, campus)
    with as_person(campus.head) as connection:
        connection.execute(text("select lms_ops.unmark_incompatible('MATH1', 'MATH1B', 'Revised')"))
    with owner.begin() as connection:
        assert types(connection, campus) == []


def test_where_nothing_can_be_compared_a_row_says_so(owner: Engine, campus: Campus) -> None:
    with owner.begin() as connection:
        nothing = "The student is enrolled in nothing in 2024-2025 spring: there is nothing to compare."
        assert detected(connection, campus) == [(None, nothing)]
        connection.execute(text("update academic_terms set is_current = false"))
        no_term = "No term is the current one: name a term, or set academic_terms.is_current."
        assert detected(connection, campus) == [(None, no_term)]


def test_it_says_when_no_enrollment_at_all_is_completed(owner: Engine, campus: Campus) -> None:
    with owner.begin() as connection:
        attend(connection, campus, "CS201")
        assert detected(connection, campus) == []
        sample.prerequisite(connection, course(connection, "CS201"), sample.course(connection, campus.unit))
        assert [conflict_type for conflict_type, _ in detected(connection, campus)] == [
            "missing_prerequisite",
            None,
        ]


def test_a_students_schedule_is_read_by_those_who_may(owner: Engine, campus: Campus, as_person: AsPerson) -> None:
    with owner.begin() as connection:
        overlap(connection, campus)
    with owner.connect() as connection:
        student = sample.user_id(connection, campus.student)
    for reader in (campus.head, campus.registrar, campus.advisor, student):
        with as_person(reader) as connection:
            assert types(connection, campus) == ["time_overlap"]
    for other in (campus.stranger, None):
        with pytest.raises(Refused, match="may not read"), as_person(other) as connection:
            detected(connection, campus)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "az",
            "CS101 (qrup 01) və CS102 (qrup 01) üst-üstə düşür: bazar ertəsi 09:00-10:30 və 10:00-11:30.",
        ),
        (
            "ru",
            "CS101 (группа 01) и CS102 (группа 01) пересекаются: понедельник 09:00-10:30 и 10:00-11:30.",
        ),
    ],
)
def test_it_is_told_in_the_readers_language(language: str, sentence: str, owner: Engine, campus: Campus) -> None:
    with owner.begin() as connection:
        overlap(connection, campus)
    with owner.connect() as connection:
        told = connection.scalar(
            text("""
                select lms_ops.conflict_sentence(conflict_type, facts, :language)
                from lms_ops.find_conflicts(:term)
            """),
            {"language": language, "term": campus.term},
        )
    assert told == sentence
