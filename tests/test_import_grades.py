"""A registrar's grades end a finished term: every section has its published letters, once and for all."""

import csv
import gzip
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
import sample
from cluster import Cluster, Database
from registrar_files import OUR_GRADES, OURS, real, row, written
from sqlalchemy import Engine, text

from db.connection import engine
from db.errors import LmsError
from db.grades_file import LETTERS
from db.schedule import Imported, import_schedule
from db.statistics import refresh

FAILED = ("D", "F", "withdrawn")


def load(
    owner: Engine, schedule: Path = OURS, grades: Path | None = OUR_GRADES, *, term: str = "2025-spring"
) -> Imported:
    return import_schedule(owner, schedule, term=term, grades=grades)


def fetch(owner: Engine, query: str, **parameters: object) -> list[tuple]:
    with owner.connect() as connection:
        return [tuple(each) for each in connection.execute(text(query), parameters)]


def our_grades() -> list[dict[str, str]]:
    """The rows of our sample."""
    with OUR_GRADES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def graded(path: Path, **cells: object) -> Path:
    """Our sample with other cells in its first row."""
    first, *others = our_grades()
    return written(path, [first | {name.replace("_", " "): cell for name, cell in cells.items()}, *others])


def results(owner: Engine) -> dict[str, Counter[str]]:
    """How the students of each section ended: by letter, without one, or withdrawn."""
    found: dict[str, Counter[str]] = {}
    for section, ending, students in fetch(
        owner,
        """
            select
                courses.code || ' ' || offerings.section_code,
                case
                    when enrollments.enrollment_status <> 'completed' then enrollments.enrollment_status
                    else coalesce(grade, 'no letter')
                end as ending,
                count(*)
            from course_enrollments as enrollments
            join course_offerings as offerings on offerings.id = course_offering_id
            join courses on courses.id = offerings.course_id
            group by 1, 2
        """,
    ):
        found.setdefault(section, Counter())[ending] = students
    return found


def letters_of(result: Counter[str]) -> Counter[str]:
    """The same as a registrar publishes it: one number for those who failed or withdrew."""
    letters = Counter({ending: count for ending, count in result.items() if ending not in (*FAILED, "no letter")})
    return letters + Counter(DFW=sum(result[ending] for ending in FAILED))


def published(each: dict[str, str]) -> Counter[str]:
    """The students of each letter in a row."""
    return +Counter({letter: int(each[letter]) for letter in LETTERS})


def test_every_section_has_the_letters_that_were_published_for_it(owner: Engine) -> None:
    load(owner)

    found = results(owner)
    for each in our_grades():
        section = f"{each['Subject']} {each['Catalog Number']} {each['Class Section']}"
        if section not in ("MATH 3350 001", "HIST 9999 001", "CHEM 2421 001"):
            assert letters_of(found[section]) == published(each), section
    assert found["MATH 1310 100"]["no letter"] == 5
    # the row has the number of its class and another course
    assert letters_of(found["CHEM 2420 001"]) == Counter({"A+": 5, "A": 10, "A-": 15})


def test_with_more_letters_than_students_the_mean_stays_about_the_same(owner: Engine) -> None:
    imported = load(owner)

    letters = letters_of(results(owner)["MATH 3350 001"])
    assert letters.total() == 33
    assert all(letters[letter] <= count for letter, count in {"A+": 6, "A": 12, "A-": 9, "B+": 3, "B": 6}.items())
    assert imported.grades.sections_with_more_letters == 1
    assert imported.grades.letters_left_over == 3
    [(mean,)] = fetch(
        owner,
        """
            select avg(grade_points)
            from course_enrollments
            join course_offerings as offerings on offerings.id = course_offering_id
            join courses on courses.id = offerings.course_id
            where courses.code = 'MATH 3350'
        """,
    )
    assert abs(mean - Decimal("3.70")) < Decimal("0.02")


def test_failures_are_split_so_that_the_mean_is_the_published_one(owner: Engine) -> None:
    imported = load(owner)

    found = results(owner)
    # withdrawn students are not in the mean, an F is, a D is worth a point
    assert {ending: found["MATH 1310 100"][ending] for ending in FAILED} == {"D": 1, "F": 2, "withdrawn": 1}
    assert {ending: found["MATH 1320 001"][ending] for ending in FAILED} == {"D": 0, "F": 1, "withdrawn": 1}
    assert {ending: found["ARTS 3500 001"][ending] for ending in FAILED} == {"D": 0, "F": 0, "withdrawn": 2}
    # MATH 3350 has not all of its letters, and those of LAW 6002 have never had the mean that was published
    assert (imported.grades.sections, imported.grades.means_met) == (7, 5)
    assert imported.grades.furthest_mean == 0.033


def test_everybody_else_completes_without_a_letter_and_outside_the_average(owner: Engine) -> None:
    load(owner)

    found = results(owner)
    assert found["HIST 1010 001"] == {"no letter": 45}
    assert not any("enrolled" in each for each in found.values())
    [(students,)] = fetch(
        owner,
        """
            with completed as (
                select
                    student_id,
                    bool_or(grade is not null) as has_letter,
                    sum(coalesce(offerings.credits, credit_hours)) as credits
                from course_enrollments as enrollments
                join course_offerings as offerings on offerings.id = course_offering_id
                join courses on courses.id = offerings.course_id
                where enrollments.enrollment_status = 'completed'
                group by student_id
            )

            select count(*)
            from completed
            cross join lateral calculate_student_gpa(student_id) as averages
            where not has_letter
                and credits > 0
                and averages.cumulative_gpa is null
                and averages.credits_earned = credits
        """,
    )
    assert students > 5


def test_a_discussion_has_no_letter_and_who_left_the_lecture_has_left_it(owner: Engine) -> None:
    load(owner)

    rows = fetch(
        owner,
        """
            select
                student_id,
                max(lectures.enrollment_status),
                array_agg(distinct discussions.enrollment_status),
                count(discussions.grade)
            from course_offerings as discussion_offerings
            join courses on courses.id = discussion_offerings.course_id
            join course_enrollments as discussions on discussions.course_offering_id = discussion_offerings.id
            join course_enrollments as lectures using (student_id)
            where courses.code = 'MATH 1310'
                and lectures.course_offering_id = discussion_offerings.parent_offering_id
            group by student_id
        """,
    )
    assert len(rows) > 50
    assert all(statuses == [lecture] and letters == 0 for _, lecture, statuses, letters in rows)
    assert fetch(owner, "select count(*) > 0 from lms_ops.completed_courses where grade_points is null") == [(True,)]
    assert (
        fetch(
            owner,
            """
                select
                from lms_ops.completed_courses as completed
                join courses on courses.id = completed.course_id
                where courses.code = 'MATH 1310'
                group by student_id
                having count(*) > 1 or max(credits) not in (0, 4)
            """,
        )
        == []
    )


def test_who_failed_the_lecture_has_not_passed_the_course_by_its_discussion(owner: Engine) -> None:
    load(owner)

    passed = """
        select array_agg(distinct passed.course_id is not null)
        from course_enrollments
        join course_offerings as offerings on offerings.id = course_offering_id
        join courses on courses.id = offerings.course_id
        left join lateral lms_ops.passed_courses(student_id) as passed on passed.course_id = courses.id
        where courses.code = 'MATH 1310' and grade {grade}
    """
    assert fetch(owner, passed.format(grade="= 'F'")) == [([False],)]
    assert fetch(owner, passed.format(grade="not in ('F')")) == [([True],)]


def test_a_finished_term_has_its_limits_back_and_nobody_is_told_or_offered_anything(owner: Engine) -> None:
    load(owner, grades=None)
    before = fetch(owner, "select event, count(*) from lms_ops.waitlist_events group by 1")

    load(owner)

    assert fetch(owner, "select from course_offerings where current_enrollment <> 0") == []
    assert fetch(owner, "select from lms_ops.capacity_overrides where closed_at is null") == []
    assert fetch(owner, "select from lms_ops.check_counters()") == []
    assert fetch(owner, "select event, count(*) from lms_ops.waitlist_events group by 1") == before
    assert fetch(owner, "select from notifications") == fetch(owner, "select from grade_change_history") == []
    assert fetch(
        owner,
        """
            select distinct
                enrollments.enrollment_status,
                (status_changed_date at time zone lms_ops.timezone())::date - end_date
            from course_enrollments as enrollments
            join course_offerings as offerings on offerings.id = course_offering_id
            join academic_terms as terms on terms.id = academic_term_id
            order by enrollments.enrollment_status
        """,
    ) == [("completed", 0), ("withdrawn", -43)]


def test_the_same_files_again_write_no_row(owner: Engine) -> None:
    first = load(owner)
    again = load(owner)

    assert first.written > 0
    assert again.written == 0
    assert again.grades == first.grades
    assert load(owner, grades=None).written == 0


@pytest.fixture
def another(cluster: Cluster) -> Iterator[Engine]:
    """The owner of a second database."""
    copy = cluster.create(cluster.template)
    made = engine(copy.url, application_name="tests as owner")
    yield made
    made.dispose()
    cluster.drop(copy)


def test_the_same_files_give_everybody_the_same_letters_everywhere(owner: Engine, another: Engine) -> None:
    load(owner, grades=None)
    load(owner)
    load(another)

    letters = """
        select student_number, courses.code, section_code, course_enrollments.enrollment_status, grade
        from course_enrollments
        join students on students.id = student_id
        join course_offerings as offerings on offerings.id = course_offering_id
        join courses on courses.id = offerings.course_id
        order by 1, 2, 3
    """
    assert fetch(owner, letters) == fetch(another, letters)


def test_a_corrected_file_changes_letters_and_the_history_says_why(owner: Engine, tmp_path: Path) -> None:
    load(owner)
    path = graded(tmp_path / "newer.csv", **{"A+": 4, "A": 14})

    load(owner, grades=path)

    assert letters_of(results(owner)["MATH 1310 100"]) == published(our_grades()[0]) + Counter({"A+": 1}) - Counter("A")
    assert fetch(owner, "select distinct change_type, old_letter_grade, reason from grade_change_history") == [
        ("administrative", "A", "The registrar's grade file says so.")
    ]
    assert load(owner, grades=path).written == 0


def test_a_grade_that_a_person_corrected_since_stays(owner: Engine) -> None:
    load(owner)
    with owner.begin() as connection:
        connection.execute(
            text("""
                update course_enrollments
                set grade = 'A', grade_points = 4
                where id = (select id from course_enrollments where grade = 'B' order by id limit 1)
            """)
        )

    assert load(owner).written == 0

    assert fetch(owner, "select old_letter_grade, new_letter_grade from grade_change_history") == [("B", "A")]


def test_who_comes_with_a_newer_schedule_gets_a_letter_that_was_left_over(owner: Engine, tmp_path: Path) -> None:
    load(owner)
    with OURS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))[:30]
    for each in rows:
        if each["class number"] == "20007":
            each["Enrollment"] = "35"

    newer = written(tmp_path / "newer.csv", rows)
    imported = load(owner, newer)

    assert letters_of(results(owner)["MATH 3350 001"]).total() == 35
    assert imported.grades.letters_left_over == 1
    assert load(owner, newer).written == 0


def test_the_statistics_show_the_averages_and_failures(owner: Engine) -> None:
    load(owner)
    refresh(owner)

    assert fetch(
        owner,
        """
            select average_grade_points, results_with_points, d_count, f_count, withdrawn_count, census_count
            from mv_course_offering_statistics
            where course_code = 'MATH 1310' and section_code = '100'
        """,
    ) == [(Decimal("3.21"), 54, 1, 2, 1, 60)]
    [(averages, credits)] = fetch(
        owner, "select count(cumulative_gpa), sum(gpa_credits) from mv_student_statistics where total_enrollments > 0"
    )
    assert averages > 100
    # by course: MATH 1310 and 1320, MATH 3350, CHEM 2410 and 2420, ARTS 3500, LAW 6002
    assert credits == 54 * 4 + 34 * 4 + 33 * 3 + 20 * Decimal("1.5") + 30 * Decimal("1.5") + 28 * 3 + 21 * 4


def test_a_term_that_is_not_over_is_refused_and_nothing_happens(owner: Engine, tmp_path: Path) -> None:
    schedule = written(tmp_path / "future.csv", [row()])
    grades = written(tmp_path / "grades.csv", [each | {"Term Desc": ""} for each in our_grades()])

    with pytest.raises(LmsError, match="2100-spring ends on 2100-05-01: import its grades after that day"):
        load(owner, schedule, grades, term="2100-spring")

    assert fetch(owner, "select from academic_terms") == fetch(owner, "select from lms_ops.invented_people") == []


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"C-": "one"}, "C- is no number of students: 'one'"),
        ({"A": -1}, "A is no number of students: '-1'"),
        ({"DFW": ""}, "DFW is missing"),
        ({"A": 16}, "the letters add up to 56 of 55 students"),
        ({"Course_GPA": "4.2"}, "Course GPA is no mean from 0 to 4: '4.2'"),
        ({"Course_GPA": "B+"}, "Course GPA is no mean from 0 to 4: 'B\\+'"),
        ({"Term_Desc": "2024 Fall"}, "it is of 2024 Fall, not of 2025 spring"),
        ({"Catalog_Number": " "}, "Catalog Number is missing"),
    ],
)
def test_a_row_that_cannot_be_read_refuses_the_file_by_its_line(
    cells: dict[str, object], said: str, owner: Engine, tmp_path: Path
) -> None:
    path = graded(tmp_path / "bad.csv", **cells)

    with pytest.raises(LmsError, match=rf"bad.csv is no grade file, line 2: {said}: export it again"):
        load(owner, grades=path)

    assert fetch(owner, "select from academic_terms") == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Subject,Catalog Number\nMATH,1310\n", "lacks the column Class Section, Course GPA"),
        (OUR_GRADES.read_text(encoding="utf-8").splitlines()[0], "has no row"),
        (OURS.read_text(encoding="utf-8"), "lacks the column Subject"),
    ],
)
def test_another_file_is_refused(content: str, said: str, owner: Engine, tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(LmsError, match=said):
        load(owner, grades=path)

    assert fetch(owner, "select from academic_terms") == []


def test_a_letter_without_points_refuses_the_whole_import(owner: Engine) -> None:
    with owner.begin() as connection:
        connection.execute(text("update grade_point_scale set is_active = false where letter_grade in ('A+', 'F')"))

    with pytest.raises(LmsError, match="grade_point_scale has no A\\+, F: add"):
        load(owner)

    assert fetch(owner, "select from academic_terms") == []


def test_offerings_that_no_import_brought_go_on(owner: Engine) -> None:
    with owner.begin() as connection:
        connection.execute(text("insert into lms_ops.invented_people (made_by) values ('test')"))
        course = sample.course(connection, sample.unit(connection, "MATH"), "OWN 100")
        offering = sample.offering(connection, course, sample.term(connection))
        sample.enrollment(connection, offering, sample.student(connection))

    load(owner)

    assert results(owner)["OWN 100 " + section_code(owner, "OWN 100")] == {"enrolled": 1}


def section_code(owner: Engine, course: str) -> str:
    [(code,)] = fetch(
        owner,
        "select section_code from course_offerings join courses on courses.id = course_id where code = :course",
        course=course,
    )
    return code


def test_the_command_prints_its_counts_as_json_and_what_does_not_fit_to_standard_error(
    database: Database, tmp_path: Path
) -> None:
    packed = tmp_path / "grades.csv.gz"
    packed.write_bytes(gzip.compress(OUR_GRADES.read_bytes()))
    done = subprocess.run(
        [sys.executable, "-m", "db", "import-schedule", OURS, "--term", "2025-spring", "--grades", packed, "--json"],
        env=os.environ | {"LMS_DATABASE_URL": database.url},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    counted = json.loads(done.stdout)["grades"]
    assert {name: counted[name] for name in list(counted)[:11]} == {
        "rows": 9,
        "repeated_rows": 1,
        "rows_without_section": 1,
        "sections": 7,
        "letters": 224,
        "sections_with_more_letters": 1,
        "letters_left_over": 3,
        "sections_with_fewer_letters": 3,
        "students_without_letter": 33,
        "means_met": 5,
        "furthest_mean": 0.033,
    }
    assert counted["completed"] + counted["withdrawn"] == 865
    assert "grades, line 5: MATH 3350 section 001 has 36 letters for 33 students" in done.stderr
    assert "grades, line 8: HIST 9999 section 001 is not in the schedule" in done.stderr


# What the real file has beside the schedule of its term. The published counts of sections with fewer letters count
# repeated rows again.
REAL = {
    "rows": 2_568,
    "repeated_rows": 31,
    "rows_without_section": 95,
    "sections": 2_444,
    "sections_with_more_letters": 25,
    "letters_left_over": 68,
    "sections_with_fewer_letters": 793,
    "students_without_letter": 1_803,
}
REAL_ROWS_WITH_FEWER_LETTERS, REAL_MISSING_LETTERS = 799, 1_820


@pytest.mark.slow
def test_the_real_grades_come_in_whole_and_again_change_nothing(owner: Engine) -> None:
    files = {"schedule": real("2024-fall"), "grades": real("2024-fall", "grades"), "term": "2024-fall"}
    imported = load(owner, **files)

    assert {name: getattr(imported.grades, name) for name in REAL} == REAL
    assert imported.grades.completed + imported.grades.withdrawn == 152_393
    found = results(owner)
    with gzip.open(files["grades"], "rt", encoding="utf-8", newline="") as file:
        rows = [
            (found[section], each)
            for each in csv.DictReader(file)
            if (section := f"{each['Subject']} {each['Catalog Number']} {each['Class Section']}") in found
        ]
    missing = [result.total() - int(each["# of Students"]) for result, each in rows]
    assert (sum(each > 0 for each in missing), sum(each for each in missing if each > 0)) == (
        REAL_ROWS_WITH_FEWER_LETTERS,
        REAL_MISSING_LETTERS,
    )
    assert all(
        letters_of(result) == published(each) for (result, each), more in zip(rows, missing, strict=True) if more >= 0
    )
    # a D+ and a D- would meet the others, and a few sections say another mean than their letters
    assert imported.grades.means_met > 2_300
    assert imported.grades.furthest_mean < 0.2
    # as far apart as averages of students are: by chance alone it would be 0.33
    [(spread,)] = fetch(
        owner,
        """
            with averages as (
                select sum(credits * grade_points) / sum(credits) as gpa
                from lms_ops.completed_courses
                where grade_points is not null
                group by student_id
                having count(*) >= 4
            )

            select stddev(gpa) from averages
        """,
    )
    assert Decimal("0.4") < spread < Decimal("0.5")
    assert load(owner, **files).written == 0
