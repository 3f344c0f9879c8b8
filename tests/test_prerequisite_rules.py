"""What courses ask for: how rules are written, told and changed, and that the database judges as a plain model does."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import date, timedelta
from uuid import UUID

import pytest
import sample
from eligibility import Campus, build, complete, conflicts, course, obstacles, section, sit_in
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plain.requirements import Asked, Demand, Group, Record, Rule, Work, missing
from sqlalchemy import Connection, Engine, text

from db.errors import Refused

AsPerson = Callable[[UUID | str | None], AbstractContextManager[Connection]]


@pytest.fixture
def campus(owner: Engine) -> Campus:
    with owner.begin() as connection:
        made = build(connection)
        # else every missing prerequisite is told with a sentence about the database
        complete(connection, made, "ART5")
        return made


def set_rule(connection: Connection, course_id: UUID, rule: object) -> None:
    connection.execute(
        text("select lms_ops.set_prerequisite_rule(:course, cast(:rule as jsonb))"),
        {"course": course_id, "rule": None if rule is None else json.dumps(rule)},
    )


def sentence(connection: Connection, course_id: UUID, language: str = "en") -> str | None:
    return connection.scalar(
        text("select lms_ops.prerequisite_sentence(:course, :language)"), {"course": course_id, "language": language}
    )


def call(connection: Connection, function: str, *arguments: object) -> None:
    names = ", ".join(f":a{number}" for number in range(len(arguments)))
    connection.execute(
        text(f"select lms_ops.{function}({names})"), {f"a{number}": value for number, value in enumerate(arguments)}
    )


# Writing and telling rules


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("A", "A"),
        ({"all": ["B", "A"]}, "A and B"),
        ({"any": ["B", "A"]}, "A or B"),
        ({"any": [{"all": ["A", "B"]}, "C"]}, "(A and B) or C"),
        ({"at_least": 2, "of": ["A", "B", "C"]}, "2 of A, B, C"),
        ({"at_least": 3, "of": ["A", "B", "C"]}, "A and B and C"),
        ({"at_least": 1, "of": ["A", "B"]}, "A or B"),
        (
            {"at_least": 2, "of": ["A", {"course": "b", "minimum_grade": "c", "concurrent": True}, "C"]},
            "2 of A, B with at least C before or in the same term, C",
        ),
        ({"all": ["A", {"any": ["B", {"all": ["C", "D"]}]}]}, "A and (B or (C and D))"),
        ({"all": [{"any": ["A"]}, "B"]}, "A and B"),
        (None, None),
    ],
)
def test_a_rule_is_told_as_people_say_it(rule: object, told: str | None, owner: Engine, campus: Campus) -> None:
    with owner.begin() as connection:
        for code in "ABCD":
            course(connection, campus, code)
        set_rule(connection, campus.course, "D")
        set_rule(connection, campus.course, rule)
        assert sentence(connection, campus.course) == told


def test_flat_prerequisites_stand_before_the_rule_and_it_is_told_in_three_languages(
    owner: Engine, campus: Campus
) -> None:
    with owner.begin() as connection:
        for code in "ABC":
            course(connection, campus, code)
        sample.prerequisite(connection, campus.course, course(connection, campus, "M1"), minimum_grade="C")
        sample.prerequisite(connection, campus.course, course(connection, campus, "M2"), is_mandatory=False)
        set_rule(connection, campus.course, {"at_least": 2, "of": ["A", "B", "C"]})
        told = [sentence(connection, campus.course, language) for language in ("en", "az", "ru")]
    assert told == [
        "M1 with at least C and (2 of A, B, C)",
        "M1 (ən azı C) və (A, B, C: ən azı 2)",
        "M1 (не ниже C) и (2 из A, B, C)",
    ]


@pytest.mark.parametrize(
    ("rule", "refusal"),
    [
        ("NO1", "There is no course NO1"),
        ("CS101", "CS101 cannot ask for itself"),
        ({"any": []}, "A rule names courses"),
        ({"any": "A"}, "A rule names courses"),
        ({"all": ["A", "A"]}, "A stands twice in one list"),
        ({"any": ["A", 7]}, "7 names no course"),
        ({"any": ["A", None]}, "null names no course"),
        ({"either": ["A", "B"]}, "names no course"),
        ({"at_least": 3, "of": ["A", "B"]}, "cannot ask for 3 of 2 courses: say a number from 1 to 2"),
        ({"at_least": 0, "of": ["A", "B"]}, "cannot ask for 0 of 2 courses"),
        ({"of": ["A", "B"]}, "cannot ask for nothing of 2 courses"),
        ({"at_least": "both", "of": ["A", "B"]}, "cannot ask for both of 2 courses"),
        ({"course": "A", "minimum_grade": "Z"}, "There is no grade Z"),
    ],
)
def test_a_rule_that_cannot_be_is_refused_and_changes_nothing(
    rule: object, refusal: str, owner: Engine, campus: Campus, as_person: AsPerson
) -> None:
    with owner.begin() as connection:
        for code in "AB":
            course(connection, campus, code)
        set_rule(connection, campus.course, "A")
    with pytest.raises(Refused, match=refusal), as_person(campus.head) as connection:
        set_rule(connection, campus.course, rule)
    with owner.begin() as connection:
        assert sentence(connection, campus.course) == "A"


def test_courses_that_would_ask_for_each_other_are_refused_with_the_whole_circle(
    owner: Engine, campus: Campus, as_person: AsPerson
) -> None:
    with owner.begin() as connection:
        first, second, third = (course(connection, campus, code) for code in ("CS1", "CS2", "CS3"))
        call(connection, "set_prerequisite", second, first)
        set_rule(connection, third, {"any": ["CS2", "ART5"]})
    circle = "CS1 cannot require CS3, because CS3 requires CS2, which requires CS1: nobody could begin."
    with pytest.raises(Refused, match=circle), as_person(campus.head) as connection:
        call(connection, "set_prerequisite", first, third)
    with pytest.raises(Refused, match=circle), as_person(campus.head) as connection:
        set_rule(connection, first, {"any": ["CS3", "ART5"]})
    with pytest.raises(Refused, match="CS1 cannot ask for itself"), as_person(campus.head) as connection:
        call(connection, "set_prerequisite", first, first, False)
    with as_person(campus.head) as connection:
        call(connection, "set_prerequisite", first, third, False)  # advice keeps nobody out
    for pair in ((third, first), (first, third)):
        chain = "because CS3 requires CS2, which requires CS1: remove that first"
        with pytest.raises(Refused, match=chain), as_person(campus.head) as connection:
            call(connection, "set_corequisite", *pair)
    with as_person(campus.head) as connection:
        call(connection, "set_corequisite", campus.course, first)
    with pytest.raises(Refused, match="CS1 and CS101 are taken together"), as_person(campus.head) as connection:
        call(connection, "set_prerequisite", first, campus.course)
    with pytest.raises(Refused, match="not taken together with itself"), as_person(campus.head) as connection:
        call(connection, "set_corequisite", first, first)


def test_two_who_would_close_a_circle_together_are_one_after_the_other(
    owner: Engine, campus: Campus, as_person: AsPerson
) -> None:
    with owner.begin() as connection:
        pair = [course(connection, campus, code) for code in ("CS1", "CS2")]

    def require(one: UUID, other: UUID) -> str:
        try:
            with as_person(campus.head) as connection:
                call(connection, "set_prerequisite", one, other)
                connection.execute(text("select pg_sleep(0.3)"))
        except Refused as refusal:
            return str(refusal)
        return "done"

    with ThreadPoolExecutor(2) as both:
        outcomes = sorted(both.map(require, pair, pair[::-1]))
    assert outcomes[1] == "done"
    assert "nobody could begin" in outcomes[0]


def test_a_requirement_is_set_changed_and_removed_by_who_manages_the_course_and_leaves_a_row_in_the_log(
    owner: Engine, campus: Campus, as_person: AsPerson
) -> None:
    with owner.begin() as connection:
        required = course(connection, campus, "MATH1")
    changes = [
        ("set_prerequisite", required, True, "C", False),
        ("set_prerequisite", required, False, None, True),
        ("remove_prerequisite", required),
        ("set_corequisite", required, True),
        ("set_corequisite", required, False),
        ("remove_corequisite", required),
        ("set_prerequisite_rule", '"MATH1"'),
    ]
    for function, *arguments in changes:
        for nobody in (campus.stranger, None):
            with pytest.raises(Refused, match="You may not do this"), as_person(nobody) as connection:
                call(connection, function, campus.course, *arguments)
        with as_person(campus.head) as connection:
            call(connection, function, campus.course, *arguments)
    for function in ("remove_prerequisite", "remove_corequisite"):
        with pytest.raises(Refused, match="is not there any more"), as_person(campus.head) as connection:
            call(connection, function, campus.course, required)
    with owner.begin() as connection:
        logged = connection.execute(
            text("select action, user_id, resource_id, new_values from audit_logs order by created_at")
        ).all()
    assert [row.action for row in logged] == [function for function, *_ in changes]
    assert {(row.user_id, row.resource_id) for row in logged} == {(campus.head, campus.course)}
    first, second, third = (row.new_values for row in logged[:3])
    now = {"prerequisite_course_id": str(required), "is_mandatory": True, "can_be_concurrent": False}
    assert first == {"new": now | {"minimum_grade": "C"}}
    assert second["old"] == now | {"minimum_grade": "C"}
    assert second["new"] == now | {"is_mandatory": False, "can_be_concurrent": True}
    assert third == {"old": second["new"]}
    assert logged[-1].new_values == {"old": {}, "new": {"prerequisites": "MATH1", "rule": "MATH1"}}


def test_a_course_of_no_unit_is_managed_by_who_manages_all(owner: Engine, campus: Campus, as_person: AsPerson) -> None:
    with owner.begin() as connection:
        nobodys = sample.course(connection, None, "X1")
    with pytest.raises(Refused, match="You may not do this"), as_person(campus.dean) as connection:
        call(connection, "set_prerequisite", nobodys, campus.course)
    with as_person(campus.registrar) as connection:
        call(connection, "set_prerequisite", nobodys, campus.course)


# Judging by them


@pytest.mark.parametrize(
    ("done", "is_met"), [("AB", True), ("C", True), ("ABC", True), ("A", False), ("BD", False), ("", False)]
)
def test_a_and_b_or_c(done: str, is_met: bool, owner: Engine, campus: Campus) -> None:
    with owner.begin() as connection:
        for code in "ABC":
            course(connection, campus, code)
        set_rule(connection, campus.course, {"any": [{"all": ["A", "B"]}, "C"]})
        for code in done:
            complete(connection, campus, code)
        offering = section(connection, campus)
        expected = [] if is_met else [("requirement", "CS101 requires (A and B) or C.")]
        assert obstacles(connection, campus, offering) == expected
        sample.enrollment(connection, offering, campus.student)
        told = "CS101 requires (A and B) or C, which the student has not passed."
        assert conflicts(connection, campus) == ([] if is_met else [("missing_prerequisite", told)])


def test_a_missing_rule_is_told_in_the_readers_language(owner: Engine, campus: Campus) -> None:
    with owner.begin() as connection:
        for code in "AB":
            course(connection, campus, code)
        set_rule(connection, campus.course, {"any": ["A", "B"]})
        sit_in(connection, campus, "CS101")
        told = [
            connection.scalar(
                text("""
                    select lms_ops.conflict_sentence(conflict_type, facts, :language)
                    from lms_ops.find_conflicts(:term)
                """),
                {"language": language, "term": campus.term},
            )
            for language in ("az", "ru")
        ]
    assert told == [
        "CS101 üçün əvvəlcə A və ya B tələb olunur, tələbə bunu yerinə yetirməyib.",
        "Для CS101 требуется A или B, студент этого не выполнил.",
    ]


CODES = ["A", "B", "C", "D", "E"]
OLD, PAST, TERM_END = date(2023, 12, 20), date(2024, 12, 20), date.today() + timedelta(days=90)

asked = st.builds(
    Asked, st.sampled_from(CODES), st.sampled_from([None, None, "C", "B"]), st.sampled_from([False, False, True])
)


@st.composite
def groups(draw: st.DrawFn, depth: int = 2) -> Group:
    courses = draw(st.lists(asked, min_size=0 if depth else 1, max_size=4, unique_by=lambda each: each.code))
    inner = draw(st.lists(groups(depth=depth - 1), min_size=0 if courses else 1, max_size=2)) if depth else []
    members = (*courses, *inner)
    return Group(members, draw(st.one_of(st.none(), st.integers(1, len(members)))))


demands = st.builds(
    Demand,
    st.lists(asked, max_size=2, unique_by=lambda each: each.code).map(tuple),
    st.one_of(st.none(), groups()),
    st.lists(st.tuples(st.sampled_from(CODES), st.booleans()), max_size=1).map(tuple),
)
rules = st.lists(
    st.builds(
        Rule,
        st.sampled_from(CODES),
        st.sampled_from(CODES),
        st.sampled_from(["exact", "substitution", "partial"]),
        st.sampled_from([date(2020, 1, 1), date(2024, 1, 1)]),
        st.sampled_from([None, None, date(2024, 12, 20)]),
        st.sampled_from([True, True, False]),
    ).filter(lambda rule: rule.course != rule.equivalent),
    max_size=3,
    unique_by=lambda rule: (rule.course, rule.equivalent),
)
work = st.builds(
    Work,
    st.sampled_from(CODES),
    st.sampled_from([OLD, PAST]),
    st.sampled_from([None, "A", "B", "C", "F"]),
    st.booleans(),
    st.booleans(),
).map(
    # what is failed elsewhere is not credited, and what is done here is done whole
    lambda each: Work(each.code, each.day, each.letter) if not each.elsewhere or each.letter == "F" else each
)
records = st.builds(
    Record,
    st.lists(work, max_size=5, unique_by=lambda each: (each.code, each.elsewhere, each.day)).map(
        # a course is credited from elsewhere once
        lambda done: tuple({(each.code, each.elsewhere or each.day): each for each in done}.values())
    ),
    st.frozensets(st.sampled_from(CODES), max_size=2),
    st.just(TERM_END),
)


def test_one_student_and_a_whole_term_are_judged_as_the_plain_model_says(owner: Engine, campus: Campus) -> None:
    with owner.begin() as connection:
        terms = {OLD: sample.term(connection, "2023-fall"), PAST: campus.past}
        courses = {code: course(connection, campus, code) for code in CODES}

    @settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(demand=demands, equal=rules, people=st.lists(records, min_size=1, max_size=3))
    def agree(demand: Demand, equal: list[Rule], people: list[Record]) -> None:
        with owner.connect() as connection, connection.begin() as transaction:
            demand_of(connection, campus, courses, demand)
            for rule in equal:
                equivalency(connection, courses, rule)
            students = {live(connection, campus, courses, terms, record): record for record in people}
            wanted = section(connection, campus)
            expected = {student: missing(record, equal, demand) for student, record in students.items()}

            assert {student: obstacle_words(connection, student, wanted) for student in students} == expected
            for student in students:
                sample.enrollment(connection, wanted, student)
            assert conflict_words(connection, campus, students) == expected
            for student in students:
                assert conflict_words(connection, campus, [student]) == {student: expected[student]}
            transaction.rollback()

    agree()


def demand_of(connection: Connection, campus: Campus, courses: dict[str, UUID], demand: Demand) -> None:
    for each in demand.alone:
        sample.prerequisite(
            connection,
            campus.course,
            courses[each.code],
            minimum_grade=each.minimum,
            can_be_concurrent=each.concurrent,
        )
    if demand.group:
        set_rule(connection, campus.course, demand.group.json)
    for code, strict in demand.beside:
        sample.corequisite(connection, campus.course, courses[code], is_strict=strict)


def equivalency(connection: Connection, courses: dict[str, UUID], rule: Rule) -> None:
    decided = {} if rule.approved else {"approval_status": "proposed", "approved_by": None}
    sample.equivalency(
        connection,
        courses[rule.course],
        courses[rule.equivalent],
        equivalency_type=rule.kind,
        effective_from=rule.first,
        effective_until=rule.last,
        **decided,
    )


def live(
    connection: Connection, campus: Campus, courses: dict[str, UUID], terms: dict[date, UUID], record: Record
) -> UUID:
    """A student who has done and does just this."""
    student = sample.student(connection, campus.program)
    for each in record.work:
        if each.elsewhere:
            rule = each.partial and sample.equivalency(
                connection,
                courses[each.code],
                None,
                equivalency_type="partial",
                external_institution="Other University",
                external_course_name=f"{each.code} for {student}",
            )
            sample.transfer_credit(
                connection,
                student,
                courses[each.code],
                completed_on=each.day,
                external_grade=each.letter,
                equivalency_id=rule or None,
            )
        else:
            offering = sample.offering(connection, courses[each.code], terms[each.day])
            sample.enrollment(connection, offering, student, enrollment_status="completed", grade=each.letter)
    for code in record.now:
        sample.enrollment(connection, sample.offering(connection, courses[code], campus.term), student)
    return student


def obstacle_words(connection: Connection, student: UUID, offering: UUID) -> set[tuple[str, str]]:
    """What keeps a student out, in the words of the model."""
    sentences = connection.scalars(
        text("""
            select sentence
            from lms_ops.enrollment_obstacles(:student, :offering)
            where kind = 'requirement'
        """),
        {"student": student, "offering": offering},
    )
    return {
        ("missing_prerequisite", each.removeprefix("CS101 requires ").split(": it was")[0].removesuffix("."))
        if each.startswith("CS101 requires ")
        else ("missing_corequisite", each.removeprefix("CS101 is taken together with ").removesuffix("."))
        for each in sentences
    }


def conflict_words(connection: Connection, campus: Campus, students: object) -> dict[UUID, set[tuple[str, str]]]:
    """What detection finds for students, in the words of the model."""
    found = {student: set() for student in students}
    for row in connection.execute(
        text("""
            select student_id, conflict_type, lms_ops.conflict_sentence(conflict_type, facts) as sentence
            from lms_ops.find_missing_requirements(:term, :students)
        """),
        {"term": campus.term, "students": list(found)},
    ):
        words = row.sentence.removeprefix("CS101 requires ").removeprefix("CS101 is taken together with ")
        words = words.removesuffix(", which the student has not passed.")
        found[row.student_id].add((row.conflict_type, words.removesuffix(", in which the student is not enrolled.")))
    return found
