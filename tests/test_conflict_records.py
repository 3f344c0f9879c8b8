"""Conflicts are written once, close by themselves, are told to student and advisor, resolved by people."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from functools import partial
from uuid import UUID

import pytest
import sample
from schedules import Campus, attend, build, course, drop, overlap, record
from sqlalchemy import Connection, Engine, text

from db.errors import Refused

AsPerson = Callable[[UUID | str | None], AbstractContextManager[Connection]]


@pytest.fixture
def campus(owner: Engine) -> Campus:
    with owner.begin() as connection:
        return build(connection)


def at_once(*calls: Callable[[], object]) -> list[object]:
    """Runs the calls side by side; what each returned, or the refusal."""

    def outcome(call: Callable[[], object]) -> object:
        try:
            return call()
        except Refused as refusal:
            return refusal

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(outcome, calls))


def conflict_ids(owner: Engine) -> list[str]:
    with owner.connect() as connection:
        found = connection.scalars(text("select id from schedule_conflicts order by id"))
        return [str(conflict_id) for conflict_id in found]


def resolve(connection: Connection, ids: list[str], *, status: str = "resolved", note: str | None = "agreed") -> int:
    return connection.scalar(
        text("select lms_ops.resolve_conflicts(cast(:ids as uuid[]), :status, 'dropped a course', :note)"),
        {"ids": ids, "status": status, "note": note},
    )


def test_the_second_run_changes_nothing(owner: Engine, campus: Campus) -> None:
    with owner.begin() as connection:
        overlap(connection, campus)
        assert record(connection) == (1, 0, 0)
    with owner.begin() as connection:
        before = connection.execute(text("select * from schedule_conflicts")).all()
        assert record(connection) == (0, 0, 1)
        assert connection.execute(text("select * from schedule_conflicts")).all() == before


def test_two_who_detect_at_once_write_each_conflict_once(owner: Engine, campus: Campus, as_person: AsPerson) -> None:
    with owner.begin() as connection:
        overlap(connection, campus)

    def detect() -> tuple[int, int, int]:
        with as_person(campus.registrar) as connection:
            return record(connection)

    assert sorted(at_once(*[detect] * 4)) == [(0, 0, 1)] * 3 + [(1, 0, 0)]
    with owner.connect() as connection:
        assert connection.scalar(text("select count(*) from notifications")) == 2


def test_all_at_once_finds_what_one_by_one_finds(owner: Engine, campus: Campus) -> None:
    with owner.begin() as connection:
        overlap(connection, campus)
        other = sample.student(connection, campus.program)
        attend(connection, campus, "CS101", (1, "09:00", "10:30"), student=other)
        attend(connection, campus, "CS103", (1, "09:00", "10:30"), student=other, credits=20)
        apart, together = (
            connection.execute(text(query), {"term": campus.term}).all()
            for query in (
                """
                select student_id, conflict_type, course_offering_id, conflicting_offering_id, facts
                from (select id as student from students) as everybody
                cross join lateral lms_ops.find_conflicts(:term, array[student])
                order by student_id, conflict_type
                """,
                "select * from lms_ops.find_conflicts(:term) order by student_id, conflict_type",
            )
        )
    assert len(together) == 3
    assert apart == together


def test_what_is_gone_closes_by_itself_and_opens_when_it_is_back(owner: Engine, campus: Campus) -> None:
    with owner.begin() as connection:
        offering = overlap(connection, campus)
        record(connection)
    with owner.begin() as connection:
        drop(connection, offering)
        assert record(connection) == (0, 1, 0)
        row = connection.execute(text("select * from schedule_conflicts")).one()
        assert (row.status, row.resolution_method, row.resolved_by) == (
            "resolved",
            "no longer found",
            None,
        )
        sample.enrollment(connection, offering, campus.student)
    with owner.begin() as connection:
        assert record(connection) == (1, 0, 0)
        row = connection.execute(text("select * from schedule_conflicts")).one()
        assert (row.status, row.resolution_method, row.resolved_at) == ("notified", None, None)


@pytest.mark.parametrize("status", ["resolved", "dismissed"])
def test_what_a_person_closed_stays_closed_until_its_facts_change(
    status: str, owner: Engine, campus: Campus, as_person: AsPerson
) -> None:
    with owner.begin() as connection:
        offering = overlap(connection, campus)
        record(connection)
    with as_person(campus.head) as connection:
        resolve(connection, conflict_ids(owner), status=status)
    with owner.begin() as connection:
        assert record(connection) == (0, 0, 0)
        connection.execute(
            text("update class_schedules set start_time = '09:30' where course_offering_id = :id"),
            {"id": offering},
        )
        assert record(connection) == (1, 0, 0)
        statuses = connection.scalars(text("select status from schedule_conflicts order by detected_at"))
        assert sorted(statuses) == sorted([status, "notified"])


def test_what_a_person_resolved_stays_resolved_when_it_is_gone_and_back(
    owner: Engine, campus: Campus, as_person: AsPerson
) -> None:
    with owner.begin() as connection:
        offering = overlap(connection, campus)
        record(connection)
    with as_person(campus.head) as connection:
        resolve(connection, conflict_ids(owner), note="may come late")
    with owner.begin() as connection:
        drop(connection, offering)
        assert record(connection) == (0, 0, 0)
        sample.enrollment(connection, offering, campus.student)
        # another room is no other fact
        connection.execute(text("update class_schedules set room_id = null, schedule_type = 'lab'"))
        assert record(connection) == (0, 0, 0)
        row = connection.execute(text("select * from schedule_conflicts")).one()
    assert (row.status, row.resolved_by, row.resolution_method, row.resolution_note) == (
        "resolved",
        campus.head,
        "dropped a course",
        "may come late",
    )


def test_conflicts_of_every_type_are_opened_once_and_closed_by_themselves(owner: Engine, campus: Campus) -> None:
    with owner.begin() as connection:
        overlap(connection, campus)
        for section in ("01", "02"):
            attend(connection, campus, "CS200", component="LEC", section_code=section, credits=15)
        for table, other in (
            ("course_prerequisites", "prerequisite_course_id"),
            ("course_corequisites", "corequisite_course_id"),
        ):
            keys = {"course_id": course(connection, "CS200"), other: sample.course(connection, campus.unit)}
            sample.insert(connection, table, **keys)
        connection.execute(
            text("select lms_ops.mark_incompatible('CS101', 'CS102', 'Same material')"),
        )
        assert record(connection) == (6, 0, 0)
        assert set(connection.scalars(text("select conflict_type from schedule_conflicts"))) == {
            "time_overlap",
            "duplicate_course",
            "credit_overload",
            "missing_prerequisite",
            "missing_corequisite",
            "incompatible_courses",
        }
        assert record(connection) == (0, 0, 6)
        connection.execute(text("update course_enrollments set enrollment_status = 'dropped'"))
        assert record(connection) == (0, 6, 0)
        assert record(connection) == (0, 0, 0)
        closed = connection.execute(
            text("select distinct status, resolution_method, resolved_by from schedule_conflicts")
        ).all()
    assert [tuple(row) for row in closed] == [("resolved", "no longer found", None)]


def test_student_and_advisor_are_told_once_in_their_language(owner: Engine, campus: Campus) -> None:
    with owner.begin() as connection:
        offering = overlap(connection, campus)
        sample.insert(connection, "user_preferences", user_id=campus.advisor, language="en")
        record(connection)
        record(connection)
    with owner.begin() as connection:
        drop(connection, offering)
        record(connection)
        sample.enrollment(connection, offering, campus.student)
        record(connection)
        messages = connection.execute(
            text("select recipient_id, language, subject, body, status from notifications order by language")
        ).all()
        student = sample.user_id(connection, campus.student)
    assert [(m.recipient_id, m.language, m.status) for m in messages] == [
        (student, "az", "pending"),
        (campus.advisor, "en", "pending"),
    ]
    assert "üst-üstə düşür" in messages[0].body
    assert messages[1].subject == "Rauf Abbasov: a conflict in the schedule"
    assert messages[1].body.startswith("CS101 section 01 and CS102 section 01 overlap")


def test_whom_nobody_can_reach_stays_detected(owner: Engine, campus: Campus) -> None:
    with owner.begin() as connection:
        overlap(connection, campus)
        connection.execute(text("update students set user_id = null, academic_advisor_id = null"))
        assert record(connection) == (1, 0, 0)
        assert connection.scalar(text("select status from schedule_conflicts")) == "detected"


def test_a_head_examines_the_students_of_the_unit_and_a_stranger_none(
    owner: Engine, campus: Campus, as_person: AsPerson
) -> None:
    with owner.begin() as connection:
        overlap(connection, campus)
    with as_person(campus.stranger) as connection:
        assert record(connection) == (0, 0, 0)
    with as_person(campus.head) as connection:
        assert record(connection) == (1, 0, 0)
    with as_person(campus.stranger) as connection:
        assert record(connection) == (0, 0, 0)
    with owner.connect() as connection:
        assert connection.scalar(text("select status from schedule_conflicts")) == "notified"
    for other in (campus.advisor, None):
        with pytest.raises(Refused, match="You may not do this"), as_person(other) as connection:
            record(connection)


def test_without_a_current_term_it_asks_for_one(owner: Engine, campus: Campus, as_person: AsPerson) -> None:
    with owner.begin() as connection:
        connection.execute(text("update academic_terms set is_current = false"))
    with pytest.raises(Refused, match="choose a term"), as_person(campus.registrar) as connection:
        record(connection)


@pytest.fixture
def ids(owner: Engine, campus: Campus) -> list[str]:
    with owner.begin() as connection:
        overlap(connection, campus)
        attend(connection, campus, "CS103", (1, "09:00", "10:30"), section_code="01")
        record(connection)
    return conflict_ids(owner)


def test_many_are_resolved_at_once_with_who_how_and_why(
    ids: list[str], owner: Engine, campus: Campus, as_person: AsPerson
) -> None:
    with as_person(campus.head) as connection:
        assert resolve(connection, [*ids, ids[0]]) == 3
    with owner.connect() as connection:
        rows = connection.execute(
            text("select status, resolved_by, resolution_method, resolution_note from schedule_conflicts")
        ).all()
        audit = connection.execute(
            text("select user_id, new_values from audit_logs where action = 'resolve_conflict'")
        ).all()
    assert [tuple(row) for row in rows] == [("resolved", campus.head, "dropped a course", "agreed")] * 3
    assert [row.user_id for row in audit] == [campus.head] * 3
    assert audit[0].new_values["new"].pop("student_id")
    assert audit[0].new_values == {
        "old": {"status": "notified"},
        "new": {"status": "resolved", "method": "dropped a course"},
        "reason": "agreed",
    }


def test_what_is_closed_already_is_refused_by_name_and_nothing_happens(
    ids: list[str], owner: Engine, campus: Campus, as_person: AsPerson
) -> None:
    with as_person(campus.head) as connection:
        resolve(connection, ids[:1])
    with (
        pytest.raises(Refused, match=r"conflict of student STU1 is resolved already.*overlap"),
        as_person(campus.registrar) as connection,
    ):
        resolve(connection, ids)
    with owner.connect() as connection:
        open_now = text("select count(*) from schedule_conflicts where status = 'notified'")
        assert connection.scalar(open_now) == 2


def test_of_two_who_resolve_at_once_one_succeeds_and_one_is_told(
    ids: list[str], owner: Engine, campus: Campus, as_person: AsPerson
) -> None:
    def close(wanted: list[str]) -> int:
        with as_person(campus.head) as connection:
            return resolve(connection, wanted)

    outcomes = at_once(*[partial(close, ids), partial(close, ids[::-1])] * 2)
    assert outcomes.count(3) == 1
    assert all("resolved already" in str(outcome) for outcome in outcomes if outcome != 3)


@pytest.mark.parametrize("told", [True, False])
def test_what_a_person_closes_while_conflicts_are_detected_stays_as_they_closed_it(
    told: bool, owner: Engine, campus: Campus, as_person: AsPerson
) -> None:
    with owner.begin() as connection:
        offering = overlap(connection, campus)
        record(connection)
        if told:
            drop(connection, offering)
        else:
            connection.execute(text("update schedule_conflicts set status = 'detected', notified_at = null"))

    def detect() -> tuple[int, int, int]:
        with owner.begin() as connection:
            return record(connection)

    with ThreadPoolExecutor(1) as thread:
        with as_person(campus.head) as connection:
            resolve(connection, conflict_ids(owner), status="dismissed", note="an online course")
            detection = thread.submit(detect)
            wait_for_a_lock(owner)
        assert detection.result()[:2] == (0, 0)
    with owner.connect() as connection:
        row = connection.execute(text("select * from schedule_conflicts")).one()
    assert (row.status, row.resolved_by, row.resolution_method, row.resolution_note) == (
        "dismissed",
        campus.head,
        "dropped a course",
        "an online course",
    )


def wait_for_a_lock(owner: Engine) -> None:
    """Until somebody in this database waits for somebody else."""
    waiting = text("""
        select exists (
            select
            from pg_stat_activity
            where datname = current_database()
                and wait_event_type = 'Lock'
        )
    """)
    deadline = time.monotonic() + 10
    with owner.connect() as connection:
        while not connection.scalar(waiting):
            connection.rollback()
            assert time.monotonic() < deadline, "nobody waits"
            time.sleep(0.02)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"ids": []}, "at least one"),
        ({"status": "detected"}, "resolved or dismissed, not detected"),
        ({"status": "dismissed", "note": " "}, "Say why"),
        ({"ids": ["00000000-0000-0000-0000-000000000000"]}, "not there any more"),
    ],
)
def test_a_senseless_wish_is_refused_with_what_to_do(
    changes: dict, sentence: str, ids: list[str], campus: Campus, as_person: AsPerson
) -> None:
    with pytest.raises(Refused, match=sentence), as_person(campus.head) as connection:
        resolve(connection, **{"ids": ids} | changes)


def test_other_units_conflicts_are_left_to_the_registrar(ids: list[str], campus: Campus, as_person: AsPerson) -> None:
    with (
        pytest.raises(Refused, match="no student or course of your units"),
        as_person(campus.stranger) as connection,
    ):
        resolve(connection, ids)
    with pytest.raises(Refused, match="You may not do this"), as_person(campus.advisor) as connection:
        resolve(connection, ids)


def test_a_head_sees_conflicts_of_students_and_of_courses_and_nobody_sees_nothing(
    ids: list[str], owner: Engine, campus: Campus, as_person: AsPerson
) -> None:
    with owner.begin() as connection:
        guest = sample.student(connection, None, "Guest Student")
        attend(connection, campus, "CS101", (2, "09:00", "10:30"), student=guest)
        attend(connection, campus, "CS102", (2, "09:00", "10:30"), student=guest)
        record(connection)
    seen = text("select count(*) from report.conflicts where is_open")
    for viewer, count in (
        (campus.head, 4),
        (campus.registrar, 4),
        (campus.advisor, 3),
        (campus.stranger, 0),
        (None, 0),
    ):
        with as_person(viewer) as connection:
            assert connection.scalar(seen) == count
