"""What the oracle's world says to everybody and about itself: the catalog's rules, announcements, the upkeep."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import sample
from sqlalchemy import Connection, text

from oracle.people import Units

YESTERDAY = datetime.now(UTC) - timedelta(days=1)
TOMORROW = datetime.now(UTC) + timedelta(days=1)


def rule(connection: Connection, courses: dict[str, UUID], proposer: UUID) -> None:
    """A prerequisite, equivalencies and courses that may not be taken together, over the border of a unit or of none.

    One of the equivalencies was proposed by somebody, and waits to be decided.
    """
    sample.prerequisite(connection, courses["mechanics"], courses["civil"])
    sample.equivalency(connection, courses["criminal"], courses["civil"])
    sample.equivalency(
        connection,
        courses["workshop"],
        courses["civil"],
        approval_status="proposed",
        approved_by=None,
        proposed_by=proposer,
    )
    for course, other in (
        (courses["civil"], courses["workshop"]),
        (courses["criminal"], courses["nowhere"]),
        (courses["nowhere"], sample.course(connection, None)),
    ):
        pair = sorted((course, other))
        connection.execute(
            text("insert into lms_ops.incompatible_courses values (:course, :other)"),
            {"course": pair[0], "other": pair[1]},
        )


def announce(connection: Connection, units: Units) -> None:
    """An announcement for everybody, for each kind of reader, and such as are not out or out of date."""
    for title, columns in (
        ("for everybody", {}),
        ("for all who are named so", {"target_audience": ["All"]}),
        ("for staff", {"target_audience": ["staff"]}),
        ("for students", {"target_audience": ["students"]}),
        ("for deans and registrars", {"target_audience": ["DEAN", "registrars"]}),
        ("for engineers", {"target_units": [units.engineering]}),
        ("for civil engineering", {"target_units": [units.civil]}),
        ("for mechanics", {"target_units": [units.mechanics]}),
        ("for criminal law", {"target_units": [units.criminal]}),
        ("for criminal law's students", {"target_units": [units.criminal], "target_audience": ["student"]}),
        ("draft", {"is_published": False}),
        ("for tomorrow", {"publish_date": TOMORROW}),
        ("of yesterday", {"expire_date": YESTERDAY}),
    ):
        sample.insert(connection, "announcements", title=sample.words(title), content=sample.words(title), **columns)


def run(connection: Connection) -> None:
    """A run of maintenance, a step taken in parts, sealed grades, a row that was retired, set aside and decided."""
    maintenance = sample.insert(connection, "maintenance_runs", schema="lms_ops", outcome="done")
    sample.insert(
        connection,
        "maintenance_tasks",
        schema="lms_ops",
        run_id=maintenance,
        task_name="queues",
        started_at=YESTERDAY,
        seconds=1,
        outcome="done",
        summary="Nothing was late",
    )
    for statement in (
        "insert into lms_ops.retired_rows (table_name, until_time, row_count) values ('page_views', now(), 1)",
        "insert into lms_ops.set_aside_rows (table_name, row_id, column_name, value, problem)"
        " values ('courses', gen_random_uuid(), 'prerequisites', '{}', 'dangling')",
        "insert into lms_ops.decided_values (finding, table_name, row_id, column_name)"
        " values ('arrays', 'courses', gen_random_uuid(), 'prerequisites')",
        "select lms_ops.seal_grade_chains()",
    ):
        connection.execute(text(statement))
    installation = connection.scalar(text("select max(id) from lms_ops.installations"))
    connection.execute(
        text("insert into lms_ops.installed_parts values ('0001_step.sql', 1, '', :installation, 1, 0.5, 0.1)"),
        {"installation": installation},
    )
    sample.insert(
        connection,
        "decisions",
        schema="lms_ops",
        installation_id=installation,
        finding="arrays",
        choice="keep",
        row_count=1,
    )
