"""What decisions change in an existing LMS: only that, with the old values kept, and no updated_at moves."""

import itertools
import re
import threading
from datetime import UTC, datetime

import psycopg
import pytest
import sample
from registrar_files import OURS
from sqlalchemy import Engine, text
from upgrading import decide, decided, run, set_aside

from db.schedule import import_schedule
from db.sqlfile import SqlFile

LONG_AGO = datetime(2022, 9, 1, tzinfo=UTC)
CHECKS = {
    "course_offerings": "course_offerings_enrollment_capacity",
    "assessments": "assessments_passing_valid",
    "grades": "grades_marks_valid",
}


@pytest.fixture
def existing(owner: Engine) -> Engine:
    """An installed database that can be given what stands in an LMS before: without our rules, triggers and keys."""
    with owner.begin() as connection:
        for table, check in CHECKS.items():
            connection.execute(text(f"alter table {table} drop constraint {check}"))
        connection.execute(text("drop index idx_academic_terms_only_one_current"))
        connection.execute(
            text("alter table assessment_submissions drop constraint assessment_submissions_group_id_fkey")
        )
        connection.execute(text("alter table course_enrollments disable trigger user"))
        connection.execute(text("alter table grades disable trigger user"))
        connection.execute(text("alter table grades enable trigger set_updated_at"))
        connection.execute(text("alter table course_enrollments enable trigger set_updated_at"))
    return owner


@pytest.fixture
def place(existing: Engine):
    """Ids of a unit, a course and a term to hang things on."""
    with existing.begin() as connection:
        unit = sample.unit(connection)
        return {
            "unit": unit,
            "course": sample.course(connection, unit),
            "term": sample.term(connection, "2022-fall", updated_at=LONG_AGO),
        }


def one(engine: Engine, statement: str, **values: object) -> object:
    with engine.begin() as connection:
        return connection.scalar(text(statement), values)


def rows(engine: Engine, statement: str, **values: object) -> list[tuple]:
    with engine.begin() as connection:
        return [tuple(row) for row in connection.execute(text(statement), values)]


def count_again(engine: Engine) -> None:
    """Let the triggers on enrollments work again, as they do when the steps and files are there."""
    with engine.begin() as connection:
        connection.execute(text("alter table course_enrollments enable trigger user"))


def test_one_term_becomes_current_and_the_others_are_no_longer(existing, database):
    with existing.begin() as connection:
        first, second, third = (
            sample.term(connection, label, is_current=is_current, updated_at=LONG_AGO)
            for label, is_current in (("2022-fall", True), ("2023-spring", True), ("2023-fall", None))
        )
    decide(existing, current_terms=str(third))
    for _ in range(2):
        run(database.url, "before_steps")
    assert rows(existing, "select is_current, updated_at from academic_terms order by start_date") == [
        (False, LONG_AGO),
        (False, LONG_AGO),
        (True, LONG_AGO),
    ]
    assert decided(existing, "current_terms") == {
        (first, "is_current", True, False),
        (second, "is_current", True, False),
        (third, "is_current", None, True),
    }


def test_stored_counters_above_the_limit_become_the_students_there_are(existing, database, place):
    with existing.begin() as connection:
        wrong, full, fitting = (
            sample.offering(
                connection,
                place["course"],
                place["term"],
                max_enrollment=2,
                current_enrollment=stored,
                updated_at=LONG_AGO,
            )
            for stored in (7, 7, 0)
        )
        for offering, students in ((wrong, 1), (full, 3), (fitting, 3)):
            for _ in range(students):
                sample.enrollment(connection, offering, sample.student(connection))
    decide(existing, over_capacity="raise")
    for _ in range(2):
        run(database.url, "before_steps")
    assert decided(existing, "counters") == {(wrong, "current_enrollment", 7, 1), (full, "current_enrollment", 7, 3)}
    assert decided(existing, "over_capacity") == {(full, "max_enrollment", 2, 3)}

    count_again(existing)
    for _ in range(2):
        run(database.url, "after_files")
    assert rows(
        existing,
        """
        select offerings.id, current_enrollment, max_enrollment, published_limit, offerings.updated_at
        from course_offerings as offerings
        left join lms_ops.capacity_overrides as overrides on overrides.course_offering_id = offerings.id
        order by section_code
        """,
    ) == [
        (wrong, 1, 2, None, LONG_AGO),
        (full, 3, 3, 2, LONG_AGO),
        (fitting, 3, 3, 2, LONG_AGO),
    ]
    assert decided(existing, "counters") == {
        (wrong, "current_enrollment", 7, 1),
        (full, "current_enrollment", 7, 3),
        (fitting, "current_enrollment", 0, 3),
    }
    assert decided(existing, "over_capacity") == {
        (full, "max_enrollment", 2, 3),
        (fitting, "max_enrollment", 2, 3),
    }
    assert one(existing, "select count(*) from lms_ops.check_counters()") == 0


def test_marks_become_possible(existing, database, place):
    with existing.begin() as connection:
        offering = sample.offering(connection, place["course"], place["term"])
        above, right = (
            sample.assessment(connection, offering, total_marks=40, passing_marks=passing, updated_at=LONG_AGO)
            for passing in (60, 20)
        )
        negative, positive = (
            sample.grade(connection, right, sample.student(connection), 50, marks_obtained=marks, updated_at=LONG_AGO)
            for marks in (-3, 3)
        )
    decide(existing, passing_marks="lower", negative_marks="clear")
    for _ in range(2):
        run(database.url, "before_steps")
    assert decided(existing, "passing_marks") == {(above, "passing_marks", 60, 40)}
    assert decided(existing, "negative_marks") == {(negative, "marks_obtained", -3, None)}
    assert rows(existing, "select passing_marks, updated_at from assessments order by 1") == [
        (20, LONG_AGO),
        (40, LONG_AGO),
    ]
    assert rows(existing, "select marks_obtained, updated_at from grades order by 1") == [
        (3, LONG_AGO),
        (None, LONG_AGO),
    ]
    assert positive != negative


def test_submissions_of_groups_that_do_not_exist_belong_to_none(existing, database, place):
    with existing.begin() as connection:
        offering = sample.offering(connection, place["course"], place["term"])
        assessment = sample.assessment(connection, offering)
        group = sample.insert(connection, "student_groups", assessment_id=assessment, name="A")
        grouped, dangling = (
            sample.insert(
                connection,
                "assessment_submissions",
                assessment_id=assessment,
                student_id=sample.student(connection),
                group_id=group_id,
                updated_at=LONG_AGO,
            )
            for group_id in (group, place["unit"])
        )
    decide(existing, dangling_groups="clear")
    for _ in range(2):
        run(database.url, "before_steps")
    assert rows(existing, "select id, group_id, updated_at from assessment_submissions order by group_id") == [
        (grouped, group, LONG_AGO),
        (dangling, None, LONG_AGO),
    ]
    assert decided(existing, "dangling_groups") == {(dangling, "group_id", str(place["unit"]), None)}
    assert set_aside(existing) == {(dangling, "group_id", str(place["unit"]), "dangling")}


def test_submissions_without_a_group_are_left_alone_where_there_are_no_groups(existing, database, place):
    with existing.begin() as connection:
        assessment = sample.assessment(connection, sample.offering(connection, place["course"], place["term"]))
        sample.insert(
            connection, "assessment_submissions", assessment_id=assessment, student_id=sample.student(connection)
        )
    decide(existing, dangling_groups="clear")
    run(database.url, "before_steps")
    assert decided(existing, "dangling_groups") == set()


def test_without_decisions_nothing_is_changed(existing, database, place):
    with existing.begin() as connection:
        offering = sample.offering(connection, place["course"], place["term"])
        assessment = sample.assessment(connection, offering, total_marks=40)
        sample.grade(connection, assessment, sample.student(connection), 50, marks_obtained=-1)
        sample.enrollment(connection, offering, sample.student(connection), enrollment_status="waitlisted")
        connection.execute(text("update academic_terms set is_current = true"))
    decide(existing)
    tables = ("academic_terms", "assessments", "grades", "course_enrollments")
    before = [rows(existing, f"select {table}::text from {table}") for table in tables]
    count_again(existing)
    run(database.url, "before_steps")
    run(database.url, "after_files")
    assert [rows(existing, f"select {table}::text from {table}") for table in tables] == before


def test_who_is_waitlisted_moves_into_the_queue_in_the_order_of_dates(existing, database, place):
    dates = [datetime(2022, 9, day, tzinfo=UTC) for day in (5, 3, 4, 6, 7)]
    with existing.begin() as connection:
        offering, other = (sample.offering(connection, place["course"], place["term"]) for _ in range(2))
        late, early, middle, seated = (sample.student(connection) for _ in range(4))
        sample.enrollment(connection, offering, seated)
        enrollments = [
            sample.enrollment(
                connection, where, who, enrollment_status="waitlisted", enrollment_date=when, updated_at=LONG_AGO
            )
            for where, who, when in zip(
                (offering, offering, offering, other, offering),
                (late, early, middle, early, seated),
                dates,
                strict=True,
            )
        ]
        nowhere = sample.enrollment(connection, None, late, enrollment_status="waitlisted")
    count_again(existing)
    decide(existing, waitlisted_enrollments="move")
    run(database.url, "before_steps")
    for _ in range(2):
        run(database.url, "after_files")
    queue = rows(
        existing,
        """
        select student_id, position, joined_at, status, lms_ops.queue_rank(id)
        from course_waitlist
        order by course_offering_id = :offering, position
        """,
        offering=offering,
    )
    assert queue == [
        (early, 1, dates[1], "waiting", 1),
        (middle, 2, dates[2], "waiting", 2),
        (late, 3, dates[0], "waiting", 3),
    ]
    assert set_aside(existing) == {
        (enrollments[3], "enrollment_status", "waitlisted", "duplicate"),
        (enrollments[4], "enrollment_status", "waitlisted", "duplicate"),
        (nowhere, "enrollment_status", "waitlisted", "dangling"),
    }
    assert decided(existing, "waitlisted_enrollments") == {
        (each, "enrollment_status", "waitlisted", "dropped") for each in (*enrollments, nowhere)
    }
    assert rows(
        existing,
        "select distinct enrollment_status, updated_at from course_enrollments where id = any (:ids)",
        ids=enrollments,
    ) == [("dropped", LONG_AGO)]
    assert one(existing, "select count(*) from lms_ops.waitlist_events where event = 'joined'") == 3
    assert one(existing, "select count(*) from lms_ops.seat_events") == 0


def test_who_is_kept_waitlisted_stays_out_of_the_queues(existing, database, place):
    with existing.begin() as connection:
        offering = sample.offering(connection, place["course"], place["term"])
        sample.enrollment(connection, offering, sample.student(connection), enrollment_status="waitlisted")
    count_again(existing)
    decide(existing, waitlisted_enrollments="keep")
    run(database.url, "after_files")
    assert one(existing, "select enrollment_status from course_enrollments") == "waitlisted"
    assert one(existing, "select count(*) from course_waitlist") == 0


@pytest.mark.every_server
def test_counters_are_right_although_the_application_enrolls_and_drops_meanwhile(existing, database, place):
    with existing.begin() as connection:
        offerings = [sample.offering(connection, place["course"], place["term"], max_enrollment=5) for _ in range(40)]
        students = [sample.student(connection) for _ in range(12)]
        for number, offering in enumerate(offerings):
            for student in students[: number % 12]:
                sample.enrollment(connection, offering, student)
    count_again(existing)
    decide(existing, over_capacity="raise")
    run(database.url, "before_steps")
    stopped, failures = threading.Event(), []

    def apply(mine: list) -> None:
        """Enroll and drop as an application does that knows nothing of us."""
        try:
            with psycopg.connect(database.url, autocommit=True) as connection:
                for offering in itertools.cycle(mine):
                    if stopped.is_set():
                        return
                    try:
                        [new] = connection.execute(
                            "insert into course_enrollments (course_offering_id, student_id, enrollment_status) "
                            "values (%s, %s, 'enrolled') returning id",
                            [offering, students[11]],
                        ).fetchone()
                    except psycopg.errors.CheckViolation:
                        continue  # full
                    connection.execute(
                        "update course_enrollments set enrollment_status = 'dropped' where id = %s", [new]
                    )
        except Exception as error:
            failures.append(error)

    workers = [threading.Thread(target=apply, args=(offerings[start::3],)) for start in range(3)]
    for worker in workers:
        worker.start()
    for _ in range(3):
        run(database.url, "after_files")
    stopped.set()
    for worker in workers:
        worker.join()
    assert failures == []
    assert rows(existing, "select object, problem from lms_ops.check_counters()") == []
    assert (
        one(
            existing,
            """
        select count(*)
        from course_offerings as offerings
        left join lms_ops.capacity_overrides as overrides
            on overrides.course_offering_id = offerings.id
            and overrides.closed_at is null
        where coalesce(overrides.published_limit, offerings.max_enrollment) <> 5
        """,
        )
        == 0
    )


@pytest.mark.every_server
@pytest.mark.parametrize("their_type", ["date", "timestamp", "timestamptz"])
def test_dates_of_a_term_are_generated_from_the_columns_that_are_there(owner, database, their_type):
    with owner.begin() as connection:
        sample.term(connection, "2022-fall")
        connection.execute(text("alter table academic_terms drop column registration_start_date cascade"))
        connection.execute(text("alter table academic_terms drop column registration_end_date cascade"))
        for name in ("registration_start", "registration_end"):
            connection.execute(
                text(f"alter table academic_terms add column {name} {their_type} default '2022-08-01 00:30'")
            )
    for _ in range(2):
        run(database.url, "before_steps", "term_dates")
    dates = "select registration_start_date::text, registration_end_date::text from academic_terms"
    assert rows(owner, dates) == [("2022-08-01", "2022-08-01")]

    set_dates = "select lms_ops.set_registration_dates(id, '2022-08-02', '2022-09-30') from academic_terms"
    one(owner, set_dates)
    assert rows(owner, dates) == [("2022-08-02", "2022-09-30")]
    before = rows(owner, "select xmin::text from academic_terms")
    one(owner, set_dates)
    assert rows(owner, "select xmin::text from academic_terms") == before
    with owner.begin() as connection:
        connection.execute(text("update academic_terms set registration_start = '2022-08-05'"))
    assert rows(owner, dates) == [("2022-08-05", "2022-09-30")]


def test_an_import_writes_the_dates_of_its_term_where_they_are_generated(owner, database):
    with owner.begin() as connection:
        for name in ("registration_start", "registration_end"):
            connection.execute(text(f"alter table academic_terms drop column {name}_date cascade"))
            connection.execute(text(f"alter table academic_terms add column {name} date"))
    run(database.url, "before_steps", "term_dates")
    import_schedule(owner, OURS, term="2025-spring")
    dates = "select start_date - registration_start_date, registration_end_date - start_date from academic_terms"
    assert rows(owner, dates) == [(77, 14)]
    before = rows(owner, "select xmin::text from academic_terms")
    import_schedule(owner, OURS, term="2025-spring")
    assert rows(owner, "select xmin::text from academic_terms") == before


def test_dates_of_a_term_are_plain_where_an_lms_has_none(owner, database):
    with owner.begin() as connection:
        sample.term(connection, "2022-fall")
        connection.execute(text("alter table academic_terms drop column registration_end_date cascade"))
    run(database.url, "before_steps", "term_dates")
    one(owner, "select lms_ops.set_registration_dates(id, '2022-08-02', '2022-09-30') from academic_terms")
    assert rows(owner, "select registration_start_date::text, registration_end_date::text from academic_terms") == [
        ("2022-08-02", "2022-09-30")
    ]


def test_what_runs_before_the_files_is_what_the_files_make(existing, database):
    made = "select pg_get_functiondef('lms_ops.keep_updated_at()'::regprocedure)"
    before = one(existing, made)
    run(database.url, "before_steps", "keep_updated_at")
    assert one(existing, made) == before
    assert SqlFile("functions/keep_updated_at.sql").text in SqlFile("upgrade/before_steps/01_keep_updated_at.sql").text


@pytest.mark.parametrize(
    ("kind", "choices", "refuses", "needs_approval"),
    [
        ("upgrade", {}, False, False),
        ("upgrade", {"refuse_under_hold": "off", "approvals": "off"}, False, False),
        ("upgrade", {"refuse_under_hold": "on", "approvals": "on"}, True, True),
        ("again", {}, True, True),
    ],
)
def test_an_upgrade_leaves_the_old_application_its_ways_unless_somebody_decides(
    owner, kind, choices, refuses, needs_approval
):
    decide(owner, kind=kind, **choices)
    with owner.begin() as connection:
        connection.execute(text("drop table lms_ops.admitted_roles, lms_ops.carried_entries"))
        connection.execute(text("delete from system_settings where key = 'refuse_under_hold'"))
        SqlFile("steps/0030_upgrades.sql").run(connection)
        student, offering = sample.student(connection), None
        unit = sample.unit(connection)
        offering = sample.offering(connection, sample.course(connection, unit), sample.term(connection))
        sample.hold(connection, student)
        assert (
            connection.scalar(text("select lms_ops.setting('grades', 'approval_above_percentage_points')")) is not None
        ) == needs_approval
    if refuses:
        with (
            pytest.raises(sample.sqlalchemy.exc.DBAPIError, match="hold that blocks registration"),
            owner.begin() as again,
        ):
            sample.enrollment(again, offering, student)
    else:
        with owner.begin() as connection:
            sample.enrollment(connection, offering, student)


@pytest.mark.parametrize(
    ("kind", "choices", "months"),
    [("upgrade", {}, None), ("upgrade", {"retention": "on"}, 12), ("again", {}, 12)],
)
def test_an_upgrade_lets_maintenance_delete_rows_of_the_lms_only_by_decision(owner, kind, choices, months):
    decide(owner, kind=kind, **choices)
    step = SqlFile("steps/0031_maintenance.sql").text
    with owner.begin() as connection:
        connection.execute(text("delete from system_settings where category = 'retention'"))
        for statement in re.findall(r"^(?:insert|update) .*?;\n", step, re.MULTILINE | re.DOTALL):
            connection.exec_driver_sql(statement.replace("%", "%%"))
        assert connection.scalar(text("select lms_ops.setting('retention', 'page_views_months')::integer")) == months
        assert connection.scalar(text("select lms_ops.setting('retention', 'audit_logs_months')::integer")) == 24
