"""A unit in the middle of registration: its registrar, students, and offerings with queues."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
import sample
from sqlalchemy import Connection, Engine, text

TODAY = datetime.now(ZoneInfo("Asia/Baku")).date()


@dataclass(frozen=True)
class Campus:
    """Ids of a unit, its programme, the current term, a course, and users.id of a registrar."""

    unit: UUID
    program: UUID
    term: UUID
    course: UUID
    registrar: UUID


def found(connection: Connection) -> Campus:
    """A new campus. The LMS may write enrollments, as an upgrade lets the application that was there before."""
    unit = sample.unit(connection, "CS")
    connection.execute(text("create policy as_before on course_enrollments to lms_app using (true) with check (true)"))
    connection.execute(text("grant delete on course_enrollments to lms_app"))
    return Campus(
        unit,
        sample.program(connection, unit),
        sample.open_term(
            connection,
            add_drop_deadline=TODAY + timedelta(days=30),
            withdrawal_deadline=TODAY + timedelta(days=60),
        ),
        sample.course(connection, unit, "CS101"),
        sample.viewer(connection, "REGISTRAR"),
    )


def students(connection: Connection, campus: Campus, number: int) -> list[UUID]:
    """So many active students."""
    return [sample.student(connection, campus.program) for _ in range(number)]


def offerings(
    connection: Connection, campus: Campus, *limits: int, mode: str = "offer", course: UUID | None = None
) -> list[UUID]:
    """An offering for each limit, of a course of its own or all of one; their queues follow this mode, no swaps."""
    made = [
        sample.offering(
            connection,
            course or sample.course(connection, campus.unit),
            campus.term,
            max_enrollment=limit,
            waitlist_capacity=1000,
        )
        for limit in limits
    ]
    for offering in made:
        connection.execute(
            text("insert into lms_ops.waitlist_rules values (:offering, :mode, false)"),
            {"offering": offering, "mode": mode},
        )
    return made


@pytest.fixture
def campus(owner: Engine) -> Campus:
    with owner.begin() as connection:
        return found(connection)
