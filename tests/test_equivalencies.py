"""Which course counts for which: proposed by one person, decided by another, for the work of certain days."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
import sample
from eligibility import Campus, build, complete, course, obstacles, section
from sqlalchemy import Connection, Engine, text

from db.errors import Refused

AsPerson = Callable[[UUID | str | None], AbstractContextManager[Connection]]


@pytest.fixture
def campus(owner: Engine) -> Campus:
    with owner.begin() as connection:
        made = build(connection)
        complete(connection, made, "ART5")
        sample.prerequisite(connection, made.course, course(connection, made, "CS100"))
        return made


@pytest.fixture
def connection(owner: Engine):
    with owner.begin() as transaction:
        yield transaction


def propose(connection: Connection, course_id: UUID, kind: str, **values: object) -> UUID:
    names = "".join(f", {name} => :{name}" for name in values)
    return connection.scalar(
        text(f"select lms_ops.propose_equivalency(:course, :kind{names})"), {"course": course_id, "kind": kind} | values
    )


def decide(connection: Connection, equivalency: UUID, decision: str, note: str | None = None) -> None:
    connection.execute(
        text("select lms_ops.decide_equivalency(:equivalency, :decision, :note)"),
        {"equivalency": equivalency, "decision": decision, "note": note},
    )


def counts(connection: Connection, campus: Campus) -> bool:
    """Whether the student has what CS101 asks for, which is CS100."""
    return obstacles(connection, campus, section(connection, campus)) == []


@pytest.mark.parametrize(
    ("kind", "is_mirrored", "does_count"),
    [
        ("exact", False, True),
        ("exact", True, True),
        ("substitution", False, True),
        ("substitution", True, False),
        ("partial", False, False),
        ("partial", True, False),
        ("transfer", False, False),
    ],
)
def test_exact_counts_both_ways_a_substitute_one_way_and_a_part_for_nothing(
    kind: str, is_mirrored: bool, does_count: bool, connection: Connection, campus: Campus
) -> None:
    pair = [course(connection, campus, "CS100"), complete(connection, campus, "CS50", 4.0)]
    sample.equivalency(connection, *(pair[::-1] if is_mirrored else pair), equivalency_type=kind)
    assert counts(connection, campus) == does_count


@pytest.mark.parametrize("status", ["proposed", "rejected"])
def test_only_an_approved_one_counts(status: str, connection: Connection, campus: Campus) -> None:
    other = complete(connection, campus, "CS50", 4.0)
    sample.equivalency(connection, course(connection, campus, "CS100"), other, approval_status=status)
    assert not counts(connection, campus)


@pytest.mark.parametrize(
    ("first", "last", "does_count"),
    [
        (date(2024, 12, 20), None, True),
        (date(2024, 12, 21), None, False),
        (date(2020, 1, 1), date(2024, 12, 20), True),
        (date(2020, 1, 1), date(2024, 12, 19), False),
    ],
)
def test_it_counts_for_work_of_its_days_which_is_done_when_its_term_ends(
    first: date, last: date | None, does_count: bool, connection: Connection, campus: Campus
) -> None:
    other = complete(connection, campus, "CS50", 4.0)
    sample.equivalency(
        connection, course(connection, campus, "CS100"), other, effective_from=first, effective_until=last
    )
    assert counts(connection, campus) == does_count


def test_it_goes_one_step_and_no_further(connection: Connection, campus: Campus) -> None:
    wanted, middle = course(connection, campus, "CS100"), course(connection, campus, "CS60")
    sample.equivalency(connection, wanted, middle)
    sample.equivalency(connection, middle, complete(connection, campus, "CS50", 4.0))
    assert not counts(connection, campus), "that CS50 stands in for CS100 nobody has decided"
    complete(connection, campus, "CS60", 4.0)
    assert counts(connection, campus)


def test_one_proposes_and_another_decides(owner: Engine, campus: Campus, as_person: AsPerson) -> None:
    with owner.begin() as connection:
        wanted, other = course(connection, campus, "CS100"), complete(connection, campus, "CS50", 4.0)
    with as_person(campus.head) as connection:
        rule = propose(
            connection, wanted, "substitution", equivalent_course=other, effective_from=date(2020, 1, 1), note=" Alike "
        )
    for person, refusal in ((campus.head, "You may not do this"), (None, "You may not do this")):
        with pytest.raises(Refused, match=refusal), as_person(person) as connection:
            decide(connection, rule, "approved")
    with owner.begin() as connection:
        assert not counts(connection, campus)
    with as_person(campus.dean) as connection:
        decide(connection, rule, "approved")
    with pytest.raises(Refused, match="This is approved already"), as_person(campus.registrar) as connection:
        decide(connection, rule, "rejected", "Too late")
    with owner.begin() as connection:
        assert counts(connection, campus)
        stored = connection.execute(text("select * from course_equivalencies")).one()
        logged = connection.execute(
            text("select action, user_id, resource_id, new_values from audit_logs order by created_at")
        ).all()
    assert (stored.proposed_by, stored.approved_by, stored.note) == (campus.head, campus.dean, "Alike")
    assert [tuple(row)[:3] for row in logged] == [
        ("propose_equivalency", campus.head, rule),
        ("decide_equivalency", campus.dean, rule),
    ]
    assert logged[1].new_values == {"old": {"approval_status": "proposed"}, "new": {"approval_status": "approved"}}


def test_nobody_decides_what_they_proposed_and_a_person_decides(
    owner: Engine, campus: Campus, as_person: AsPerson
) -> None:
    with owner.begin() as connection:
        wanted, other = course(connection, campus, "CS100"), course(connection, campus, "CS50")
    with as_person(campus.registrar) as connection:
        rule = propose(connection, wanted, "exact", equivalent_course=other)
    with pytest.raises(Refused, match="You have proposed this yourself"), as_person(campus.registrar) as connection:
        decide(connection, rule, "approved")
    with pytest.raises(Exception, match="An equivalency is decided by a person"), owner.begin() as connection:
        decide(connection, rule, "approved")
    for decision, refusal in ((None, "not nothing"), ("ended", "not ended"), ("rejected", "Say why it is rejected")):
        with pytest.raises(Refused, match=refusal), as_person(campus.dean) as connection:
            decide(connection, rule, decision, " ")
    with as_person(campus.dean) as connection:
        decide(connection, rule, "rejected", "Half of it is missing")
    with as_person(campus.registrar) as connection:
        assert propose(connection, wanted, "exact", equivalent_course=other) != rule, "a rejected one is in no way"


def test_an_exact_one_is_decided_by_who_decides_for_both_courses(
    owner: Engine, campus: Campus, as_person: AsPerson
) -> None:
    with owner.begin() as connection:
        wanted = course(connection, campus, "CS100")
        music = sample.course(connection, sample.unit(connection, "ARTS", type="faculty"), "MUS1")
    for kind in ("exact", "substitution"):
        with as_person(campus.head) as connection:
            rule = propose(connection, wanted, kind, equivalent_course=music)
        if kind == "exact":
            with pytest.raises(Refused, match="You may not do this"), as_person(campus.dean) as connection:
                decide(connection, rule, "approved")
            with as_person(campus.registrar) as connection:
                decide(connection, rule, "rejected", "No")
        else:
            with as_person(campus.dean) as connection:
                decide(connection, rule, "approved")


@pytest.mark.parametrize(
    ("kind", "values", "refusal"),
    [
        ("transfer", {"equivalent_course": "CS50"}, "choose one of exact, substitution, partial"),
        ("exact", {"institution": "X", "external_name": "Y"}, "choose one of transfer, partial"),
        (None, {"equivalent_course": "CS50"}, "Nothing is no kind"),
        ("transfer", {"institution": "X", "external_name": " "}, "Name the institution and its course"),
        ("exact", {"equivalent_course": "CS50", "institution": "X"}, "not both"),
        ("exact", {"equivalent_course": "CS100"}, "equivalent to itself"),
        ("partial", {"equivalent_course": "CS50"}, "Say how many credits"),
        ("partial", {"equivalent_course": "CS50", "credits": -1}, "not negative"),
        (
            "exact",
            {"equivalent_course": "CS50", "effective_from": date(2025, 1, 2), "effective_until": date(2025, 1, 1)},
            "The last day lies before the first",
        ),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(
    kind: str | None, values: dict, refusal: str, owner: Engine, campus: Campus, as_person: AsPerson
) -> None:
    with owner.begin() as connection:
        wanted = course(connection, campus, "CS100")
        if "equivalent_course" in values:
            values = values | {"equivalent_course": course(connection, campus, values["equivalent_course"])}
    with pytest.raises(Refused, match=refusal), as_person(campus.head) as connection:
        propose(connection, wanted, kind, **values)
    for nobody in (campus.stranger, None):
        with pytest.raises(Refused, match="You may not do this"), as_person(nobody) as connection:
            propose(connection, wanted, kind, **values)


def test_of_one_pair_there_is_one_rule_a_day_until_it_ends(owner: Engine, campus: Campus, as_person: AsPerson) -> None:
    with owner.begin() as connection:
        wanted, other = course(connection, campus, "CS100"), complete(connection, campus, "CS50", 4.0)
        rule = sample.equivalency(connection, wanted, other)
    pairs = [(wanted, other), (other, wanted)]
    for one, another in pairs:
        with pytest.raises(Refused, match="There is a rule for these two"), as_person(campus.head) as connection:
            propose(connection, one, "substitution", equivalent_course=another)
    end = text("select lms_ops.end_equivalency(:rule, :day, :reason)")
    values = {"rule": rule, "day": date(2024, 6, 30), "reason": "New curriculum"}
    refused = [
        (campus.head, values, "You may not do this"),
        (campus.dean, values | {"reason": " "}, "Give a reason"),
        (campus.dean, values | {"day": date(2019, 1, 1)}, "The last day lies between"),
        (campus.dean, values | {"day": None}, "The last day lies between"),
    ]
    for person, wrong, refusal in refused:
        with pytest.raises(Refused, match=refusal), as_person(person) as connection:
            connection.execute(end, wrong)
    with owner.begin() as connection:
        assert counts(connection, campus)
    with as_person(campus.dean) as connection:
        connection.execute(end, values)
    with owner.begin() as connection:
        assert not counts(connection, campus), "the work is of December 2024"
        earlier = sample.term(connection, "2023-fall")
        complete(connection, replace(campus, past=earlier), "CS50", 4.0)
        assert counts(connection, campus), "and this of December 2023"
    for one, another in pairs:
        with as_person(campus.head) as connection:
            propose(connection, one, "substitution", equivalent_course=another, effective_from=date(2024, 7, 1))


def test_a_rule_for_another_university_stands_once_for_its_days(
    owner: Engine, campus: Campus, as_person: AsPerson
) -> None:
    with owner.begin() as connection:
        wanted = course(connection, campus, "CS100")
    theirs = {"institution": "Other University", "external_name": "Programming", "external_code": "P1"}
    with as_person(campus.head) as connection:
        propose(connection, wanted, "transfer", **theirs)
    with pytest.raises(Refused, match="There is a rule for these two"), as_person(campus.head) as connection:
        propose(connection, wanted, "transfer", **theirs | {"external_name": " PROGRAMMING "})
