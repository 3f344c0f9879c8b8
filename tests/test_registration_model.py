"""Whatever is done in whatever order, seats and queues stand as in a plain model, and every promise is kept."""

import os

import campuses
import psycopg
import pytest
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
from plain.registration import Offering, Registration
from psycopg.rows import dict_row
from registration_invariants import broken_promises
from sqlalchemy import text

# LMS_TEST_EXAMPLES=2000 looks longer than the suite has time for.
EXAMPLES = int(os.environ.get("LMS_TEST_EXAMPLES", "25"))
STUDENTS, OFFERINGS = 5, 3
people = st.integers(0, STUDENTS - 1)
sections = st.integers(0, OFFERINGS - 1)


class Machine(RuleBasedStateMachine):
    """Acts on the database as a registrar and as the LMS, and on the model; new students and offerings every time."""

    owner = campus = person = program = None

    @initialize(
        limits=st.lists(st.integers(0, 3), min_size=OFFERINGS, max_size=OFFERINGS),
        modes=st.lists(st.sampled_from(["automatic", "offer", "manual"]), min_size=OFFERINGS, max_size=OFFERINGS),
    )
    def begin(self, limits, modes):
        with self.owner.begin() as connection:
            self.students = campuses.students(connection, self.campus, STUDENTS)
            self.ids = [
                campuses.offerings(connection, self.campus, limit, mode=mode)[0]
                for limit, mode in zip(limits, modes, strict=True)
            ]
        self.model = Registration(
            {offering: Offering(limit, mode) for offering, limit, mode in zip(self.ids, limits, modes, strict=True)}
        )

    @rule(student=people, offering=sections)
    def enroll(self, student, offering):
        self.same("enroll_student", self.students[student], self.ids[offering])

    @rule(student=people, offering=sections)
    def enroll_over_capacity(self, student, offering):
        pair = self.students[student], self.ids[offering]
        expected = self.model.enroll_over_capacity(*pair)
        assert self.call("enroll_over_capacity", *pair, "the dean asks for it")["outcome"] == expected

    @rule(student=people, offering=sections, status=st.sampled_from(["drop", "withdraw"]))
    def give_up(self, student, offering, status):
        pair = self.students[student], self.ids[offering]
        if pair[0] not in self.model.offerings[pair[1]].seated:
            return
        self.model.drop_enrollment(*pair)
        answer = self.call(f"{status}_enrollment", self.seat(*pair), "no longer wanted")
        assert answer["outcome"] == {"drop": "dropped", "withdraw": "withdrawn"}[status]

    @rule(student=people, offering=sections, other=sections)
    def swap(self, student, offering, other):
        who, given_up, wanted = self.students[student], self.ids[offering], self.ids[other]
        seats = self.model.offerings
        if given_up == wanted or who not in seats[given_up].seated or who in seats[wanted].seated:
            return
        self.same("swap_enrollment", who, given_up, wanted)

    @rule(student=people, offering=sections)
    def join(self, student, offering):
        self.same("join_waitlist", self.students[student], self.ids[offering])

    @rule(
        student=people,
        offering=sections,
        function=st.sampled_from(["leave_waitlist", "accept_offer", "accept_offer", "decline_offer"]),
    )
    def answer(self, student, offering, function):
        pair = self.students[student], self.ids[offering]
        if self.model.offerings[pair[1]].entry(pair[0]) is None:
            return
        entry = self.ask(
            "select id from course_waitlist where student_id = %s and course_offering_id = %s"
            " and status in ('waiting', 'notified')",
            *pair,
        )["id"]
        expected = getattr(self.model, function)(*pair)
        assert self.call(function, entry)["outcome"] == expected

    @rule(offering=sections)
    def offer_next_seat(self, offering):
        expected = self.model.offer_next_seat(self.ids[offering])
        try:
            happened = "offered" if self.call("offer_next_seat", self.ids[offering])["entry_id"] else "refused"
        except psycopg.errors.RaiseException:
            happened = "refused"
        assert happened == expected

    @rule(offering=sections)
    def let_offers_lapse(self, offering):
        self.model.lapse(self.ids[offering])
        with self.owner.begin() as connection:
            connection.execute(
                text("""
                    update course_waitlist
                    set
                        notified_at = now() - interval '2 hours',
                        notification_expires_at = now() - interval '1 hour'
                    where course_offering_id = :offering and status = 'notified'
                """),
                {"offering": self.ids[offering]},
            )
        with self.owner.begin() as connection:
            connection.execute(text("select lms_ops.serve_queues()"))

    @rule(offering=sections, limit=st.integers(0, 4))
    def set_capacity(self, offering, limit):
        self.model.set_capacity(self.ids[offering], limit)
        self.call("set_capacity", self.ids[offering], limit, "another room")

    @rule(student=people)
    def hold_or_release(self, student):
        who = self.students[student]
        if who in self.model.held:
            held = self.ask("select id from student_holds where student_id = %s and is_active", who)["id"]
            self.call("release_holds", [held], "paid")
        else:
            number = self.ask("select student_number from students where id = %s", who)["student_number"]
            self.call("place_holds", [number], "financial", ["registration"], "Unpaid tuition")
        self.model.held ^= {who}

    @rule(student=people, offering=sections)
    def enroll_from_the_lms(self, student, offering):
        pair = self.students[student], self.ids[offering]
        expected = self.model.write_enrollment(*pair)
        try:
            with self.program.transaction():
                self.program.execute(
                    "insert into course_enrollments (student_id, course_offering_id, enrollment_status)"
                    " values (%s, %s, 'enrolled')",
                    pair,
                )
            happened = True
        except (psycopg.errors.CheckViolation, psycopg.errors.UniqueViolation):
            happened = False
        assert happened == expected

    @rule(student=people, offering=sections, statement=st.sampled_from(["drop", "delete"]))
    def drop_from_the_lms(self, student, offering, statement):
        pair = self.students[student], self.ids[offering]
        if pair[0] not in self.model.offerings[pair[1]].seated:
            return
        self.model.drop_enrollment(*pair)
        statements = {
            "drop": "update course_enrollments set enrollment_status = 'dropped' where id = %s",
            "delete": "delete from course_enrollments where id = %s",
        }
        with self.program.transaction():
            self.program.execute(statements[statement], [self.seat(*pair)])

    @precondition(lambda self: hasattr(self, "model"))
    @invariant()
    def the_database_stands_as_the_model(self):
        with self.owner.connect() as connection:
            for offering, expected in self.model.offerings.items():
                limit, free = connection.execute(
                    text("select published_limit, free from lms_ops.offering_seats(array[cast(:id as uuid)])"),
                    {"id": offering},
                ).one()
                seated = connection.scalars(
                    text("""
                        select student_id
                        from course_enrollments
                        where course_offering_id = :id and enrollment_status = 'enrolled'
                    """),
                    {"id": offering},
                ).all()
                queue = connection.execute(
                    text("""
                        select waitlist.student_id, waitlist.status = 'notified'
                        from lms_ops.queue_ranks(:id) as ranks
                        join course_waitlist as waitlist on waitlist.id = ranks.entry_id
                        order by ranks.queue_rank
                    """),
                    {"id": offering},
                ).all()
                assert (limit, free) == (expected.limit, expected.free)
                assert set(seated) == expected.seated
                assert [tuple(row) for row in queue] == [(entry.student, entry.offered) for entry in expected.queue]

    def teardown(self):
        with self.owner.connect() as connection:
            assert broken_promises(connection) == []

    def same(self, function, *arguments):
        """The function's outcome is the model's."""
        expected = getattr(self.model, function)(*arguments)
        assert self.call(function, *arguments)["outcome"] == expected

    def call(self, function, *arguments):
        """One function of lms_ops, as the registrar by the dashboard's role."""
        marks = ", ".join(["%s"] * len(arguments))
        with self.person.transaction():
            self.person.execute("select set_config('app.current_user_id', %s, true)", [str(self.campus.registrar)])
            return self.person.execute(f"select * from lms_ops.{function}({marks})", arguments).fetchone()

    def seat(self, student, offering):
        """The enrollment by which a student sits there now."""
        return self.ask(
            "select id from course_enrollments where student_id = %s and course_offering_id = %s"
            " and enrollment_status = 'enrolled'",
            student,
            offering,
        )["id"]

    def ask(self, question, *values):
        with self.program.transaction():
            self.program.execute("set local session authorization default")
            return self.program.execute(question, values).fetchone()


@pytest.mark.every_server
def test_seats_and_queues_stand_as_in_a_plain_model(database, owner, campus):
    with (
        psycopg.connect(database.dashboard_url, row_factory=dict_row) as person,
        psycopg.connect(database.superuser_url, row_factory=dict_row) as program,
    ):
        program.execute("set session authorization lms_app")
        program.commit()
        connections = {"owner": owner, "campus": campus, "person": person, "program": program}
        run_state_machine_as_test(
            type("Registering", (Machine,), connections),
            settings=settings(
                max_examples=EXAMPLES,
                stateful_step_count=30,
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
