"""The counter of an offering equals its enrolled rows, whatever changes them; eligibility names every reason."""

import threading
import time

import pytest
import sample
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError


@pytest.fixture
def connection(owner):
    with owner.begin() as transaction:
        yield transaction


@pytest.fixture
def university(connection):
    """A department with a programme and the current term."""
    unit = sample.unit(connection)
    return {
        "unit": unit,
        "program": sample.program(connection, unit),
        "term": sample.open_term(connection),
        "course": sample.course(connection, unit, "CS101"),
    }


def counter(connection, offering_id):
    return connection.scalar(
        text("select current_enrollment from course_offerings where id = :id"), {"id": offering_id}
    )


def drift(connection):
    """Offerings whose counter is not the number of enrolled rows."""
    return connection.scalar(
        text("""
            select count(*)
            from course_offerings as offerings
            where coalesce(current_enrollment, 0) <> (
                select count(*)
                from course_enrollments as enrollments
                where enrollments.course_offering_id = offerings.id
                    and enrollments.enrollment_status = 'enrolled'
            )
        """)
    )


def reasons(connection, student_id, offering_id):
    can_enroll, found = connection.execute(
        text("select can_enroll, reasons from check_enrollment_eligibility(:student, :offering)"),
        {"student": student_id, "offering": offering_id},
    ).one()
    assert can_enroll == (not found)
    return found


@pytest.mark.every_server
def test_the_counter_follows_bulk_inserts_updates_moves_and_deletes(connection, university):
    offerings = [
        sample.offering(connection, university["course"], university["term"], max_enrollment=100) for _ in range(3)
    ]
    students = [sample.student(connection, university["program"]) for _ in range(20)]
    connection.execute(
        text("""
            insert into course_enrollments (course_offering_id, student_id, enrollment_status)
            select offering_id, student_id, case when place % 4 = 0 then 'dropped' else 'enrolled' end
            from unnest(cast(:offerings as uuid[])) as offering_id
            cross join unnest(cast(:students as uuid[])) with ordinality as student (student_id, place)
        """),
        {"offerings": offerings, "students": students},
    )
    assert [counter(connection, each) for each in offerings] == [15, 15, 15]

    connection.execute(text("update course_enrollments set enrollment_status = 'enrolled'"))
    assert [counter(connection, each) for each in offerings] == [20, 20, 20]

    connection.execute(text("delete from course_enrollments where course_offering_id = :id"), {"id": offerings[0]})
    connection.execute(
        text("update course_enrollments set course_offering_id = :target where course_offering_id = :source"),
        {"source": offerings[1], "target": offerings[0]},
    )
    connection.execute(
        text("update course_enrollments set enrollment_status = 'withdrawn' where course_offering_id = :id"),
        {"id": offerings[2]},
    )
    assert [counter(connection, each) for each in offerings] == [20, 0, 0]

    connection.execute(text("truncate course_enrollments cascade"))
    assert [counter(connection, each) for each in offerings] == [0, 0, 0]


def test_a_counter_that_was_never_set_counts_from_nothing(connection, university):
    offering = sample.offering(connection, university["course"], university["term"], current_enrollment=None)
    sample.enrollment(connection, offering, sample.student(connection))
    assert counter(connection, offering) == 1


def test_a_wrong_counter_is_not_hidden_but_recounted(connection, university):
    offering = sample.offering(connection, university["course"], university["term"])
    enrollment = sample.enrollment(connection, offering, sample.student(connection))
    connection.execute(text("update course_offerings set current_enrollment = 0"))
    connection.execute(text("delete from course_enrollments where id = :id"), {"id": enrollment})
    assert counter(connection, offering) == -1

    assert connection.scalar(text("select lms_ops.recount_enrollments()")) == 1
    assert counter(connection, offering) == 0


def test_a_recount_of_more_than_the_limit_keeps_the_limit_that_was_published(connection, university):
    offering = sample.offering(connection, university["course"], university["term"], max_enrollment=2)
    connection.execute(text("alter table course_enrollments disable trigger user"))
    enrollments = [sample.enrollment(connection, offering, sample.student(connection)) for _ in range(3)]
    connection.execute(text("alter table course_enrollments enable trigger user"))

    assert connection.scalar(text("select lms_ops.recount_enrollments()")) == 1
    seats = text("select published_limit, enrolled, free from lms_ops.offering_seats(array[cast(:id as uuid)])")
    assert connection.execute(seats, {"id": offering}).one() == (2, 3, 0)
    connection.execute(text("delete from course_enrollments where id = :id"), {"id": enrollments[0]})
    assert connection.execute(seats, {"id": offering}).one() == (2, 2, 0)
    assert connection.scalar(text("select max_enrollment from course_offerings")) == 2


def test_a_recount_waits_for_seats_that_are_taken_meanwhile(owner):
    with owner.begin() as connection:
        course = sample.course(connection, sample.unit(connection))
        offering = sample.offering(connection, course, sample.term(connection))
        first, second = (sample.student(connection) for _ in range(2))
        sample.enrollment(connection, offering, first)
        connection.execute(text("update course_offerings set current_enrollment = 5"))

    def recount():
        with owner.begin() as connection:
            connection.execute(text("select lms_ops.recount_enrollments()"))

    thread = threading.Thread(target=recount)
    with owner.begin() as connection:
        sample.enrollment(connection, offering, second)
        thread.start()
        time.sleep(0.5)
    thread.join()
    with owner.connect() as connection:
        assert counter(connection, offering) == 2


def test_a_full_offering_answers_join_the_waitlist(connection, university):
    offering = sample.offering(
        connection, university["course"], university["term"], max_enrollment=1, section_code="001"
    )
    sample.enrollment(connection, offering, sample.student(connection))
    with pytest.raises(DBAPIError) as refused, connection.begin_nested():
        sample.enrollment(connection, offering, sample.student(connection))
    assert refused.value.orig.sqlstate == "23514"
    assert refused.value.orig.diag.message_primary == "offering CS101 section 001 is full: join the waitlist"
    assert refused.value.orig.diag.constraint_name == "course_offerings_enrollment_capacity"


def test_drops_from_an_over_full_offering_lead_back_to_the_published_limit(connection, university):
    offering = sample.offering(connection, university["course"], university["term"], max_enrollment=3)
    connection.execute(
        text("""
            insert into lms_ops.capacity_overrides (course_offering_id, published_limit, reason)
            values (:offering, 1, 'The registrar let them in')
        """),
        {"offering": offering},
    )
    enrollments = [sample.enrollment(connection, offering, sample.student(connection)) for _ in range(3)]

    def drop(enrollment):
        connection.execute(
            text("update course_enrollments set enrollment_status = 'dropped' where id = :id"),
            {"id": enrollment},
        )
        return connection.execute(
            text("""
                select offerings.max_enrollment, offerings.current_enrollment, overrides.closed_at is not null
                from course_offerings as offerings
                join lms_ops.capacity_overrides as overrides on overrides.course_offering_id = offerings.id
            """)
        ).one()

    assert drop(enrollments[0]) == (2, 2, False)
    assert drop(enrollments[1]) == (1, 1, True)
    assert drop(enrollments[2]) == (1, 0, True)


def test_thirty_two_clients_fill_an_offering_and_never_more(owner):
    with owner.begin() as connection:
        unit = sample.unit(connection)
        course = sample.course(connection, unit)
        offering = sample.offering(connection, course, sample.term(connection), max_enrollment=10)
        students = [sample.student(connection) for _ in range(32)]
    together = threading.Barrier(8)
    outcomes = []

    def enroll(mine):
        together.wait()
        for student in mine:
            try:
                with owner.begin() as connection:
                    sample.enrollment(connection, offering, student)
                outcomes.append("seated")
            except DBAPIError as error:
                outcomes.append(error.orig.sqlstate)

    threads = [threading.Thread(target=enroll, args=(students[start::8],)) for start in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert outcomes.count("seated") == 10
    assert outcomes.count("23514") == 22
    with owner.begin() as connection:
        assert drift(connection) == 0


def test_bulk_changes_in_opposite_order_do_not_deadlock(owner):
    with owner.begin() as connection:
        unit, term = sample.unit(connection), sample.term(connection)
        offerings = [sample.offering(connection, sample.course(connection, unit), term) for _ in range(6)]
        students = [sample.student(connection) for _ in range(2)]
    together = threading.Barrier(2)
    failures = []

    def load(student, order):
        for _ in range(10):
            together.wait()
            try:
                with owner.begin() as connection:
                    connection.execute(
                        text("""
                            insert into course_enrollments (course_offering_id, student_id, enrollment_status)
                            select offering_id, :student, 'enrolled'
                            from unnest(cast(:offerings as uuid[])) with ordinality as each (offering_id, place)
                            order by place
                        """),
                        {"student": student, "offerings": order},
                    )
                    connection.execute(text("delete from course_enrollments where student_id = :id"), {"id": student})
            except DBAPIError as error:
                failures.append(error)

    threads = [
        threading.Thread(target=load, args=(students[0], offerings)),
        threading.Thread(target=load, args=(students[1], offerings[::-1])),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_an_active_student_may_enroll_in_an_open_offering(connection, university):
    offering = sample.offering(connection, university["course"], university["term"])
    assert reasons(connection, sample.student(connection, university["program"]), offering) == []


def test_every_reason_against_an_enrollment_is_named(connection, university):
    full = sample.offering(connection, university["course"], university["term"], max_enrollment=0, section_code="001")
    sample.meeting(connection, full, 1, "09:00", "10:30")
    required = sample.course(connection, university["unit"], "MATH100")
    sample.prerequisite(connection, university["course"], required, minimum_grade="C")
    other = sample.offering(
        connection,
        sample.course(connection, university["unit"], "ART5"),
        university["term"],
        section_code="A",
    )
    sample.meeting(connection, other, 1, "10:00", "11:00")
    student = sample.student(connection, university["program"], status="suspended")
    sample.enrollment(connection, other, student)
    sample.hold(connection, student, reason="Unpaid tuition")

    found = reasons(connection, student, full)
    assert len(found) == 6
    assert "The student's status is suspended, not active." in found
    assert any(reason.startswith("A financial hold blocks registration since ") for reason in found)
    assert "CS101 section 001 is full (0 of 0 seats): join the waitlist." in found
    assert "CS101 requires MATH100 with at least C." in found
    assert "No enrollment in this database is completed: every prerequisite counts as missing." in found
    assert "Its meeting on Monday 09:00 to 10:30 clashes with ART5 section A (10:00 to 11:00)." in found


@pytest.mark.parametrize(
    ("points", "allowed"), [(1.7, False), (2.0, True), (4.0, True)], ids=["below", "exactly", "above"]
)
def test_a_prerequisite_asks_for_its_minimum_grade(connection, university, points, allowed):
    required = sample.course(connection, university["unit"])
    sample.prerequisite(connection, university["course"], required, minimum_grade="C")
    student = sample.student(connection, university["program"])
    earlier = sample.offering(connection, required, sample.term(connection, "2024-fall"))
    sample.enrollment(connection, earlier, student, enrollment_status="completed", grade_points=points)
    offering = sample.offering(connection, university["course"], university["term"])
    assert (reasons(connection, student, offering) == []) == allowed


def test_an_approved_equivalent_course_satisfies_a_prerequisite_and_a_proposed_one_does_not(connection, university):
    required = sample.course(connection, university["unit"])
    taken = sample.course(connection, university["unit"])
    sample.prerequisite(connection, university["course"], required)
    student = sample.student(connection, university["program"])
    earlier = sample.offering(connection, taken, sample.term(connection, "2024-fall"))
    sample.enrollment(connection, earlier, student, enrollment_status="completed", grade_points=3)
    offering = sample.offering(connection, university["course"], university["term"])
    equivalency = sample.insert(
        connection,
        "course_equivalencies",
        course_id=required,
        equivalent_course_id=taken,
        equivalency_type="exact",
        effective_from="2020-01-01",
    )
    assert reasons(connection, student, offering) != []

    connection.execute(
        text("update course_equivalencies set approval_status = 'approved', approved_by = :by where id = :id"),
        {"by": sample.person(connection), "id": equivalency},
    )
    assert reasons(connection, student, offering) == []


def test_meetings_in_different_weeks_do_not_clash(connection, university):
    first = sample.offering(connection, university["course"], university["term"])
    second = sample.offering(connection, sample.course(connection, university["unit"]), university["term"])
    sample.meeting(connection, first, 2, "09:00", "10:00", effective_until="2025-03-15")
    sample.meeting(connection, second, 2, "09:00", "10:00", effective_from="2025-03-16")
    student = sample.student(connection)
    sample.enrollment(connection, first, student)
    assert reasons(connection, student, second) == []


@pytest.mark.parametrize("hold", [{"is_active": False}, {"blocks_registration": False, "blocks_grades": True}])
def test_a_released_or_other_hold_does_not_stop_registration(connection, university, hold):
    student = sample.student(connection)
    sample.hold(connection, student, **hold)
    offering = sample.offering(connection, university["course"], university["term"])
    assert reasons(connection, student, offering) == []
    sample.enrollment(connection, offering, student)


def test_a_hold_stops_an_application_that_writes_the_row_itself(connection, university):
    student = sample.student(connection, student_number="STU77")
    sample.hold(connection, student, hold_category="library", reason="Overdue books")
    offering = sample.offering(connection, university["course"], university["term"])
    with pytest.raises(DBAPIError, match="student STU77 has a library hold that blocks registration: Overdue books"):
        sample.enrollment(connection, offering, student)


@pytest.mark.parametrize("change", ["enrollment_status = 'enrolled'", "course_offering_id = :other"])
def test_a_hold_stops_a_seat_that_comes_by_an_update_too(connection, university, change):
    student = sample.student(connection)
    offering, other = (sample.offering(connection, university["course"], university["term"]) for _ in range(2))
    status = "dropped" if "status" in change else "enrolled"
    sample.enrollment(connection, offering, student, enrollment_status=status)
    sample.hold(connection, student)
    with pytest.raises(DBAPIError, match="hold that blocks registration"), connection.begin_nested():
        connection.execute(text(f"update course_enrollments set {change}"), {"other": other})


def test_a_hold_lets_a_seat_be_kept_completed_and_left(connection, university):
    student = sample.student(connection)
    offering = sample.offering(connection, university["course"], university["term"])
    sample.enrollment(connection, offering, student)
    sample.hold(connection, student)
    for change in ("is_retake = true", "enrollment_status = 'completed'", "enrollment_status = 'dropped'"):
        connection.execute(text(f"update course_enrollments set {change}"))


def test_a_hold_is_told_with_its_day_at_the_university(connection, university):
    student = sample.student(connection)
    # half past midnight in Baku
    sample.hold(connection, student, effective_from="2025-02-28 20:30:00+00")
    offering = sample.offering(connection, university["course"], university["term"])
    assert reasons(connection, student, offering) == [
        "A financial hold blocks registration since 2025-03-01: Unpaid tuition."
    ]


def test_an_offered_seat_is_free_for_the_student_it_is_kept_for(connection, university):
    offering = sample.offering(connection, university["course"], university["term"], max_enrollment=1)
    offered, other = (sample.student(connection) for _ in range(2))
    sample.waiting(
        connection,
        offering,
        offered,
        status="notified",
        notified_at="2020-01-01",
        notification_expires_at="2100-01-01",
    )
    assert reasons(connection, offered, offering) == []
    assert [reason for reason in reasons(connection, other, offering) if "is full (1 of 1 seats)" in reason]


def test_somebody_without_a_right_on_the_student_learns_nothing(owner, as_person):
    with owner.begin() as connection:
        unit = sample.unit(connection)
        student = sample.student(connection, sample.program(connection, unit))
        offering = sample.offering(connection, sample.course(connection, unit), sample.open_term(connection))
        stranger = sample.viewer(connection, "DEPT_HEAD", sample.unit(connection))
        head = sample.viewer(connection, "DEPT_HEAD", unit)
    question = text("select can_enroll from check_enrollment_eligibility(:student, :offering)")
    asked = {"student": student, "offering": offering}
    with as_person(head) as connection:
        assert connection.scalar(question, asked) is True
    for nobody in (stranger, None):
        with (
            pytest.raises(Exception, match="You may not read this student's record"),
            as_person(nobody) as connection,
        ):
            connection.scalar(question, asked)
