"""Whatever happens between two detections, conflicts stand as in a plain model: opened, told, closed, reopened once."""

import itertools
import os
from datetime import time
from uuid import UUID

import sample
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from schedules import Campus, build
from sqlalchemy import Engine, text

# LMS_TEST_EXAMPLES=2000 looks longer than the suite has time for.
EXAMPLES = int(os.environ.get("LMS_TEST_EXAMPLES", "25"))
STUDENTS, OFFERINGS = 2, 3
HOURS = (9, 10, 13)  # a meeting of an hour and a half from one of these: the first two overlap
OPEN, GONE = ("notified", None), ("resolved", "no longer found")

students = st.integers(0, STUDENTS - 1)
offerings = st.integers(0, OFFERINGS - 1)
# who, two offerings in the order of their codes, and when each begins: the same facts are the same conflict
Conflict = tuple[int, int, int, int, int]


class Machine(RuleBasedStateMachine):
    """Students come and go, meetings move, people close conflicts; every run in a term of its own."""

    owner: Engine
    campus: Campus
    terms = itertools.count(2100)

    @initialize(hours=st.lists(st.sampled_from(HOURS), min_size=OFFERINGS, max_size=OFFERINGS))
    def begin(self, hours: list[int]) -> None:
        with self.owner.begin() as connection:
            self.term = sample.term(connection, f"{next(self.terms)}-fall")
            advisor = self.campus.advisor
            self.students = [
                sample.student(connection, self.campus.program, academic_advisor_id=advisor) for _ in range(STUDENTS)
            ]
            self.offerings = [
                sample.offering(connection, sample.course(connection, self.campus.unit), self.term)
                for _ in range(OFFERINGS)
            ]
            for offering, hour in zip(self.offerings, hours, strict=True):
                sample.meeting(connection, offering, 1, *meeting(hour))
        self.hours = hours
        self.seats: set[tuple[int, int]] = set()
        # every conflict that was ever recorded: status and method
        self.known: dict[Conflict, tuple[str, str | None]] = {}

    @rule(student=students, offering=offerings)
    def come_or_go(self, student: int, offering: int) -> None:
        statement = (
            "delete from course_enrollments where student_id = :student and course_offering_id = :offering"
            if (student, offering) in self.seats
            else "insert into course_enrollments (student_id, course_offering_id, enrollment_status)"
            " values (:student, :offering, 'enrolled')"
        )
        self.execute(statement, student=self.students[student], offering=self.offerings[offering])
        self.seats ^= {(student, offering)}

    @rule(offering=offerings, hour=st.sampled_from(HOURS))
    def move(self, offering: int, hour: int) -> None:
        starts, ends = meeting(hour)
        self.execute(
            "update class_schedules set start_time = :starts, end_time = :ends where course_offering_id = :offering",
            starts=starts,
            ends=ends,
            offering=self.offerings[offering],
        )
        self.hours[offering] = hour

    @rule()
    def detect(self) -> None:
        found = self.present()
        opened = [conflict for conflict in found if self.known.get(conflict, GONE) == GONE]
        was_open = [conflict for conflict, state in self.known.items() if state == OPEN]
        closed = [conflict for conflict in was_open if conflict not in found]
        self.known |= dict.fromkeys(opened, OPEN) | dict.fromkeys(closed, GONE)

        with self.owner.begin() as connection:
            counts = connection.execute(
                text("select * from lms_ops.record_schedule_conflicts(:term)"), {"term": self.term}
            ).one()
        assert tuple(counts) == (len(opened), len(closed), len(was_open) - len(closed))

    @precondition(lambda self: OPEN in self.known.values())
    @rule(data=st.data(), status=st.sampled_from(["resolved", "dismissed"]))
    def close(self, data: st.DataObject, status: str) -> None:
        conflict = data.draw(st.sampled_from([each for each, state in self.known.items() if state == OPEN]))
        self.execute(
            "select set_config('app.current_user_id', :registrar, true),"
            " lms_ops.resolve_conflicts(array[cast(:id as uuid)], :status, 'agreed', 'asked the teacher')",
            registrar=str(self.campus.registrar),
            id=self.recorded()[conflict][0],
            status=status,
        )
        self.known[conflict] = (status, "agreed")

    @invariant()
    def the_database_stands_as_the_model(self) -> None:
        if hasattr(self, "known"):
            assert {conflict: state for conflict, (_, state) in self.recorded().items()} == self.known

    def teardown(self) -> None:
        """Student and advisor were told of each conflict once."""
        with self.owner.connect() as connection:
            messages = connection.scalars(
                text("""
                    select count(notifications.id)
                    from schedule_conflicts as conflicts
                    left join notifications on notifications.data ->> 'conflict_id' = conflicts.id::text
                    where conflicts.academic_term_id = :term
                    group by conflicts.id
                """),
                {"term": self.term},
            ).all()
        assert set(messages) <= {2}

    def present(self) -> set[Conflict]:
        """The overlaps that there are now."""
        return {
            (student, one, other, self.hours[one], self.hours[other])
            for student in range(STUDENTS)
            for one, other in itertools.combinations(range(OFFERINGS), 2)
            if {(student, one), (student, other)} <= self.seats and abs(self.hours[one] - self.hours[other]) <= 1
        }

    def recorded(self) -> dict[Conflict, tuple[UUID, tuple[str, str | None]]]:
        """What is written down: id, status and method of each conflict."""
        with self.owner.connect() as connection:
            rows = connection.execute(
                text("""
                    select
                        id,
                        student_id,
                        course_offering_id,
                        conflicting_offering_id,
                        facts -> 'meetings' -> 0 ->> 'from' as starts,
                        facts -> 'meetings' -> 0 ->> 'other_from' as other_starts,
                        status,
                        resolution_method
                    from schedule_conflicts
                    where academic_term_id = :term
                """),
                {"term": self.term},
            ).all()
        return {
            (
                self.students.index(row.student_id),
                self.offerings.index(row.course_offering_id),
                self.offerings.index(row.conflicting_offering_id),
                time.fromisoformat(row.starts).hour,
                time.fromisoformat(row.other_starts).hour,
            ): (row.id, (row.status, row.resolution_method))
            for row in rows
        }

    def execute(self, statement: str, **values: object) -> None:
        with self.owner.begin() as connection:
            connection.execute(text(statement), values)


def meeting(hour: int) -> tuple[str, str]:
    """Start and end of an hour and a half."""
    return f"{hour:02}:00", f"{hour + 1:02}:30"


def test_conflicts_stand_as_in_a_plain_model(owner: Engine) -> None:
    with owner.begin() as connection:
        campus = build(connection)
    run_state_machine_as_test(
        type("Detecting", (Machine,), {"owner": owner, "campus": campus}),
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
