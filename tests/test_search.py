"""Search: courses, people and announcements by code, name and word, in three languages, as typed or nearly."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from types import SimpleNamespace
from uuid import UUID

import pytest
import sample
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, text

from db.connection import engine

pytestmark = pytest.mark.every_server

Person = Callable[[UUID | str | None], AbstractContextManager[Connection]]
KINDS = ("course", "student", "staff", "announcement")
SEARCH = text("""
    select *
    from lms_ops.search(:words, cast(:kinds as text[]), :most)
""")


@pytest.fixture
def university(owner: Engine) -> SimpleNamespace:
    """Two departments of a faculty with courses, students, staff, announcements, and somebody of each role."""
    with owner.begin() as connection:
        return build(connection)


def build(connection: Connection) -> SimpleNamespace:
    whole = sample.unit(connection, "UNI", type="university")
    faculty = sample.unit(connection, "ENG", type="faculty", parent=whole)
    units = {code: sample.unit(connection, code, parent=faculty) for code in ("CS", "MATH")}
    programs = {code: sample.program(connection, unit) for code, unit in units.items()}
    courses = {
        code: sample.course(connection, units[unit], code, name=dict(zip(("az", "en", "ru"), name, strict=True)))
        for unit, code, name in (
            ("CS", "CS101", ("Proqramlaşdırmaya giriş", "Introduction to programming", "Введение в программирование")),
            ("CS", "CS340", ("Verilənlər bazası", "Database systems design", "Проектирование баз данных")),
            ("MATH", "MATH101", ("Ali riyaziyyat", "Calculus", "Высшая математика")),
            ("MATH", "MATH 007", ("Çoxluqlar", "Sets for CS101", "Множества")),
        )
    }
    sample.insert(
        connection,
        "courses",
        code="MATH220",
        name=sample.words("Seminar"),
        description={"az": "Ədədlər nəzəriyyəsi", "en": "Prime numbers", "ru": "Простые числа"},
        organization_unit_id=units["MATH"],
        credit_hours=3,
    )
    people = {
        "registrar": sample.viewer(connection, "REGISTRAR"),
        "dean": sample.viewer(connection, "DEAN", faculty),
        "head": sample.viewer(connection, "DEPT_HEAD", units["CS"]),
        "administrator": sample.viewer(connection, "SYSADMIN"),
        "locked": sample.viewer(connection, "REGISTRAR"),
        "nobody": sample.person(connection),
        "teacher": sample.staff(
            connection, units["CS"], "Leyla Mammadova", employee_number="TCH000042", position_title=POSITION
        ),
        "mathematician": sample.staff(connection, units["MATH"], "Rashad Aliyev", position_title=POSITION),
        "retired": sample.staff(connection, units["CS"], "Rashad Old", is_active=False),
    }
    connection.execute(text("update users set is_locked = true where id = :locked"), people)
    for name in ("teacher", "mathematician"):
        sample.role(connection, people[name], "TEACHER", units["CS" if name == "teacher" else "MATH"])
    students = {
        "Anar Aliyev": sample.student(
            connection,
            programs["CS"],
            "Anar Aliyev",
            student_number="STU770000000000012345",
            academic_advisor_id=people["mathematician"],
        ),
        "Ali Hasanov": sample.student(connection, programs["CS"], "Ali Hasanov"),
        "Nigar Aliyeva": sample.student(connection, programs["MATH"], "Nigar Aliyeva"),
        "Aliyar Free": sample.student(connection, None, "Aliyar Free"),
    }
    spell(connection, students["Anar Aliyev"], az="Anar Əliyev", ru="Анар Алиев")
    spell(connection, students["Nigar Aliyeva"], az="Nigar Əliyeva", ru="Нигяр Алиева")
    people["student"] = sample.user_id(connection, students["Nigar Aliyeva"])
    sample.role(connection, people["student"], "STUDENT")
    return SimpleNamespace(whole=whole, faculty=faculty, units=units, courses=courses, people=people, students=students)


POSITION = {"az": "Baş müəllim", "en": "Senior lecturer", "ru": "Старший преподаватель"}


def spell(connection: Connection, student: UUID, *, az: str, ru: str) -> None:
    """Gives a student's name its Azerbaijani and Russian spelling."""
    names = dict(zip(("first_az", "last_az", "first_ru", "last_ru"), (*az.split(), *ru.split()), strict=True))
    connection.execute(
        text("""
            update persons
            set first_name_az = :first_az, last_name_az = :last_az, first_name_ru = :first_ru, last_name_ru = :last_ru
            where user_id = (select user_id from students where id = :student)
        """),
        {**names, "student": student},
    )


def announce(connection: Connection, title: str = "Career day", **columns: object) -> UUID:
    """A published announcement for everybody."""
    return sample.insert(
        connection,
        "announcements",
        **{"title": sample.words(title), "content": sample.words("Meet employers")} | columns,
    )


@pytest.fixture
def search(as_person: Person, university: SimpleNamespace) -> Callable[..., list]:
    def search(words: str | None, *, who: str = "registrar", kinds: list[str] | None = None, most: int = 50) -> list:
        with as_person(university.people.get(who, who)) as transaction:
            return list(transaction.execute(SEARCH, {"words": words, "kinds": kinds, "most": most}))

    return search


def names(rows: list) -> list[str]:
    """What was found, in its order: a course's code, else the title in English."""
    return [row.code if row.kind == "course" else row.title["en"] for row in rows]


@pytest.mark.parametrize(
    "words",
    ["Əliyev", "əliyev", "ELİYEV", "eliyev", "Eliyev Anar", "eli\u0307yev", "Aliyev", "aliyev", "Алиев", "АЛИЕВ анар"],
)
def test_a_name_is_found_in_every_spelling(search, words):
    found = search(words, kinds=["student"])
    assert names(found)[0] == "Anar Aliyev"
    assert found[0].rank > 1


def test_a_whole_name_comes_before_what_begins_like_it(search):
    assert names(search("Ali", kinds=["student"])) == ["Ali Hasanov", "Aliyar Free", "Anar Aliyev", "Nigar Aliyeva"]


@pytest.mark.parametrize("words", ["CS101", "cs101", "cs 101", "CS-101", " cs101 ", '"cs101"'])
def test_a_code_comes_first_however_it_is_typed(search, words):
    found = search(words)
    assert names(found)[0] == "CS101"
    assert found[0].rank >= 3
    assert all(row.rank < 3 for row in found[1:])


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("math007", "MATH 007"),
        ("MATH 007", "MATH 007"),
        ("007", "MATH 007"),
        ("STU770000000000012345", "STU770000000000012345"),
        ("stu77000", "STU770000000000012345"),
        ("770000000000012345", "STU770000000000012345"),
    ],
)
def test_a_number_is_found_by_its_beginning_and_by_its_digits(search, words, code):
    assert [row.code for row in search(words)] == [code]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("programming", ["CS101"]),
        ("programs", ["CS101"]),
        ("programm", ["CS101"]),
        ("программирования", ["CS101"]),
        ("ВВЕДЕНИЕ", ["CS101"]),
        ("proqramlasdirma", ["CS101"]),
        ("PROQRAMLAŞDIRMAYA GİRİŞ", ["CS101"]),
        ("the introduction to a program", ["CS101"]),
        ("database & design", ["CS340"]),
        ("prime number", ["MATH220"]),
        ("простого числа", ["MATH220"]),
        ("ededler", ["MATH220"]),
        ('"introduction to programming"', ["CS101"]),
        ('"programming introduction"', []),
        ("calculus or database", ["CS340", "MATH101"]),
        ("101 -programming", ["MATH101"]),
        ('101 -"introduction to programming"', ["MATH101"]),
        ("-programming", []),
        ("chemistry", []),
    ],
)
def test_courses_are_found_by_words_of_three_languages(search, words, codes):
    as_typed = [row for row in search(words, kinds=["course"]) if row.rank > 1]
    assert sorted(names(as_typed)) == codes


@pytest.mark.parametrize(
    ("words", "found", "meant"),
    [
        ("progaming", "CS101", "programming"),
        ("proqramlashdirma", "CS101", "Proqramlaşdırmaya"),
        ("introducton programing", "CS101", "Introduction programming"),
        ("databse", "CS340", "Database"),
        ("Mamadova", "Leyla Mammadova", "Mammadova"),
        ("Leila Mamedova", "Leyla Mammadova", "Leyla Mammadova"),
        ("Hasonov", "Ali Hasanov", "Hasanov"),
        ("lectrer Mamadova", "Leyla Mammadova", "lecturer Mammadova"),
        ("CS34O", "CS340", "CS340"),
        ("математка", "MATH101", "математика"),
    ],
)
def test_a_misspelt_word_finds_what_is_spelled_like_it(search, words, found, meant):
    best = search(words)[0]
    assert (names([best]), best.meant) == ([found], meant)
    assert best.rank <= 1
    again = search(meant)[0]
    assert (names([again]), again.meant) == ([found], None)


def test_nothing_is_guessed_where_enough_is_there_or_a_number_was_meant(search, owner):
    with owner.begin() as connection:
        connection.execute(text("update system_settings set value = '2' where key = 'fewest_matches'"))
    assert all(row.meant is None for row in search("Aliyev"))
    assert [row.code for row in search("CS101")][0] == "CS101"
    assert all(row.meant is None for row in search("CS101"))
    assert {row.meant is None for row in search("Hasanov")} == {True}
    with owner.begin() as connection:
        connection.execute(text("update system_settings set value = '0.99' where key = 'similar_from'"))
    assert search("progaming") == []


def test_the_search_leaves_the_limit_of_others_alone(as_person, university):
    limit = text("select current_setting('pg_trgm.strict_word_similarity_threshold')")
    with as_person(university.people["registrar"]) as transaction:
        transaction.execute(text("select set_config('pg_trgm.strict_word_similarity_threshold', '0.7', true)"))
        transaction.execute(SEARCH, {"words": "progaming", "kinds": None, "most": 5})
        assert transaction.scalar(limit) == "0.7"


def test_so_many_of_each_kind_are_shown_and_all_are_counted(search):
    found = search("Ali", most=1)
    assert sorted((row.kind, row.matches) for row in found) == [("course", 1), ("staff", 1), ("student", 4)]
    assert [row.rank for row in found] == sorted((row.rank for row in found), reverse=True)


def test_what_is_found_is_described(search, owner, university):
    with owner.begin() as connection:
        announce(connection, "Leyla speaks")
    described = {row.kind: row for row in search("Leyla") + search("CS340") + search("770000000000012345")}
    assert described["course"].detail == {"unit": sample.words("Unit CS"), "unit_code": "CS"}
    assert described["student"].detail["status"] == "active"
    assert described["staff"].detail == {"position": POSITION, "unit": sample.words("Unit CS"), "unit_code": "CS"}
    assert described["announcement"].title == sample.words("Leyla speaks")
    assert list(described["announcement"].detail) == ["published_at"]


@pytest.mark.parametrize(
    ("who", "students"),
    [
        ("registrar", ["Ali Hasanov", "Aliyar Free", "Anar Aliyev", "Nigar Aliyeva"]),
        ("dean", ["Ali Hasanov", "Anar Aliyev", "Nigar Aliyeva"]),
        ("head", ["Ali Hasanov", "Anar Aliyev"]),
        ("mathematician", ["Anar Aliyev"]),
        ("teacher", []),
        ("student", ["Nigar Aliyeva"]),
        ("administrator", []),
    ],
)
def test_every_role_finds_what_it_may_see_and_nothing_else(owner, as_person, university, search, who, students):
    with owner.connect() as connection:
        visible = {
            "course": set(connection.scalars(text("select id from courses"))),
            "student": {university.students[name] for name in students},
            "staff": set(connection.scalars(text("select id from staff_members where is_active"))),
            "announcement": set(),
        }
        words = set(
            connection.scalars(
                text("""
                    select unnest(tsvector_to_array(search_vector)) from courses
                    union select unnest(tsvector_to_array(search_vector)) from students
                    union select unnest(tsvector_to_array(search_vector)) from staff_members
                """)
            )
        )
    found = {kind: set() for kind in KINDS}
    for word in words:
        for row in search(f'"{word}"', who=who):
            found[row.kind].add(row.id)
    assert found == visible
    with as_person(university.people[who]) as transaction:
        counted = dict(transaction.execute(text("select kind, things from report.search")).all())
    assert counted == {kind: len(ids) for kind, ids in visible.items() if ids}


@pytest.mark.parametrize("who", ["nobody", "locked", "", "no uuid", None])
def test_nobody_finds_nothing(search, who):
    for words in ("CS101", "Aliyev", "lecturer", "progaming"):
        assert search(words, who=who) == []


def test_the_owner_without_an_identity_finds_nothing(owner, university):
    with owner.connect() as connection:
        assert connection.execute(SEARCH, {"words": "Aliyev", "kinds": None, "most": 5}).all() == []


def test_the_number_of_a_member_of_staff_helps_only_who_may_read_the_workload(search):
    assert names(search("TCH000042", who="head")) == ["Leyla Mammadova"]
    assert names(search("42", who="registrar")) == ["Leyla Mammadova"]
    for who in ("student", "mathematician", "administrator"):
        assert search("TCH000042", who=who) == []
        assert [row.code for row in search("Leyla", who=who)] == [None]
    assert [row.code for row in search("Leyla", who="head")] == ["TCH000042"]


@pytest.mark.parametrize(
    ("columns", "readers"),
    [
        ({}, {"registrar", "dean", "head", "administrator", "teacher", "mathematician", "student"}),
        (
            {"target_audience": [], "target_units": []},
            {"registrar", "dean", "head", "administrator", "teacher", "mathematician", "student"},
        ),
        ({"is_published": False}, set()),
        ({"publish_date": "2999-01-01"}, set()),
        ({"expire_date": "2020-01-01"}, set()),
        ({"target_audience": ["students"]}, {"student"}),
        (
            {"target_audience": ["Staff"]},
            {"registrar", "dean", "head", "administrator", "teacher", "mathematician"},
        ),
        ({"target_audience": ["TEACHER", "students"]}, {"teacher", "mathematician", "student"}),
        ({"target_units": ["CS"]}, {"registrar", "dean", "head", "teacher"}),
        ({"target_units": ["MATH"]}, {"registrar", "dean", "mathematician", "student"}),
        ({"target_units": ["ENG"]}, {"registrar", "dean", "head", "teacher", "mathematician", "student"}),
        ({"target_units": ["MATH"], "target_audience": ["students"]}, {"student"}),
    ],
)
def test_an_announcement_is_found_by_those_whom_it_is_for(owner, as_person, university, search, columns, readers):
    with owner.begin() as connection:
        if codes := columns.get("target_units"):
            units = connection.scalars(
                text("select id from organization_units where code = any (:codes)"), {"codes": codes}
            ).all()
            columns = {**columns, "target_units": units}
        announcement = announce(connection, **columns)
    for who, person in university.people.items():
        expected = [announcement] if who in readers else []
        assert [row.id for row in search("employers", who=who, kinds=["announcement"])] == expected, who
        with as_person(person) as transaction:
            shown = transaction.scalars(text("select announcement_id from report.announcements")).all()
        assert shown == expected, who


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)
@given(
    words=st.one_of(
        st.text(max_size=60),
        st.text(alphabet="ab01əИ &|!:*()<->'\"\\-%_$;,./@#", max_size=40),
        st.text(min_size=1, max_size=60).map(lambda words: words * 1_000),
        st.lists(
            st.sampled_from(["or", "-", '"', "aliyev", "-aliyev", "cs", "101", "and", "the", "not", ":*", "😀", "\\"]),
            max_size=12,
        ).map(" ".join),
    )
)
def test_any_text_is_an_answer(search, words):
    found = search(words.replace("\0", " "), who="head", most=5)
    assert all(row.kind in KINDS for row in found)


@pytest.mark.parametrize("words", [None, "", "   ", '"', "-", "!", "'", "x" * 10_000, "' or true --", "😀"])
def test_a_text_without_a_word_finds_nothing(search, words):
    assert search(words) == []


def test_a_search_follows_every_change_of_a_name_and_of_a_position(owner, search, university):
    student = university.students["Ali Hasanov"]
    with owner.begin() as connection:
        user = sample.user_id(connection, student)
        connection.execute(text("update persons set last_name = 'Renamed' where user_id = :user"), {"user": user})
        connection.execute(
            text("update staff_members set position_title = :position where employee_number = 'TCH000042'"),
            {"position": '{"az": "Dekan"}'},
        )
    assert [row.id for row in search("Renamed")] == [student]
    assert search("Hasanov", kinds=["student"]) == []
    assert names(search("dekan")) == ["Leyla Mammadova"]

    with owner.begin() as connection:
        other = sample.insert(connection, "users", username="late", email="late@example.edu", password_hash="!")
        connection.execute(
            text("update students set user_id = :user where id = :student"), {"user": other, "student": student}
        )
    assert search("Renamed") == []
    with owner.begin() as connection:
        sample.insert(connection, "persons", user_id=other, first_name="Late", last_name="Comer")
    assert [row.id for row in search("late comer")] == [student]
    with owner.begin() as connection:
        connection.execute(text("update persons set user_id = null where user_id = :user"), {"user": other})
    assert search("comer") == []
    with owner.begin() as connection:
        connection.execute(text("delete from users where id = :user"), {"user": university.people["teacher"]})
    assert search("Leyla") == []


def test_a_name_moves_no_updated_at_and_a_telephone_number_no_student(owner, university):
    row = text("select xmin, updated_at, search_text from students where student_number = 'STU770000000000012345'")
    with owner.begin() as connection:
        connection.execute(text("update persons set phone_primary = '1'"))
    with owner.begin() as connection:
        before = connection.execute(row).one()
        connection.execute(text("update persons set phone_primary = '2', first_name = trim(first_name)"))
        assert connection.execute(row).one() == before
        connection.execute(text("update persons set last_name = 'Renamed'"))
        after = connection.execute(row).one()
    assert after.updated_at == before.updated_at
    assert "renamed" in after.search_text
    with owner.begin() as connection:
        connection.execute(text("update students set student_number = 'STU1' where student_number like '%12345'"))
        moved = connection.scalar(text("select updated_at from students where student_number = 'STU1'"))
    assert moved > before.updated_at


def test_rows_from_before_the_columns_are_filled_once(owner, university):
    state = "select id, search_vector::text, search_text, updated_at, xmin from {} order by id"
    tables = ("courses", "students", "staff_members", "announcements")
    with owner.begin() as connection:
        announce(connection)
        before = {table: connection.execute(text(state.format(table))).all() for table in tables}
        for table in tables:
            connection.execute(text(f"alter table {table} disable trigger user"))
            connection.execute(text(f"update {table} set search_vector = null, search_text = null"))
            connection.execute(text(f"alter table {table} enable trigger user"))
    fill = text("select lms_ops.fill_search_rows(2)")
    with owner.begin() as connection:
        while connection.scalar(fill):
            pass
        filled = {table: connection.execute(text(state.format(table))).all() for table in tables}
    assert {table: [row[:4] for row in rows] for table, rows in filled.items()} == {
        table: [row[:4] for row in rows] for table, rows in before.items()
    }
    with owner.begin() as connection:
        assert connection.scalar(fill) == 0
        assert filled == {table: connection.execute(text(state.format(table))).all() for table in tables}


def test_a_name_that_the_application_changes_is_found_under_row_level_security(database, search, university):
    superuser = engine(database.superuser_url, application_name="tests as superuser")
    with superuser.begin() as connection:
        connection.execute(text("set local role lms_app"))
        assert connection.scalar(text("select count(*) from students")) == 0
        act_as = text("select set_config('app.current_user_id', :id, true)")
        connection.execute(act_as, {"id": str(university.people["registrar"])})
        connection.execute(text("update persons set last_name = 'Renamed' where first_name = 'Nigar'"))
        connection.execute(act_as, {"id": str(university.people["student"])})
        assert names(list(connection.execute(SEARCH, {"words": "nigar", "kinds": None, "most": 5}))) == [
            "Nigar Renamed"
        ]
    superuser.dispose()
    assert names(search("Renamed")) == ["Nigar Renamed"]
