"""Every snippet on the page for the developers of the LMS runs as it is printed, as a login of the application."""

import hashlib
import re
from pathlib import Path
from types import SimpleNamespace

import eligibility
import psycopg
import pytest
import sample
from logins import login_url
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from db import config
from db.connection import engine

PAGE = Path(config.__file__).with_name("developers.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (?:\d\. )?([^\n]+)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))


def snippets(section: str, language: str) -> list[str]:
    """The code of a section in one language, in the order of the page."""
    return re.findall(rf"^```{language}\n(.*?)^```", SECTIONS[section], re.MULTILINE | re.DOTALL)


@pytest.fixture
def application(cluster, database):
    """The application of an LMS: a login of its own, which is a member of lms_app."""
    made = engine(login_url(cluster, database, "lms_app"), application_name="an LMS")
    yield made
    made.dispose()


@pytest.fixture
def worker(cluster, database):
    """The program that delivers messages: a member of lms_maintainer."""
    made = engine(login_url(cluster, database, "lms_maintainer"), application_name="a worker")
    yield made
    made.dispose()


@pytest.fixture
def campus(owner: Engine) -> SimpleNamespace:
    """A student on a day of registration, with a grade, a teacher and courses that ask for each other."""
    with owner.begin() as connection:
        base = eligibility.build(connection)
        teacher = sample.staff(connection, base.unit)
        offering = eligibility.section(connection, base)
        sample.instructor(connection, offering, teacher)
        sample.role(connection, teacher, "TEACHER", base.unit)
        full = eligibility.section(connection, base, "CS200", max_enrollment=1)
        sample.enrollment(connection, full, sample.student(connection, base.program))
        marked = eligibility.section(connection, base, "CS300")
        sample.instructor(connection, marked, teacher)
        sample.enrollment(connection, marked, base.student)
        return SimpleNamespace(
            student=base.student,
            user=sample.user_id(connection, base.student),
            registrar=base.registrar,
            teacher=teacher,
            course=base.course,
            required=eligibility.course(connection, base, "CS50"),
            math=[eligibility.course(connection, base, code) for code in ("MATH101", "MATH102")],
            offering=offering,
            other=eligibility.section(connection, base, section_code="other"),
            full=full,
            grade=sample.grade(connection, sample.assessment(connection, marked), base.student, 80, marks_obtained=80),
        )


@pytest.fixture
def printed(application: Engine):
    """What the page's Python makes, with `engine` the application's; the listener is taken off again."""
    names = {"engine": application}
    for section in SECTIONS:
        for code in snippets(section, "python"):
            exec(code, names)  # the page is ours
    yield SimpleNamespace(**names)
    event.remove(Session, "after_begin", names["act_as_the_viewer"])


@pytest.fixture
def ask(printed, campus):
    """Run the statements of a section's snippets, or of the one at a place, as a person; the rows of each."""

    def run(section: str, by: str, place: int | None = None, **values: object) -> list:
        answers = []
        with Session(printed.engine, info={"user_id": getattr(campus, by)}) as session:
            for number, snippet in enumerate(snippets(section, "sql")):
                if place not in (None, number):
                    continue
                for statement in re.split(r";\n", re.sub(r" *--.*", "", snippet)):
                    if statement.strip():
                        asked = {name: values.get(name, getattr(campus, name, None)) for name in binds(statement)}
                        result = session.execute(text(escaped(statement)), asked)
                        answers.append(result.all() if result.returns_rows else result.rowcount)
                session.commit()
        return answers

    return run


def binds(statement: str) -> set[str]:
    return set(re.findall(r"(?<!:):([a-z]\w*)", escaped(statement)))


def escaped(statement: str) -> str:
    """A colon inside the JSON of a literal is no bind."""
    return re.sub(r"'[^']*'", lambda literal: literal.group().replace(":", r"\:"), statement)


def test_a_session_sees_what_its_person_may_and_forgets_the_person_at_its_end(printed, campus):
    def rows(user_id):
        session = next(printed.session_of(user_id))
        with session:
            seen = len(session.execute(text("select id from grades")).all())
            session.rollback()
            with pytest.raises(DBAPIError):
                session.execute(text("select 1 / 0"))
            session.rollback()
            return seen, len(session.execute(text("select id from grades")).all())

    assert rows(campus.user) == (1, 1)
    assert rows(None) == (0, 0)
    assert rows("' or true --") == (0, 0)


def test_psycopg_alone_names_the_person_too(application, campus, printed):
    with application.connect() as pooled:
        connection: psycopg.Connection = pooled.connection.driver_connection
        assert len(printed.grades_of(connection, campus.user)) == 1
        assert len(printed.grades_of(connection, "")) == 0


def test_people_sign_in_and_wrong_passwords_are_counted(printed, campus, owner, ask):
    digest = "sha256:" + hashlib.sha256(b"horse").hexdigest()
    ask("Sign people in", "user", hash=digest)
    with owner.connect() as connection:
        name = connection.scalar(text("select username from users where id = :id"), {"id": campus.user})

    def verify(password_hash: str, password: str) -> bool:
        return password_hash == "sha256:" + hashlib.sha256(password.encode()).hexdigest()

    with Session(printed.engine) as session:
        assert printed.sign_in(session, name, "horse", verify) == campus.user
        assert printed.sign_in(session, "somebody else", "horse", verify) is None
        for _ in range(10):
            assert printed.sign_in(session, name, "house", verify) is None
        assert printed.sign_in(session, name, "horse", verify) is None, "locked"


def test_junction_tables_are_read_and_written_as_rows(ask, campus, owner):
    before, _set, _rule = ask("Read junction tables instead of arrays", "registrar")
    assert before == []
    with owner.connect() as connection:
        assert connection.scalar(text("select count(*) from course_prerequisites")) == 1
        assert "MATH101" in connection.scalar(
            text("select lms_ops.prerequisite_sentence(:course, 'en')"), {"course": campus.course}
        )


def test_eligibility_and_holds_answer_with_reasons(ask, campus, owner):
    eligible, *allowed = ask("Ask before offering a seat", "user")
    assert eligible == [(True, [])]
    assert [rows[0].allowed for rows in allowed] == [True, True, True]
    with owner.begin() as connection:
        sample.hold(connection, campus.student, blocks_registration=True, blocks_transcripts=True)
    eligible, transcript, graduate, _grades = ask("Ask before offering a seat", "user")
    assert not eligible[0].can_enroll
    assert not transcript[0].allowed
    assert transcript[0].reasons
    assert graduate[0].allowed


def test_seats_are_taken_swapped_waited_for_and_given_up(ask, campus, owner):
    enrolled, swapped, waiting = ask("Take seats by functions", "user", 0)
    assert (enrolled[0].outcome, swapped[0].outcome) == ("enrolled", "swapped")
    assert (waiting[0].outcome, waiting[0].queue_rank) == ("waiting", 1)
    with owner.connect() as connection:
        seat, entry = (
            connection.scalar(text(query), {"student": campus.student, "offering": offering})
            for query, offering in (
                (
                    "select id from course_enrollments where student_id = :student and course_offering_id = :offering",
                    campus.other,
                ),
                (
                    "select id from course_waitlist where student_id = :student and course_offering_id = :offering",
                    campus.full,
                ),
            )
        )
    refused, left, dropped = ask("Take seats by functions", "user", 1, entry=entry, enrollment=seat)
    assert refused[0].outcome == "refused"
    assert (left[0].outcome, dropped[0].outcome) == ("left", "dropped")


def test_a_deadlock_is_tried_again_and_other_errors_are_not(printed, application):
    tries = []

    @printed.patiently
    def meet(state: str) -> int:
        tries.append(state)
        if len(tries) < 3:
            with application.begin() as connection:
                connection.exec_driver_sql(f"do $$ begin raise 'met' using errcode = '{state}'; end $$")
        return len(tries)

    assert meet("40P01") == 3
    tries.clear()
    with pytest.raises(DBAPIError):
        meet("22023")
    assert tries == ["22023"]


def test_a_changed_grade_is_kept_with_its_reason(ask, campus, owner):
    ask("Say why a grade changes", "teacher")
    with owner.connect() as connection:
        changes = connection.execute(
            text("""
                select change_type, reason, old_percentage, new_percentage, changed_by
                from grade_change_history
                where grade_id = :grade
                order by place
            """),
            {"grade": campus.grade},
        ).all()
    assert changes == [
        ("correction", "a page was not counted", 80, 88, campus.teacher),
        ("regrade", "second reading", 88, 89, campus.teacher),
    ]


def test_the_outbox_is_delivered_once_and_what_fails_is_tried_again(printed, campus, worker, owner):
    with owner.begin() as connection:
        for subject in ("first", "second"):
            sample.insert(
                connection, "notifications", recipient_id=campus.user, channel="email", subject=subject, body="..."
            )

    delivered = []

    def send(message) -> None:
        if message.subject == "second" and len(delivered) < 2:
            raise OSError("no route to the mail server")
        assert message.email
        delivered.append(message.subject)

    with Session(worker) as session, Session(worker) as beside:
        assert printed.deliver(session, send, most=2) == 2
        assert printed.deliver(beside, send) == 0, "the second is due only later"
    with owner.begin() as connection:
        rows = connection.execute(text("select subject, status, retry_count from notifications order by subject")).all()
        assert rows == [("first", "sent", 0), ("second", "pending", 1)]
        connection.execute(text("update notifications set scheduled_for = now(), retry_count = 4"))
    with Session(worker) as session:
        printed.deliver(session, send)
    with owner.connect() as connection:
        assert connection.scalar(text("select status from notifications where subject = 'second'")) == "failed"


def test_names_are_columns_and_private_details_a_function_that_is_audited(ask, campus, owner):
    section = "Show people, and read what is private"
    with owner.begin() as connection:
        connection.execute(
            text("update persons set date_of_birth = '2001-02-03' where user_id = :user"), {"user": campus.user}
        )
    for by in ("user", "registrar"):
        names, details = ask(section, by)
        assert names[0].first_name
        assert details[0].date_of_birth.isoformat() == "2001-02-03"
    with owner.connect() as connection:
        looks = connection.execute(
            text("select user_id, resource_id from audit_logs where (action, resource_type) = ('view', 'person')")
        ).all()
    assert looks == [(campus.registrar, campus.user)]
    with pytest.raises(DBAPIError, match="private details"):
        ask(section, "teacher", 1)


def test_the_table_of_errors_names_what_the_database_answers(printed, campus):
    listed = set(re.findall(r"\b[0-9P][0-9A-Z]{4}\b", SECTIONS["What errors mean"]))
    assert {"23514", "42501", "P0001", "40P01"} <= listed
    with Session(printed.engine) as session, pytest.raises(DBAPIError) as nobody:
        session.execute(
            text("select lms_ops.enroll_student(:student, :offering)"),
            {"student": campus.student, "offering": campus.offering},
        )
    assert nobody.value.orig.sqlstate == "42501"
