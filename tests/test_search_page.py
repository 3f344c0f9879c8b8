"""The search box and its page: found from every page, by kind, with a link to what the reader has a page of."""

from types import SimpleNamespace
from urllib.parse import parse_qs

import pytest
import sample
from pages import Open, words
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextInput

TITLE = {"az": "Proqramlaşdırmaya giriş", "en": "Introduction to programming", "ru": "Введение в программирование"}


@pytest.fixture
def university(owner: Engine) -> SimpleNamespace:
    """Two departments with a course, a student and a teacher each, and people who look."""
    with owner.begin() as connection:
        physics, chemistry = sample.unit(connection, "PHYS"), sample.unit(connection, "CHEM")
        term = sample.term(connection, is_current=True)
        course = sample.course(connection, physics, "PHYS101", name=TITLE)
        sample.offering(connection, course, term)
        sample.course(connection, chemistry, "CHEM101", name=sample.words("Programs *of* $chemistry$"))
        anar = sample.student(connection, sample.program(connection, physics), "Anar Curie", student_number="STU7")
        sample.student(connection, sample.program(connection, chemistry), "Nigar Curie", student_number="STU8")
        teacher = sample.staff(connection, physics, "Marie Curie", employee_number="TCH7")
        sample.role(connection, teacher, "TEACHER", physics)
        sample.staff(connection, chemistry, "Irene Curie", employee_number="TCH8")
        return SimpleNamespace(
            anar=anar,
            teacher=teacher,
            registrar=sample.viewer(connection, "REGISTRAR"),
            head=sample.viewer(connection, "DEPT_HEAD", physics),
            dba=sample.viewer(connection, "SYSADMIN"),
        )


def search(open_page: Open, who: object, asked: str, **choices: str) -> AppTest:
    """The search page for these words, as a link opens it."""
    page = open_page("search", who, q=asked, **choices)
    assert not page.exception
    return page


def links(page: AppTest) -> dict[str, tuple[str, dict[str, str]]]:
    """Label -> page and choices of every link."""
    found = [element.proto for element in page.get("page_link")]
    return {
        each.label: (each.page, {name: value[0] for name, value in parse_qs(each.query_string).items()})
        for each in found
    }


def box(page: AppTest) -> TextInput:
    """The search box above the page."""
    return next(each for each in page.text_input if each.key.startswith("search for"))


@pytest.mark.parametrize("name", ["overview", "demand", "students", "database"])
def test_the_box_is_on_every_page_and_opens_what_it_finds(open_page, university, name):
    page = open_page(name, university.dba if name == "database" else university.registrar)
    assert box(page).value == ""
    page = box(page).set_value("phys 101").run()
    assert not page.exception
    assert page.title[0].value == "Search"
    assert page.query_params["q"] == "phys 101"
    assert box(page).value == "phys 101"
    assert [heading.value for heading in page.subheader] == ["Courses"]


def test_the_next_search_is_typed_over_the_last(open_page, university):
    page = box(search(open_page, university.registrar, "phys101")).set_value("curie").run()
    assert page.query_params["q"] == "curie"
    assert [heading.value for heading in page.subheader] == ["Students", "Members of staff"]


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        (
            "registrar",
            {
                "Anar Curie · STU7": "student",
                "Nigar Curie · STU8": "student",
                "Irene Curie · Lecturer": "workload",
                "Marie Curie · Lecturer": "workload",
            },
        ),
        (
            "head",
            {"Anar Curie · STU7": "student", "Irene Curie · Lecturer": None, "Marie Curie · Lecturer": "workload"},
        ),
        ("teacher", {"Irene Curie · Lecturer": None, "Marie Curie · Lecturer": None}),
        ("dba", {"Irene Curie · Lecturer": None, "Marie Curie · Lecturer": None}),
    ],
)
def test_everybody_finds_whom_they_may_see_with_a_link_where_they_have_a_page(open_page, university, who, expected):
    page = search(open_page, getattr(university, who), "curie")
    found = {label: name for label, (name, _) in links(page).items()}
    found |= {line.value.split(": ", 1)[1]: None for line in page.markdown if line.value.startswith(":material")}
    assert found == expected


def test_links_name_what_they_open(open_page, university):
    found = links(search(open_page, university.registrar, "curie"))
    assert found["Anar Curie · STU7"] == ("student", {"student": str(university.anar)})
    assert found["Marie Curie · Lecturer"] == ("workload", {"unit": "PHYS"})
    found = links(search(open_page, university.registrar, "phys101"))
    assert list(found.values()) == [("demand", {"search": "PHYS101"})]


def test_a_head_has_no_link_to_another_units_course_and_signs_in_a_title_mean_nothing(open_page, university):
    page = search(open_page, university.head, "chemistry")
    assert not links(page)
    assert ":material/menu_book: CHEM101 · Programs \\*of\\* \\$chemistry\\$" in words(page)


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_names_are_in_the_readers_language(open_page, university, language):
    page = search(open_page, university.registrar, "programming", language=language)
    assert f"PHYS101 · {TITLE[language]}" in links(page)


def test_a_misspelt_word_is_asked_back(open_page, university):
    page = search(open_page, university.registrar, "programing introducton")
    assert "Nothing that you may see has “programing introducton” in it." in words(page)
    page = next(button for button in page.button if button.label == "programming Introduction").click().run()
    assert page.query_params["q"] == "programming Introduction"
    assert "Did you mean" not in words(page)
    assert len(links(page)) == 1


def test_ten_of_a_kind_are_shown_and_the_others_counted(open_page, owner, university):
    with owner.begin() as connection:
        for number in range(12):
            sample.student(connection, None, f"Pierre {number}")
    page = search(open_page, university.registrar, "pierre")
    assert len(links(page)) == 10
    assert "2 more: type another word." in words(page)


def test_an_announcement_is_shown_with_its_text(open_page, owner, university):
    with owner.begin() as connection:
        sample.insert(
            connection,
            "announcements",
            title=sample.words("Open [day]"),
            content={"az": "Fizika", "en": "Physics for *all*", "ru": "Физика"},
            published_by=university.teacher,
            publish_date="2026-01-05 09:00+04",
        )
    page = search(open_page, university.dba, "open day", language="en")
    assert [heading.value for heading in page.subheader] == ["Announcements"]
    (announcement,) = page.expander
    assert announcement.label == "Open \\[day\\]"
    assert announcement.text[0].value == "Physics for *all*"
    assert announcement.caption[0].value == "09\\:00 on 5 January 2026\\, Marie Curie"


@pytest.mark.parametrize(
    ("who", "among"),
    [
        ("registrar", "2 courses, 2 students, 2 members of staff."),
        ("head", "2 courses, 1 student, 2 members of staff."),
        ("dba", "2 courses, 2 members of staff."),
    ],
)
def test_without_words_it_says_what_it_looks_through(open_page, university, who, among):
    page = open_page("search", getattr(university, who))
    assert page.info[0].value.startswith("Nothing is searched for yet.")
    assert page.info[0].value.endswith(f"It looks through {among}")


@pytest.mark.parametrize("asked", ["zzzzz", "\0", "*zz* $q$", "' or true --", "😀", "-curie", "zz\0zz", "z" * 5_000])
def test_what_nobody_is_called_finds_nothing_and_says_what_to_do(open_page, university, asked):
    page = search(open_page, university.registrar, asked)
    assert page.info[0].value.startswith("Nothing ")
    assert "Type a code, a number, a name or words" in page.info[0].value
