"""An export becomes a term of the database: all of it, once, and only the difference the next time."""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import psycopg
import pytest
import sample
from cluster import Database
from registrar_files import OURS, PUBLISHED, real, row, written
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from db.connection import translate
from db.errors import LmsError, Refused
from db.registrar import read
from db.schedule import Imported, import_schedule

Rows = list[dict[str, str]]


def ours() -> Rows:
    """The good rows of our sample, by the names of its columns."""
    with OURS.open(encoding="utf-8", newline="") as file:
        bad = {rejection.reason for rejection in read(OURS).rejected}
        assert len(bad) == 5
        return list(csv.DictReader(file))[:30]


def changed(path: Path, change: Callable[[dict[str, str]], object]) -> Path:
    """Our sample as a newer export: each row as the change leaves it, without those that it empties."""
    rows = ours()
    for each in rows:
        change(each)
    return written(path, [each for each in rows if each])


def load(owner: Engine, path: Path = OURS, *, term: str = "2025-spring", **options: object) -> Imported:
    return import_schedule(owner, path, term=term, **options)


def fetch(owner: Engine, query: str, **parameters: object) -> list[tuple]:
    with owner.connect() as connection:
        return [tuple(each) for each in connection.execute(text(query), parameters)]


def section(owner: Engine, course: str, code: str) -> dict[str, object]:
    """The offering of a section, with its seats, queue and open override."""
    with owner.connect() as connection:
        found = connection.execute(
            text("""
                select
                    offerings.*,
                    (
                        select count(*)
                        from course_enrollments
                        where course_offering_id = offerings.id and enrollment_status = 'enrolled'
                    ) as seats,
                    (
                        select count(*)
                        from course_waitlist
                        where course_offering_id = offerings.id and status = 'waiting'
                    ) as queue,
                    (
                        select published_limit
                        from lms_ops.capacity_overrides
                        where course_offering_id = offerings.id and closed_at is null
                    ) as override
                from course_offerings as offerings
                join courses on courses.id = offerings.course_id
                where courses.code = :course and offerings.section_code = :code
            """),
            {"course": course, "code": code},
        )
        return dict(found.one()._mapping)


def counts(owner: Engine) -> dict[tuple[str, str], tuple[int, int]]:
    """Students enrolled and waiting of each offering that is not cancelled, by course and section."""
    return {
        (course, code): (enrolled, waiting)
        for course, code, enrolled, waiting in fetch(
            owner,
            """
                select
                    courses.code,
                    offerings.section_code,
                    (
                        select count(*)
                        from course_enrollments
                        where course_offering_id = offerings.id and enrollment_status = 'enrolled'
                    ),
                    (
                        select count(*)
                        from course_waitlist
                        where course_offering_id = offerings.id and status = 'waiting'
                    )
                from course_offerings as offerings
                join courses on courses.id = offerings.course_id
                where offerings.enrollment_status <> 'cancelled'
            """,
        )
    }


def wrong_counters(owner: Engine) -> list[tuple]:
    return fetch(owner, "select object, problem from lms_ops.check_counters()")


def counted(path: Path) -> dict[tuple[str, str], tuple[int, int]]:
    return {each.key: (each.enrolled, each.waitlisted) for each in read(path).sections}


def test_every_section_has_the_students_that_the_export_counts(owner: Engine) -> None:
    imported = load(owner)

    assert counts(owner) == counted(OURS)
    assert (imported.sections, imported.enrolled, imported.waitlisted) == (30, 865, 18)
    assert imported.rejected == len(imported.rejections) == 5
    assert wrong_counters(owner) == []


def test_nobody_sits_twice_in_a_section_or_waits_twice_for_a_component(owner: Engine) -> None:
    load(owner)

    assert not fetch(
        owner,
        """
            select course_offering_id, student_id from course_enrollments
            where enrollment_status = 'enrolled' group by 1, 2 having count(*) > 1
        """,
    )
    assert not fetch(
        owner,
        """
            select from course_waitlist join course_enrollments using (course_offering_id, student_id)
            where status = 'waiting' and enrollment_status = 'enrolled'
        """,
    )


def test_an_offering_keeps_component_credits_lecture_and_status(owner: Engine) -> None:
    load(owner)
    lecture, discussion = section(owner, "MATH 1310", "100"), section(owner, "MATH 1310", "101")

    assert (lecture["component"], lecture["credits"], lecture["enrollment_status"]) == (
        "Lecture",
        4,
        "waitlist",
    )
    assert (discussion["component"], discussion["credits"]) == ("Discussion", 0)
    assert discussion["parent_offering_id"] == lecture["id"]
    assert section(owner, "CHEM 1410", "190")["parent_offering_id"] is None
    assert section(owner, "MATH 4993", "001")["credits"] == 3
    assert section(owner, "HIST 3010", "001")["enrollment_status"] == "closed"  # as written, below its limit
    assert section(owner, "CHEM 3000", "001")["delivery_mode"] == "online"


def test_an_over_full_section_keeps_its_published_limit_in_an_override(owner: Engine) -> None:
    load(owner)
    over, zero, below = (
        section(owner, *key) for key in (("MATH 3350", "001"), ("CHEM 3000", "001"), ("CHEM 1410", "100"))
    )

    assert (over["max_enrollment"], over["current_enrollment"], over["override"]) == (33, 33, 30)
    assert (zero["max_enrollment"], zero["override"]) == (25, 0)
    assert (below["max_enrollment"], below["override"]) == (60, None)


def test_the_term_has_its_commonest_dates_and_becomes_current_when_asked(owner: Engine) -> None:
    with owner.begin() as connection:
        sample.term(connection, "2024-fall", is_current=True)

    load(owner)
    assert fetch(owner, "select term_type from academic_terms where is_current") == [("fall",)]
    assert load(owner, current=True).written == 2  # one unset, one set

    assert fetch(owner, "select academic_year, term_type from academic_terms where is_current") == [
        ("2024-2025", "spring")
    ]
    assert fetch(
        owner,
        """
            select start_date::text, end_date::text, registration_start_date < start_date
            from academic_terms where is_current
        """,
    ) == [("2025-01-13", "2025-04-29", True)]


def test_meetings_keep_day_time_room_and_dates(owner: Engine) -> None:
    load(owner)

    def meetings(course: str) -> list[tuple]:
        return fetch(
            owner,
            """
                select
                    day_of_week, start_time::text, end_time::text, buildings.code, room_number,
                    effective_from::text, effective_until::text, schedule_type
                from class_schedules
                join course_offerings as offerings on offerings.id = class_schedules.course_offering_id
                join courses on courses.id = offerings.course_id
                left join rooms on rooms.id = class_schedules.room_id
                left join buildings on buildings.id = rooms.building_id
                where courses.code = :course
                order by effective_from, day_of_week
            """,
            course=course,
        )

    assert meetings("CHEM 2410") == [
        (day, "09:30:00", "10:45:00", "Science Bldg", "402", "2025-01-13", "2025-03-03", "lecture") for day in (2, 4)
    ]
    assert [(day, building, start) for day, _, _, building, _, start, *_ in meetings("HIST 3020")] == [
        (6, "Tower Hall", "2025-01-18"),
        (6, "Tower Hall", "2025-02-15"),
        (6, "Tower Hall", "2025-03-15"),
        (0, None, None),
        (6, None, None),
    ]
    assert meetings("HIST 2020") == meetings("HIST 3010") == meetings("CHEM 3000") == []


def test_instructors_share_a_section_equally(owner: Engine) -> None:
    load(owner)

    assert fetch(
        owner,
        """
            select courses.code, offerings.section_code, count(*), sum(share), min(share), min(role)
            from course_instructors as instructors
            join course_offerings as offerings on offerings.id = instructors.course_offering_id
            join courses on courses.id = offerings.course_id
            group by offerings.id, courses.code having count(*) > 1
            order by courses.code
        """,
    ) == [
        ("CHEM 1410", "101", 2, 1, 0.5, "primary"),
        ("HIST 3020", "001", 2, 1, 0.5, "primary"),
        ("MATH 1320", "002", 3, 1, Decimal("0.333"), "primary"),
    ]


def test_a_numbered_instructor_gets_an_invented_name_and_others_keep_theirs(owner: Engine) -> None:
    load(owner)

    people = {
        number: (first, last, first_az)
        for number, first, last, first_az in fetch(
            owner,
            """
                select employee_number, first_name, last_name, first_name_az
                from staff_members join persons using (user_id)
            """,
        )
    }
    assert people["TCHJANE.Q.SMITH"] == ("Jane Q.", "Smith", None)
    assert people["TCH70001"][0] != "Instructor"
    assert people["TCH70001"][2]


def test_nobody_whom_the_import_makes_can_sign_in(owner: Engine) -> None:
    load(owner)

    assert fetch(owner, "select distinct password_hash, split_part(email, '@', 2), email_verified from users") == [
        ("!", "example.edu", False)
    ]


def test_every_department_has_a_head_and_the_university_its_offices(owner: Engine) -> None:
    load(owner)

    assert fetch(
        owner,
        """
            select units.code, units.type, count(user_roles.id)
            from organization_units as units
            left join user_roles
                on user_roles.organization_unit_id = units.id
                and user_roles.user_id = units.head_user_id
                and user_roles.role_id = (select id from roles where code = 'DEPT_HEAD')
            group by units.id
            order by units.code
        """,
    ) == [
        ("ARTS", "department", 1),
        ("CHEM", "department", 1),
        ("HIST", "department", 1),
        ("LAW", "department", 1),
        ("MATH", "department", 1),
        ("UNIVERSITY", "university", 0),
    ]
    assert {role for (role,) in fetch(owner, "select role_code from lms_ops.demo_viewers()")} == {
        "REGISTRAR",
        "SYSADMIN",
        "DEPT_HEAD",
        "TEACHER",
        "STUDENT",
    }


def test_students_have_level_home_and_advisor(owner: Engine) -> None:
    load(owner)

    assert fetch(
        owner,
        """
            select distinct programs.degree_type, programs.code
            from students
            join academic_programs as programs on programs.id = students.academic_program_id
            where programs.degree_type <> 'bachelor'
            order by programs.degree_type
        """,
    ) == [("master", "LAW-master"), ("phd", "LAW-phd")]
    assert fetch(owner, "select count(*) from students where academic_advisor_id is null") == [(0,)]


def test_the_same_file_again_writes_no_row(owner: Engine) -> None:
    load(owner, current=True)

    again = load(owner, current=True)

    assert again.written == 0
    assert counts(owner) == counted(OURS)


def test_a_newer_file_applies_the_difference(owner: Engine, tmp_path: Path) -> None:
    def newer(each: dict[str, str]) -> None:
        match each["class number"]:
            case "20007":  # over-full, now within its limit
                each |= {"Enrollment": "28"}
            case "20010":  # a higher limit, more students, another room and instructor
                each |= {"Enrollment": "50", "EnrollmentLimit": "80", "Room1": "Tower Hall 101"}
                each |= {"Instructor1": "Instructor 70099"}
            case "20014":  # fuller than its limit, and still more come
                each |= {"Enrollment": "64"}
            case "20005":  # the first two in line got seats
                each |= {"Enrollment": "37", "Waitlist": "1", "Status": "Wait List"}
            case "20029":  # nobody waits any longer
                each |= {"Waitlist": "0"}
            case "20018":  # vanished
                each.clear()
            case "20017":  # and one that is new
                each |= {"class number": "20099", "Section": "002"}

    load(owner)
    path = changed(tmp_path / "newer.csv", newer)

    imported = load(owner, path)

    assert counts(owner) == counted(path)
    assert (imported.enrolled, imported.waitlisted) == (read(path).enrolled, read(path).waitlisted)
    assert imported.written < 600
    assert wrong_counters(owner) == []
    within, higher, over = (
        section(owner, *key) for key in (("MATH 3350", "001"), ("CHEM 1410", "100"), ("CHEM 2410", "001"))
    )
    assert (within["max_enrollment"], within["override"]) == (30, None)
    assert (higher["max_enrollment"], higher["seats"]) == (80, 50)
    assert (over["max_enrollment"], over["current_enrollment"], over["override"]) == (64, 64, 60)
    gone = section(owner, "HIST 2010", "001")
    assert (gone["enrollment_status"], gone["seats"], gone["current_enrollment"]) == ("cancelled", 0, 0)
    assert section(owner, "MATH 1320", "001")["enrollment_status"] == "waitlist"
    assert fetch(
        owner,
        """
            select buildings.code, username
            from class_schedules as meetings
            join course_offerings as offerings on offerings.id = meetings.course_offering_id
            join courses on courses.id = offerings.course_id
            join rooms on rooms.id = meetings.room_id
            join buildings on buildings.id = rooms.building_id
            join users on users.id = meetings.instructor_id
            where courses.code = 'CHEM 1410' and offerings.section_code = '100' and day_of_week = 1
        """,
    ) == [("Tower Hall", "instructor.70099")]
    assert load(owner, path).written == 0


def test_whoever_leaves_a_queue_leaves_a_receipt(owner: Engine, tmp_path: Path) -> None:
    load(owner)
    assert fetch(owner, "select event, count(*) from lms_ops.waitlist_events group by 1") == [("joined", 18)]

    def newer(each: dict[str, str]) -> None:
        if each["class number"] == "20029":
            each["Waitlist"] = "0"

    load(owner, changed(tmp_path / "newer.csv", newer))

    assert fetch(owner, "select event, count(*) from lms_ops.waitlist_events group by 1 order by 1") == [
        ("cancelled", 2),
        ("joined", 18),
    ]
    assert section(owner, "LAW 7100", "1")["queue"] == 0


def test_a_queue_is_ordered_by_joining(owner: Engine) -> None:
    load(owner)

    queue = fetch(
        owner,
        """
            select entries.position, row_number() over (order by joined_at), entries.component
            from course_waitlist as entries
            join courses on courses.id = entries.course_id
            where courses.code = 'MATH 1310' and entries.component = 'Lecture'
            order by entries.position
        """,
    )
    assert queue == [(place, place, "Lecture") for place in range(1, 7)]


def test_a_section_that_returns_is_open_again_with_its_students(owner: Engine, tmp_path: Path) -> None:
    load(owner)
    load(owner, written(tmp_path / "without.csv", [each for each in ours() if each["Mnemonic"] != "HIST"]))
    assert section(owner, "HIST 1010", "001")["enrollment_status"] == "cancelled"

    load(owner)

    assert counts(owner) == counted(OURS)
    assert section(owner, "HIST 1010", "001")["enrollment_status"] == "open"
    assert wrong_counters(owner) == []


def test_a_later_term_takes_the_same_students_and_its_title_and_units_win(owner: Engine, tmp_path: Path) -> None:
    def autumn(each: dict[str, str]) -> None:
        for at in "1234":
            each[f"MeetingDates{at}"] = each[f"MeetingDates{at}"].replace("2025", "2024")
        if each["class number"] == "20017":
            each |= {"Title": "The Caspian", "Units": "4"}

    def course() -> list[tuple]:
        return fetch(owner, "select name ->> 'en', credit_hours from courses where code = 'HIST 1010'")

    before = changed(tmp_path / "fall.csv", autumn)
    load(owner, before, term="2024-fall")
    assert course() == [("The Caspian", 4)]
    students = fetch(owner, "select student_number from students order by 1")

    load(owner)

    assert fetch(owner, "select student_number from students order by 1") == students
    assert course() == [("History of the Caspian, to 1920", 3)]
    assert load(owner, before, term="2024-fall").written == 0


def test_other_offerings_of_the_term_are_left_alone(owner: Engine) -> None:
    with owner.begin() as connection:
        connection.execute(text("insert into lms_ops.invented_people (made_by) values ('test')"))
        term = sample.term(connection)
        course = sample.course(connection, sample.unit(connection, "MATH"), "OWN 100")
        sample.enrollment(connection, sample.offering(connection, course, term), sample.student(connection))

    load(owner)

    own = fetch(
        owner,
        """
            select offerings.enrollment_status, offerings.current_enrollment
            from course_offerings as offerings
            join courses on courses.id = offerings.course_id
            where courses.code = 'OWN 100'
        """,
    )
    assert own == [("open", 1)]
    assert fetch(owner, "select count(*) from organization_units where code = 'MATH'") == [(1,)]


def test_what_people_changed_since_is_brought_back_to_the_export(owner: Engine) -> None:
    load(owner)
    offering = section(owner, "HIST 4010", "001")["id"]
    with owner.begin() as connection:
        connection.execute(
            text("update course_enrollments set enrollment_status = 'dropped' where course_offering_id = :offering"),
            {"offering": offering},
        )

    assert load(owner).written > 0

    assert counts(owner) == counted(OURS)


def test_a_student_on_hold_gets_no_further_seat(owner: Engine, tmp_path: Path) -> None:
    load(owner)
    with owner.begin() as connection:
        for student in connection.scalars(text("select id from students")).all():
            sample.hold(connection, student)

    def newer(each: dict[str, str]) -> None:
        each["Enrollment"] = str(int(each["Enrollment"]) + 1)

    path = changed(tmp_path / "newer.csv", newer)
    load(owner, path)

    assert counts(owner) == counted(path)


def test_real_people_are_never_mixed_with_invented_ones(owner: Engine) -> None:
    with owner.begin() as connection:
        sample.person(connection)

    with pytest.raises(Refused, match="real people"):
        load(owner)

    assert fetch(owner, "select count(*) from users") == [(1,)]


@pytest.mark.parametrize("term", ["2025-sprung", "spring 2025", "2025", "25-fall", "", "20255-fall"])
def test_a_term_that_does_not_parse_changes_nothing(owner: Engine, term: str) -> None:
    with pytest.raises(LmsError, match="is no term: write"):
        load(owner, term=term)

    assert fetch(owner, "select from lms_ops.invented_people") == []


def test_a_file_without_a_good_row_changes_nothing(owner: Engine, tmp_path: Path) -> None:
    with pytest.raises(LmsError, match="no row that can be read"):
        load(owner, written(tmp_path / "bad.csv", [row(Enrollment=-1)]))

    assert fetch(owner, "select from academic_terms") == fetch(owner, "select from lms_ops.invented_people") == []


def test_a_server_that_goes_away_leaves_nothing_half_written(owner: Engine, database: Database) -> None:
    def end_sessions(line: str) -> None:
        if "seats" in line:
            with psycopg.connect(database.superuser_url, autocommit=True) as connection:
                connection.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity"
                    " where datname = current_database() and application_name = 'tests as owner'"
                )

    with pytest.raises(DBAPIError) as lost:
        load(owner, progress=end_sessions)

    assert "run it again" in str(translate(lost.value))
    assert fetch(owner, "select from users") == fetch(owner, "select from lms_ops.invented_people") == []


def run(database: Database, *arguments: object) -> subprocess.CompletedProcess[str]:
    """lms-db import-schedule, as a person would run it on the database."""
    return subprocess.run(
        [sys.executable, "-m", "db", "import-schedule", *map(str, arguments)],
        env=os.environ | {"LMS_DATABASE_URL": database.url},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_command_prints_its_counts_as_json_and_bad_rows_to_standard_error(database: Database) -> None:
    done = run(database, OURS, "--term", "2025-spring", "--current", "--json")

    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert {name: result[name] for name in ("sections", "enrolled", "waitlisted", "rejected")} == {
        "sections": 30,
        "enrolled": 865,
        "waitlisted": 18,
        "rejected": 5,
    }
    assert result["rejections"][0] == {"line": 34, "reason": "Enrollment is negative: -4"}
    assert "line 34: Enrollment is negative: -4" in done.stderr
    assert set(result["aims"]) > {"normal_undergraduates", "normal_graduates", "overlapping_seats"}


@pytest.mark.parametrize(
    "arguments",
    [
        (OURS, "--term", "2025-sprung"),
        ("nowhere.csv", "--term", "2025-spring"),
        (__file__, "--term", "2025-spring"),
    ],
)
def test_the_command_fails_in_one_line(database: Database, arguments: tuple) -> None:
    done = run(database, *arguments)

    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("lms-db: ")


@pytest.mark.slow
def test_both_real_terms_come_in_whole_and_again_change_nothing(owner: Engine) -> None:
    for term, published in PUBLISHED.items():
        imported = load(owner, real(term), term=term, current=True)

        assert (imported.sections, imported.enrolled, imported.waitlisted) == (
            published["sections"],
            published["enrolled"],
            published["waitlisted"],
        )
        assert imported.aims.normal_undergraduates >= 0.95
        assert imported.aims.overlapping_seats < 0.01
        assert counts_of_term(owner, term) == (
            published["sections"],
            published["enrolled"],
            published["waitlisted"],
            published["queues"],
            published["over_limit"],
        )
    assert wrong_counters(owner) == []
    assert load(owner, real("2025-spring"), term="2025-spring").written == 0
    # the term before it still takes a few seconds to compare, and is not the current one
    assert load(owner, real("2024-fall"), term="2024-fall").written == 0


def counts_of_term(owner: Engine, term: str) -> tuple:
    """Offerings, seats, entries of queues, offerings with a queue, and with a limit that is exceeded."""
    return fetch(
        owner,
        """
            with offering as (
                select
                    offerings.id,
                    offerings.current_enrollment,
                    count(entries.id) as queue,
                    offerings.current_enrollment > coalesce(
                        (
                            select published_limit
                            from lms_ops.capacity_overrides as overrides
                            where overrides.course_offering_id = offerings.id and closed_at is null
                        ),
                        offerings.max_enrollment
                    ) as is_over
                from course_offerings as offerings
                join academic_terms as terms on terms.id = offerings.academic_term_id
                left join course_waitlist as entries
                    on entries.course_offering_id = offerings.id
                    and entries.status = 'waiting'
                where terms.term_type = :season
                group by offerings.id
            )

            select
                count(*),
                sum(current_enrollment),
                sum(queue),
                count(*) filter (where queue > 0),
                count(*) filter (where is_over)
            from offering
        """,
        season=term.split("-")[1],
    )[0]
