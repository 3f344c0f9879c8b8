"""Every rule of eligibility, with its edges, and the sentence in which it is told."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
import sample
from eligibility import (
    Campus,
    advice,
    build,
    complete,
    conflicts,
    course,
    kinds,
    obstacles,
    reasons,
    section,
    set_setting,
    sit_in,
)
from sqlalchemy import Connection, Engine, text

TODAY = date.today()  # the tests' clock and the university's may differ for some hours: edges keep a day's distance


@pytest.fixture
def connection(owner: Engine):
    with owner.begin() as transaction:
        yield transaction


@pytest.fixture
def campus(connection: Connection) -> Campus:
    return build(connection)


def set_dates(connection: Connection, campus: Campus, **dates: date | None) -> None:
    changes = ", ".join(f"{name} = :{name}" for name in dates)
    connection.execute(text(f"update academic_terms set {changes} where id = :term"), {"term": campus.term} | dates)


def days(number: int) -> date:
    return TODAY + timedelta(days=number)


@pytest.mark.every_server
def test_nothing_keeps_an_active_student_out_of_an_open_section(connection: Connection, campus: Campus) -> None:
    assert reasons(connection, campus, section(connection, campus)) == []


# The offering and its term


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ({"enrollment_status": "closed"}, "CS101 section 001 is closed."),
        ({"enrollment_status": "cancelled"}, "CS101 section 001 is cancelled."),
        ({"is_published": False}, "CS101 section 001 is not published yet."),
        ({"is_published": None}, "CS101 section 001 is not published yet."),
        ({"enrollment_status": "waitlist"}, None),
        ({"enrollment_status": None}, None),
    ],
)
def test_an_offering_is_open_and_published(
    columns: dict, sentence: str | None, connection: Connection, campus: Campus
) -> None:
    offering = section(connection, campus, section_code="001", **columns)
    assert reasons(connection, campus, offering) == ([sentence] if sentence else [])


def test_what_is_not_there_is_said(connection: Connection, campus: Campus) -> None:
    nowhere = sample.offering(connection, campus.course, None, section_code="X")
    assert reasons(connection, campus, nowhere) == [
        "Section X belongs to no course or no term: the registrar sets both."
    ]
    unknown = uuid4()
    assert reasons(connection, campus, unknown) == [f"There is no offering {unknown}."]
    (reason,) = connection.scalar(
        text("select reasons from check_enrollment_eligibility(:unknown, :offering)"),
        {"unknown": unknown, "offering": section(connection, campus)},
    )
    assert reason == f"There is no student {unknown}."


@pytest.mark.parametrize(
    ("first", "last", "add_drop", "sentence"),
    [
        (None, None, None, None),
        (-40, 5, None, None),
        (-40, None, 5, None),
        (-40, -5, 5, None),
        (-40, 5, -5, None),
        (-40, -5, None, "Registration for 2024-2025 spring ended on {last}."),
        (-40, -9, -5, "Registration for 2024-2025 spring ended on {add_drop}."),
        (-40, None, -5, "Registration for 2024-2025 spring ended on {add_drop}."),
        (5, 20, None, "Registration for 2024-2025 spring begins on {first}."),
    ],
)
def test_registration_is_open_until_the_later_of_its_end_and_the_add_and_drop_deadline(
    first: int | None,
    last: int | None,
    add_drop: int | None,
    sentence: str | None,
    connection: Connection,
    campus: Campus,
) -> None:
    dates = {
        "first": first and days(first),
        "last": last and days(last),
        "add_drop": add_drop and days(add_drop),
    }
    set_dates(
        connection,
        campus,
        start_date=days(30),
        registration_start_date=dates["first"],
        registration_end_date=dates["last"],
        add_drop_deadline=dates["add_drop"],
    )
    expected = [("window", sentence.format(**dates))] if sentence else []
    assert obstacles(connection, campus, section(connection, campus)) == expected


def test_a_term_that_is_over_is_closed_whatever_its_dates_say(connection: Connection, campus: Campus) -> None:
    offering = sample.offering(connection, campus.course, campus.past)
    assert obstacles(connection, campus, offering) == [("window", "2024-2025 fall ended on 2024-12-20.")]


@pytest.mark.parametrize(("zone", "is_open"), [("Pacific/Kiritimati", False), ("Pacific/Pago_Pago", True)])
def test_days_are_those_of_the_university(zone: str, is_open: bool, connection: Connection, campus: Campus) -> None:
    """Where the day is 25 hours further on, a window of the earlier day has closed."""
    connection.execute(
        text("""
            insert into system_settings (category, key, value)
            values ('university', 'timezone', to_jsonb(cast(:zone as text)))
            on conflict (category, key) do update set value = excluded.value
        """),
        {"zone": zone},
    )
    last = connection.scalar(text("select (now() at time zone 'Pacific/Pago_Pago')::date"))
    set_dates(connection, campus, registration_end_date=last)
    assert (kinds(connection, campus, section(connection, campus)) == []) == is_open


# The student


@pytest.mark.parametrize("status", ["inactive", "suspended", "graduated", "withdrawn", "expelled"])
def test_only_active_students_enroll(status: str, connection: Connection, campus: Campus) -> None:
    connection.execute(text("update students set status = :status"), {"status": status})
    offering = section(connection, campus)
    assert obstacles(connection, campus, offering) == [("status", f"The student's status is {status}, not active.")]


@pytest.mark.parametrize(
    ("hold", "blocks"),
    [
        ({}, True),
        ({"effective_until": datetime.now(UTC) + timedelta(days=1)}, True),
        ({"effective_from": datetime.now(UTC) + timedelta(days=1)}, False),
        (
            {
                "effective_from": datetime.now(UTC) - timedelta(days=9),
                "effective_until": datetime.now(UTC) - timedelta(days=1),
            },
            False,
        ),
        ({"is_active": False}, False),
        ({"blocks_registration": False, "blocks_transcripts": True}, False),
    ],
)
def test_a_hold_blocks_from_and_until(hold: dict, blocks: bool, connection: Connection, campus: Campus) -> None:
    sample.hold(connection, campus.student, **hold)
    assert (kinds(connection, campus, section(connection, campus)) == ["hold"]) == blocks


def test_each_hold_is_a_reason_of_its_own(connection: Connection, campus: Campus) -> None:
    sample.hold(connection, campus.student, effective_from="2025-01-03 12:00+00", reason="Unpaid tuition.")
    sample.hold(
        connection,
        campus.student,
        hold_category="library",
        effective_from="2025-02-03 12:00+00",
        reason="Overdue books",
    )
    assert reasons(connection, campus, section(connection, campus)) == [
        "A financial hold blocks registration since 2025-01-03: Unpaid tuition.",
        "A library hold blocks registration since 2025-02-03: Overdue books.",
    ]


# Seats


def test_a_full_section_says_to_join_the_waitlist_with_its_numbers(connection: Connection, campus: Campus) -> None:
    offering = section(connection, campus, section_code="001", max_enrollment=2)
    sample.enrollment(connection, offering, sample.student(connection))
    assert reasons(connection, campus, offering) == []
    sample.waiting(
        connection,
        offering,
        sample.student(connection),
        status="notified",
        notified_at="2020-01-01",
        notification_expires_at="2100-01-01",
    )
    assert obstacles(connection, campus, offering) == [], "that it is full is no obstacle to waiting"
    assert reasons(connection, campus, offering) == ["CS101 section 001 is full (2 of 2 seats): join the waitlist."]


def test_a_component_is_taken_once_and_beside_others(connection: Connection, campus: Campus) -> None:
    sit_in(connection, campus, "CS101", component="LEC", section_code="01")
    assert kinds(connection, campus, section(connection, campus, component="LAB")) == []
    assert obstacles(connection, campus, section(connection, campus, component="LEC")) == [
        ("duplicate", "The student is enrolled in CS101 already: section 01.")
    ]


def test_a_seat_that_was_dropped_or_is_of_another_term_is_no_duplicate(connection: Connection, campus: Campus) -> None:
    dropped = sit_in(connection, campus, "CS101")
    connection.execute(
        text("update course_enrollments set enrollment_status = 'dropped' where course_offering_id = :id"),
        {"id": dropped},
    )
    later = sample.term(connection, "2099-fall")
    sample.enrollment(connection, sample.offering(connection, campus.course, later), campus.student)
    assert kinds(connection, campus, section(connection, campus)) == []


@pytest.mark.parametrize(
    ("kind", "columns", "is_duplicate"),
    [
        ("exact", {}, True),
        ("exact", {"approval_status": "proposed", "approved_by": None}, False),
        ("exact", {"effective_from": days(91)}, False),
        ("exact", {"effective_until": days(89)}, False),
        ("exact", {"effective_until": days(90)}, True),
        ("substitution", {}, False),
        ("partial", {}, False),
    ],
)
def test_an_exactly_equivalent_course_is_the_same_course_when_the_term_ends(
    kind: str, columns: dict, is_duplicate: bool, connection: Connection, campus: Campus
) -> None:
    held = sit_in(connection, campus, "CS50", section_code="A")
    sample.equivalency(connection, course(connection, campus, "CS50"), campus.course, equivalency_type=kind, **columns)
    wanted = section(connection, campus, section_code="B")
    sentence = "The student is enrolled in CS50 section A already, which is equivalent to CS101."
    assert obstacles(connection, campus, wanted) == ([("duplicate", sentence)] if is_duplicate else [])
    assert obstacles(connection, campus, wanted, giving_up=held) == []

    sample.enrollment(connection, wanted, campus.student)
    told = "CS101 section B and CS50 section A are equivalent: only one counts."
    assert conflicts(connection, campus) == ([("duplicate_course", told)] if is_duplicate else [])


@pytest.mark.parametrize(
    ("held", "clashes"),
    [
        ((1, "10:00", "11:00"), True),
        ((1, "08:00", "12:00"), True),
        ((1, "10:30", "11:00"), False),
        ((2, "09:00", "10:30"), False),
        ((1, "09:00", "10:30", "2025-04-01", "2025-05-31"), False),
        ((1, "09:00", "10:30", "2025-03-31", "2025-05-31"), True),
        ((1, "09:00", "10:30", None, "2025-02-28"), True),
        ((1, "10:00", "09:30"), False),
    ],
)
def test_meetings_clash_in_day_time_and_weeks_as_detection_has_it(
    held: tuple, clashes: bool, connection: Connection, campus: Campus
) -> None:
    other = sit_in(connection, campus, "ART5", section_code="A")
    day, start, end, *weeks = held
    dates = dict(zip(("effective_from", "effective_until"), weeks, strict=False))
    sample.meeting(connection, other, day, start, end, **dates)
    offering = section(connection, campus)
    sample.meeting(connection, offering, 1, "09:00", "10:30", effective_from="2025-02-01", effective_until="2025-03-31")
    found = obstacles(connection, campus, offering)
    if clashes:
        sentence = f"Its meeting on Monday 09:00 to 10:30 clashes with ART5 section A ({start} to {end})."
        assert found == [("clash", sentence)]
    else:
        assert found == []
    assert obstacles(connection, campus, offering, giving_up=other) == []

    sample.enrollment(connection, offering, campus.student)
    assert bool(conflicts(connection, campus)) == clashes


def test_courses_that_may_never_be_taken_together(connection: Connection, campus: Campus) -> None:
    held = sit_in(connection, campus, "MATH1")
    pair = sorted([campus.course, course(connection, campus, "MATH1")])
    connection.execute(
        text("insert into lms_ops.incompatible_courses values (:one, :other, 'Same material.')"),
        {"one": pair[0], "other": pair[1]},
    )
    offering = section(connection, campus)
    sentence = "CS101 and MATH1 may not be taken together: Same material."
    assert obstacles(connection, campus, offering) == [("incompatible", sentence)]
    assert obstacles(connection, campus, offering, giving_up=held) == []


# Prerequisites and corequisites


def require(connection: Connection, campus: Campus, code: str, **columns: object) -> None:
    sample.prerequisite(connection, campus.course, course(connection, campus, code), **columns)


@pytest.mark.parametrize(
    ("points", "grade", "lowest", "sentence"),
    [
        (2.0, None, None, None),
        (None, None, None, None),
        (None, "P", None, None),
        (0, "F", None, "CS101 requires CS100."),
        (None, "4.9", None, "CS101 requires CS100."),
        (2.0, None, "C", None),
        (1.7, None, "C", "CS101 requires CS100 with at least C: it was passed with 1.70 points."),
        (None, "7.3", "C", None),
        (None, "7,2", "C", "CS101 requires CS100 with at least C: it was passed with 1.70 points."),
        (None, "73", "C", None),
        (2.0, None, "7.3", None),
        (None, None, "C", "CS101 requires CS100 with at least C."),
        (4.0, None, "excellent", "CS101 requires CS100 with at least excellent: it was passed with 4.00 points."),
    ],
)
def test_a_prerequisite_is_passed_with_the_grade_that_is_asked_for(
    points: float | None,
    grade: str | None,
    lowest: str | None,
    sentence: str | None,
    connection: Connection,
    campus: Campus,
) -> None:
    complete(connection, campus, "CS100", points, grade=grade)
    require(connection, campus, "CS100", minimum_grade=lowest)
    offering = section(connection, campus)
    assert obstacles(connection, campus, offering) == ([("requirement", sentence)] if sentence else [])
    sample.enrollment(connection, offering, campus.student)
    assert bool(conflicts(connection, campus)) == bool(sentence)


def test_the_best_of_several_attempts_counts(connection: Connection, campus: Campus) -> None:
    require(connection, campus, "CS100", minimum_grade="C")
    complete(connection, campus, "CS100", 1.0)
    offering = section(connection, campus)
    assert kinds(connection, campus, offering) == ["requirement"]
    complete(connection, campus, "CS100", 3.3, term=sample.term(connection, "2024-spring"))
    complete(connection, campus, "CS100", 0, term=sample.term(connection, "2023-fall"))
    assert kinds(connection, campus, offering) == []


@pytest.mark.parametrize("status", ["dropped", "withdrawn", "waitlisted", "enrolled"])
def test_only_completed_courses_are_passed(status: str, connection: Connection, campus: Campus) -> None:
    require(connection, campus, "CS100")
    complete(connection, campus, "CS100", 4.0, enrollment_status=status)
    complete(connection, campus, "ART5")
    assert reasons(connection, campus, section(connection, campus)) == ["CS101 requires CS100."]


def test_a_prerequisite_may_be_taken_in_the_same_term_where_the_rule_says_so(
    connection: Connection, campus: Campus
) -> None:
    complete(connection, campus, "ART5")
    require(connection, campus, "CS100", can_be_concurrent=True)
    offering = section(connection, campus)
    assert reasons(connection, campus, offering) == ["CS101 requires CS100 before or in the same term."]
    held = sit_in(connection, campus, "CS100")
    assert obstacles(connection, campus, offering) == []
    given_up = [("requirement", "CS101 requires CS100 before or in the same term.")]
    assert obstacles(connection, campus, offering, giving_up=held) == given_up


def test_advice_is_shown_and_keeps_nobody_out(connection: Connection, campus: Campus) -> None:
    require(connection, campus, "CS100", is_mandatory=False, minimum_grade="B")
    offering = section(connection, campus)
    assert reasons(connection, campus, offering) == []
    assert advice(connection, campus, offering) == ["CS100 with at least B is advised before CS101."]
    complete(connection, campus, "CS100", 3.0)
    assert advice(connection, campus, offering) == []


def test_where_nothing_is_completed_it_says_so_rather_than_mislead(connection: Connection, campus: Campus) -> None:
    require(connection, campus, "CS100")
    offering = section(connection, campus)
    nothing = "No enrollment in this database is completed: every prerequisite counts as missing."
    assert reasons(connection, campus, offering) == ["CS101 requires CS100.", nothing]
    complete(connection, campus, "ART5")
    assert reasons(connection, campus, offering) == ["CS101 requires CS100."]


@pytest.mark.parametrize(
    ("strict", "before", "now", "sentence"),
    [
        (True, False, False, "CS101 is taken together with CS101L."),
        (True, True, False, "CS101 is taken together with CS101L."),
        (True, False, True, None),
        (False, False, False, "CS101 is taken together with CS101L or after it."),
        (False, True, False, None),
        (False, False, True, None),
    ],
)
def test_a_corequisite_is_taken_in_the_same_term_or_where_allowed_before(
    strict: bool, before: bool, now: bool, sentence: str | None, connection: Connection, campus: Campus
) -> None:
    complete(connection, campus, "CS101L" if before else "ART5")
    if now:
        sit_in(connection, campus, "CS101L")
    sample.corequisite(connection, campus.course, course(connection, campus, "CS101L"), is_strict=strict)
    offering = section(connection, campus)
    assert obstacles(connection, campus, offering) == ([("requirement", sentence)] if sentence else [])
    sample.enrollment(connection, offering, campus.student)
    assert bool(conflicts(connection, campus)) == bool(sentence)


@pytest.mark.parametrize("codes", [["CS101", "CS101L"], ["CS101", "CS101L", "CS101T"]])
def test_courses_that_ask_for_each_other_are_enrolled_one_after_the_other(
    codes: list[str], connection: Connection, campus: Campus
) -> None:
    complete(connection, campus, "ART5")
    for code, needed in zip(codes, codes[1:] + codes[:1], strict=True):
        sample.corequisite(connection, course(connection, campus, code), course(connection, campus, needed))
    for code in codes:
        offering = section(connection, campus, code)
        assert obstacles(connection, campus, offering) == []
        needed = codes[(codes.index(code) + 1) % len(codes)]
        expected = [] if code == codes[-1] else [f"{code} and {needed} are taken together: enroll in both."]
        assert advice(connection, campus, offering) == expected
        sample.enrollment(connection, offering, campus.student)
        found = {kind for kind, _ in conflicts(connection, campus)}
        assert found == (set() if code == codes[-1] else {"missing_corequisite"}), "until the last is taken"


# Credits


def limit(connection: Connection, most_credits: float, **names: str) -> None:
    sample.insert(connection, "credit_limits", schema="lms_ops", most_credits=most_credits, reason="Rule 7", **names)


def test_a_course_over_the_limit_is_refused_with_the_numbers(connection: Connection, campus: Campus) -> None:
    for number in range(5):
        sit_in(connection, campus, f"ART{number}")
    offering = section(connection, campus)
    assert obstacles(connection, campus, offering) == [], "18 of 18"
    last = sit_in(connection, campus, "ART9", credits=0.5)
    sentence = "With CS101 the student would have 18.5 credits in 2024-2025 spring; at most 18 are allowed."
    assert obstacles(connection, campus, offering) == [("credit_load", sentence)]
    assert obstacles(connection, campus, offering, giving_up=last) == []


def test_a_course_counts_once_and_a_component_without_credits_exceeds_nothing(
    connection: Connection, campus: Campus
) -> None:
    set_setting(connection, "most_credits", 5)
    sit_in(connection, campus, "ART1")
    sit_in(connection, campus, "CS101", component="LEC")
    laboratory = section(connection, campus, component="LAB", credits=0)
    assert kinds(connection, campus, laboratory) == [], "already over, and no further"
    larger = section(connection, campus, component="PRJ", credits=4)
    (found,) = obstacles(connection, campus, larger)
    assert found[1].startswith("With CS101 the student would have 7 credits")


def test_the_row_that_says_most_about_the_student_is_the_limit(connection: Connection, campus: Campus) -> None:
    def found(degree: str | None, mode: str | None, standing: str | None) -> tuple:
        return connection.execute(
            text("select trim_scale(most_credits) from lms_ops.credit_limit(:degree, :mode, :standing)"),
            {"degree": degree, "mode": mode, "standing": standing},
        ).scalar_one()

    limit(connection, 30, degree_type="bachelor")
    limit(connection, 24, degree_type="bachelor", study_mode="part_time")
    limit(connection, 20, study_mode="part_time")
    limit(connection, 12, standing="probation")
    limit(connection, 9, degree_type="master", standing="probation")
    assert found("bachelor", "full_time", "good") == 30
    assert found("bachelor", "part_time", None) == 24
    assert found("master", "part_time", "good") == 20
    assert found("bachelor", "part_time", "probation") == 12, "a standing goes before a degree and a mode"
    assert found("master", "part_time", "probation") == 9
    assert found("master", None, None) == 18, "none fits: the setting"
    assert found(None, None, None) == 18
    limit(connection, 25, degree_type="master")
    assert found("master", "part_time", None) == 20, "equally much is said: the lower"
    set_setting(connection, "most_credits", None)
    assert found("phd", None, None) is None, "no limit"


def test_the_limit_is_that_of_the_degree_the_mode_and_the_latest_standing(
    connection: Connection, campus: Campus
) -> None:
    limit(connection, 9, standing="probation")
    limit(connection, 21, degree_type="bachelor", study_mode="full_time")
    for number in range(6):
        sit_in(connection, campus, f"ART{number}")
    offering = section(connection, campus)
    assert kinds(connection, campus, offering) == [], "21 of 21"
    for standing, day in (("probation", days(-20)), ("good", days(-40))):
        sample.insert(
            connection,
            "academic_standing_history",
            student_id=campus.student,
            academic_term_id=campus.past,
            standing=standing,
            cause="end of term",
            effective_date=day,
        )
    sentence = "With CS101 the student would have 21 credits in 2024-2025 spring; at most 9 are allowed: Rule 7."
    assert obstacles(connection, campus, offering) == [("credit_load", sentence)]
    told = "18 credits in one term are more than the 9 that are allowed."
    assert conflicts(connection, campus) == [("credit_overload", told)]


def test_without_a_limit_there_is_no_overload_and_without_a_programme_advice_says_what_is_not_applied(
    connection: Connection, campus: Campus
) -> None:
    set_setting(connection, "most_credits", None)
    for number in range(9):
        sit_in(connection, campus, f"ART{number}")
    offering = section(connection, campus)
    assert (kinds(connection, campus, offering), conflicts(connection, campus)) == ([], [])
    limit(connection, 3, degree_type="bachelor")
    connection.execute(text("update students set academic_program_id = null"))
    assert (kinds(connection, campus, offering), conflicts(connection, campus)) == ([], [])
    assert advice(connection, campus, offering) == [
        "The student has no programme: limits of credits by degree are not applied."
    ]


# Repeats


@pytest.mark.parametrize(
    ("points", "sentence"),
    [
        (0.0, None),
        (1.7, None),
        (2.0, "CS101 is passed already with 2.00 points: a course is taken again only below 2.0 points."),
        (None, "CS101 is passed already without points: a course is taken again only below 2.0 points."),
    ],
)
def test_a_course_is_taken_again_only_below_the_points_of_the_setting(
    points: float | None, sentence: str | None, connection: Connection, campus: Campus
) -> None:
    complete(connection, campus, "CS101", points)
    offering = section(connection, campus)
    assert obstacles(connection, campus, offering) == ([("repeat", sentence)] if sentence else [])
    set_setting(connection, "repeat_below_points", None)
    assert obstacles(connection, campus, offering) == []


def test_an_exact_equivalent_is_the_same_course_and_a_substitute_is_another(
    connection: Connection, campus: Campus
) -> None:
    other = complete(connection, campus, "CS50", 4.0)
    rule = sample.equivalency(connection, campus.course, other)
    offering = section(connection, campus)
    sentence = "CS101 is passed already as CS50 with 4.00 points: a course is taken again only below 2.0 points."
    assert obstacles(connection, campus, offering) == [("repeat", sentence)]
    connection.execute(
        text("update course_equivalencies set equivalency_type = 'substitution' where id = :id"), {"id": rule}
    )
    assert obstacles(connection, campus, offering) == []


def test_attempts_are_terms_in_which_it_was_completed_or_withdrawn_from(connection: Connection, campus: Campus) -> None:
    terms = [sample.term(connection, label) for label in ("2023-fall", "2024-spring", "2024-summer")]
    offering = section(connection, campus)
    complete(connection, campus, "CS101", 0, component="LEC", term=terms[0])
    complete(connection, campus, "CS101", 0, component="LAB", term=terms[0])
    complete(connection, campus, "CS101", None, term=terms[1], enrollment_status="withdrawn")
    complete(connection, campus, "CS101", None, term=terms[2], enrollment_status="dropped")
    assert obstacles(connection, campus, offering) == []
    complete(connection, campus, "CS101", 1.0)
    sentence = "CS101 was attempted 3 times: at most 3 attempts are allowed."
    assert obstacles(connection, campus, offering) == [("repeat", sentence)]
    set_setting(connection, "most_attempts", None)
    assert obstacles(connection, campus, offering) == []


def test_a_reason_of_each_kind_stands_in_one_answer(connection: Connection, campus: Campus) -> None:
    """All at once, in the order in which a student would clear them up."""
    set_setting(connection, "most_credits", 3)
    set_dates(connection, campus, registration_end_date=days(-5))
    held = sit_in(connection, campus, "MATH1", component="LEC")
    sit_in(connection, campus, "CS101", component="LEC")
    connection.execute(text("update students set status = 'suspended'"))
    sample.hold(connection, campus.student)
    pair = sorted([campus.course, course(connection, campus, "MATH1")])
    connection.execute(
        text("insert into lms_ops.incompatible_courses values (:one, :other)"), {"one": pair[0], "other": pair[1]}
    )
    complete(connection, campus, "CS101", 4.0)
    require(connection, campus, "CS100")
    offering = section(connection, campus, component="LEC", credits=5, is_published=False)
    for each in (held, offering):
        sample.meeting(connection, each, 1, "09:00", "10:30")
    assert kinds(connection, campus, offering) == [
        "status",
        "hold",
        "offering",
        "window",
        "duplicate",
        "requirement",
        "clash",
        "credit_load",
        "repeat",
        "incompatible",
    ]


def test_what_detection_finds_for_a_term_would_have_kept_each_student_out(university: Engine) -> None:
    """Every seat of the made-up university, asked for anew in its own place, against the conflicts of the term."""
    compared = """
        with term as (
            select id from academic_terms where is_current
        ),

        seats as (
            select
                enrollments.student_id,
                offerings.id as offering_id,
                offerings.course_id
            from term
            join course_offerings as offerings on offerings.academic_term_id = term.id
            join course_enrollments as enrollments on enrollments.course_offering_id = offerings.id
            where enrollments.enrollment_status = 'enrolled'
        ),

        asked as (
            select distinct
                seats.student_id,
                seats.offering_id,
                obstacles.kind
            from seats
            cross join lateral lms_ops.enrollment_obstacles(student_id, offering_id, offering_id) as obstacles
            where obstacles.kind not in ('status', 'hold', 'offering', 'window', 'repeat')
        ),

        found as (
            select distinct
                seats.student_id,
                seats.offering_id,
                case
                    when conflicts.conflict_type like 'missing%' then 'requirement'
                    when conflicts.conflict_type = 'time_overlap' then 'clash'
                    when conflicts.conflict_type = 'credit_overload' then 'credit_load'
                    when conflicts.conflict_type = 'duplicate_course' then 'duplicate'
                    when conflicts.conflict_type = 'incompatible_courses' then 'incompatible'
                end as kind
            from term
            cross join lateral lms_ops.find_conflicts(term.id) as conflicts
            join seats
                on seats.student_id = conflicts.student_id
                and (
                    conflicts.conflict_type = 'credit_overload'
                    or seats.offering_id in (conflicts.course_offering_id, conflicts.conflicting_offering_id)
                )
        )

        select
            count(*) filter (where asked is not null and found is not null),
            count(*) filter (where asked is null or found is null)
        from asked
        full join found using (student_id, offering_id, kind)
    """
    with university.connect() as connection:
        alike, different = connection.execute(text(compared)).one()
    assert different == 0
    assert alike > 10
