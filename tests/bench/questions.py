"""The questions that pages ask the database, kept while the real application draws them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

import pytest
from cluster import Database
from pages import APP, SIGN_IN, forget, signed_in
from sqlalchemy import Connection, Engine, event, text
from streamlit.testing.v1 import AppTest

from db.connection import acting_as, engine


@dataclass(frozen=True)
class Reader:
    """Somebody to look as."""

    role: str
    user_id: UUID
    email: str


@dataclass(frozen=True)
class Question:
    """One statement of a page for one person, with its parameters as the driver takes them."""

    page: str
    reader: Reader
    statement: str
    parameters: dict

    def ask(self, connection: Connection) -> int:
        """The number of rows that come back, all fetched."""
        return len(connection.exec_driver_sql(self.statement, self.parameters).all())

    def reads_statistics(self, dashboard: Engine) -> bool:
        """Whether a materialized view is in its plan."""
        with acting_as(dashboard, self.reader.user_id) as connection:
            plan = connection.exec_driver_sql(f"explain {self.statement}", self.parameters)
            return any(" on mv_" in line for line in plan.scalars())


def readers(owner: Engine) -> list[Reader]:
    """Head and teacher of the department with most offerings, a dean, a registrar, a database administrator."""
    with owner.connect() as connection:
        found = connection.execute(
            text("""
                select distinct on (roles.code)
                    roles.code,
                    users.id,
                    users.email
                from user_roles
                join roles on roles.id = user_roles.role_id
                join users on users.id = user_roles.user_id
                where roles.code in ('DEAN', 'DEPT_HEAD', 'REGISTRAR', 'SYSADMIN', 'TEACHER')
                order by
                    roles.code,
                    (
                        select count(*)
                        from course_offerings as offerings
                        join courses on courses.id = offerings.course_id
                        where courses.organization_unit_id = user_roles.organization_unit_id
                    ) desc,
                    users.username
            """)
        )
        return [Reader(*row) for row in found]


def asked(database: Database, reader: Reader) -> list[Question]:
    """What every page that this reader may open asks, each thing once a page."""
    opened = {"offering": longest_queue(database, reader), "student": longest_record(database, reader)}
    found = []
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("LMS_DATABASE_URL", database.url)
        environment.setenv("LMS_DASHBOARD_URL", database.dashboard_url)
        for script in sorted(APP.parent.joinpath("app_pages").glob("*.py")):
            forget()
            page = AppTest.from_file(APP, default_timeout=300)
            page.secrets["auth"] = SIGN_IN
            page.user = signed_in(reader.email)
            page.session_state["purposes"] = {str(reader.user_id): "Advising"}  # or no record is opened
            for name, code in opened.items():
                page.query_params[name] = code
            page.run()
            try:
                page.switch_page(f"app_pages/{script.name}")
            except ValueError:  # not in this reader's menu
                continue
            forget()
            with kept_statements() as kept:
                page.run()
            assert not page.exception, page.exception
            found += [Question(script.stem, reader, *each) for each in kept]
        forget()
    return found


def longest_queue(database: Database, reader: Reader) -> str:
    """The offering to open: the one with the longest queue that this reader sees, '' for who sees none."""
    return first(
        database,
        reader,
        "select offering_id from report.demand order by waitlist_size desc, seats_taken desc limit 1",
    )


def longest_record(database: Database, reader: Reader) -> str:
    """The student to open: the one with most enrollments whose record this reader sees, '' for who sees none."""
    return first(
        database,
        reader,
        "select student_id from report.students order by total_enrollments desc, student_number limit 1",
    )


def first(database: Database, reader: Reader, question: str) -> str:
    """The first value of an answer, '' for no row."""
    dashboard = engine(database.dashboard_url, application_name="bench")
    with acting_as(dashboard, reader.user_id) as connection:
        found = connection.scalar(text(question))
    dashboard.dispose()
    return str(found or "")


@contextmanager
def kept_statements() -> Iterator[list[tuple[str, dict]]]:
    """The statements on our views and functions that are executed meanwhile, once each."""
    kept: list[tuple[str, dict]] = []

    def keep(_connection, _cursor, statement, parameters, _context, _many) -> None:
        if ("report." in statement or "lms_ops." in statement) and (statement, parameters) not in kept:
            kept.append((statement, parameters))

    event.listen(Engine, "before_cursor_execute", keep)
    try:
        yield kept
    finally:
        event.remove(Engine, "before_cursor_execute", keep)
