"""Permits: one obstacle set aside for one student and offering, by whom and why, and ended."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
import sample
from eligibility import Campus, build, complete, conflicts, course, kinds, section, set_setting, sit_in
from sqlalchemy import Connection, Engine, text

from db.errors import Refused

AsPerson = Callable[[UUID | str | None], AbstractContextManager[Connection]]
GRANT = text("select lms_ops.grant_permit(:student, :offering, :obstacle, :reason, :until)")
END = text("select lms_ops.end_permit(:permit, :reason)")


@pytest.fixture
def campus(owner: Engine) -> Campus:
    with owner.begin() as connection:
        return build(connection)


@pytest.fixture
def barred(owner: Engine, campus: Campus) -> UUID:
    """An offering that everything which can be permitted keeps the student out of."""
    with owner.begin() as connection:
        set_setting(connection, "most_credits", 3)
        complete(connection, campus, "CS101", 4.0)
        sample.prerequisite(connection, campus.course, course(connection, campus, "CS100"))
        held = sit_in(connection, campus, "ART5")
        offering = section(connection, campus, enrollment_status="closed")
        for each in (held, offering):
            sample.meeting(connection, each, 1, "09:00", "10:30")
        connection.execute(
            text("update academic_terms set registration_end_date = :day where id = :term"),
            {"day": date.today() - timedelta(days=5), "term": campus.term},
        )
        assert kinds(connection, campus, offering) == PERMITTED
        return offering


PERMITTED = ["offering", "window", "requirement", "clash", "credit_load", "repeat"]


def grant(connection: Connection, campus: Campus, offering: UUID, obstacle: str | None, **values: object) -> UUID:
    asked = {"student": campus.student, "offering": offering, "obstacle": obstacle, "reason": "Agreed", "until": None}
    return connection.scalar(GRANT, asked | values)


@pytest.mark.parametrize("obstacle", PERMITTED)
def test_a_permit_sets_its_obstacle_aside_and_no_other(
    obstacle: str, owner: Engine, campus: Campus, barred: UUID, as_person: AsPerson
) -> None:
    with as_person(campus.head) as connection:
        permit = grant(connection, campus, barred, obstacle)
    with owner.begin() as connection:
        other = section(connection, campus, enrollment_status="closed")
        sample.meeting(connection, other, 1, "09:00", "10:30")
        assert kinds(connection, campus, other) == PERMITTED, "it is for one offering"
        assert kinds(connection, campus, barred) == [each for each in PERMITTED if each != obstacle]
    with as_person(campus.head) as connection:
        connection.execute(END, {"permit": permit, "reason": "It was a mistake"})
    with owner.begin() as connection:
        assert kinds(connection, campus, barred) == PERMITTED
        logged = connection.execute(
            text("select action, user_id, resource_id, new_values from audit_logs order by created_at")
        ).all()
    assert [tuple(row)[:3] for row in logged] == [
        ("grant_permit", campus.head, permit),
        ("end_permit", campus.head, permit),
    ]
    assert (logged[0].new_values["new"]["obstacle"], logged[0].new_values["reason"]) == (obstacle, "Agreed")
    assert logged[1].new_values["reason"] == "It was a mistake"


def test_what_is_permitted_is_no_conflict(owner: Engine, campus: Campus, barred: UUID, as_person: AsPerson) -> None:
    with owner.begin() as connection:
        sample.enrollment(connection, barred, campus.student)
        found = {kind for kind, _ in conflicts(connection, campus)}
    assert found == {"time_overlap", "missing_prerequisite", "credit_overload"}
    for obstacle, kind in (
        ("requirement", "missing_prerequisite"),
        ("credit_load", "credit_overload"),
        ("clash", "time_overlap"),
    ):
        with as_person(campus.head) as connection:
            permit = grant(connection, campus, barred, obstacle, until=datetime.now(UTC) + timedelta(seconds=1))
        with owner.begin() as connection:
            found = {kind for kind, _ in conflicts(connection, campus)}
            assert kind not in found
            connection.execute(text("update lms_ops.registration_permits set valid_until = now() - interval '1 day'"))
            assert {kind for kind, _ in conflicts(connection, campus)} == found, "the seat was taken while it held"
        with as_person(campus.head) as connection:
            connection.execute(END, {"permit": permit, "reason": "It was a mistake"})
    with owner.begin() as connection:
        assert len(conflicts(connection, campus)) == 3


def test_nothing_opens_a_cancelled_offering_or_lifts_a_hold(
    owner: Engine, campus: Campus, barred: UUID, as_person: AsPerson
) -> None:
    with as_person(campus.head) as connection:
        for obstacle in PERMITTED:
            grant(connection, campus, barred, obstacle)
    with owner.begin() as connection:
        assert kinds(connection, campus, barred) == []
        connection.execute(
            text("update course_offerings set enrollment_status = 'cancelled' where id = :id"), {"id": barred}
        )
        sample.hold(connection, campus.student)
        assert kinds(connection, campus, barred) == ["hold", "offering"]
    for obstacle in ("hold", "status", "duplicate", "incompatible", "full", None):
        refusal = "cannot be permitted: choose one of offering, window"
        with pytest.raises(Refused, match=refusal), as_person(campus.head) as connection:
            grant(connection, campus, barred, obstacle)


def test_a_permit_runs_out_and_makes_room_for_the_next(
    owner: Engine, campus: Campus, barred: UUID, as_person: AsPerson
) -> None:
    soon = datetime.now(UTC) + timedelta(hours=1)
    with as_person(campus.head) as connection:
        first = grant(connection, campus, barred, "clash", until=soon)
    with pytest.raises(Refused, match="has this permit for CS101 section"), as_person(campus.head) as connection:
        grant(connection, campus, barred, "clash")
    with owner.begin() as connection:
        assert "clash" not in kinds(connection, campus, barred)
        connection.execute(
            text("""
                update lms_ops.registration_permits
                set granted_at = now() - interval '2 days', valid_until = now() - interval '1 day'
            """)
        )
        assert "clash" in kinds(connection, campus, barred)
    with as_person(campus.head) as connection:
        assert grant(connection, campus, barred, "clash") != first
    with owner.begin() as connection:
        ended = connection.execute(
            text("select ended_at = valid_until, end_reason from lms_ops.registration_permits where id = :id"),
            {"id": first},
        ).one()
    assert tuple(ended) == (True, "It ran out.")


def test_it_is_granted_and_ended_by_who_manages_the_offering_and_never_to_oneself(
    owner: Engine, campus: Campus, barred: UUID, as_person: AsPerson
) -> None:
    with owner.begin() as connection:
        own_user = sample.user_id(connection, campus.student)
        sample.role(connection, own_user, "DEPT_HEAD", campus.unit)
    refused = [
        (campus.stranger, {}, "You may not do this"),
        (None, {}, "You may not do this"),
        (own_user, {}, "You may not permit anything to yourself"),
        (campus.head, {"reason": " "}, "Give a reason"),
        (campus.head, {"until": datetime.now(UTC) - timedelta(hours=1)}, "That moment is over"),
        (campus.head, {"student": campus.unit}, "There is no student"),
        (campus.head, {"offering": campus.unit}, "There is no offering"),
    ]
    for person, values, refusal in refused:
        with pytest.raises(Refused, match=refusal), as_person(person) as connection:
            grant(connection, campus, values.pop("offering", barred), "clash", **values)
    with as_person(campus.head) as connection:
        permit = grant(connection, campus, barred, "clash")
    for person, values, refusal in (
        (campus.stranger, {}, "You may not do this"),
        (campus.head, {"reason": None}, "Give a reason"),
        (campus.head, {"permit": campus.unit}, "There is no permit"),
    ):
        with pytest.raises(Refused, match=refusal), as_person(person) as connection:
            connection.execute(END, {"permit": permit, "reason": "A mistake"} | values)
    with as_person(campus.head) as connection:
        connection.execute(END, {"permit": permit, "reason": "A mistake"})
    with pytest.raises(Refused, match="has ended already"), as_person(campus.head) as connection:
        connection.execute(END, {"permit": permit, "reason": "A mistake"})
