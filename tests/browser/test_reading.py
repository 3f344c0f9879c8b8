"""What people see: their own part of the university, through links, in their language, on every screen."""

import re

import pytest
from playwright.sync_api import expect
from programs import SCRIPT

from browser.screen import box, cells, choose, figure, fits, menu, ready, say_what_for, table, visit

pytestmark = pytest.mark.browser

PAGES = {
    "": "Registrar",
    "courses": "Registrar",
    "demand": "Dean FIT",
    "waitlists": "Department head CS",
    "workload": "Rector",
    "students": "Registrar",
    "holds": "Registrar",
    "conflicts": "Registrar",
    "grades": "Registrar",
    "access": "Registrar",
    "database": "Database administrator",
    "offering": "Registrar",
    "student": "Registrar",
    "search": "Registrar",
}
COURSES_OF_UNIT = """
    select courses.code
    from courses
    join organization_units as units on units.id = courses.organization_unit_id
    where units.code = %(unit)s
"""
AN_OFFERING_OF_UNIT = """
    select offerings.id
    from course_offerings as offerings
    join courses on courses.id = offerings.course_id
    join organization_units as units on units.id = courses.organization_unit_id
    where units.code = %(unit)s
    limit 1
"""
UNITS_OF_FACULTY = """
    select units.code
    from organization_units as units
    join organization_units as faculties on faculties.id in (units.id, units.parent_id)
    where faculties.code = %(unit)s
"""


def test_the_registrar_follows_a_line_of_the_overview_to_its_page(browse):
    page = browse()
    expect(box(page, "Look as")).to_have_value(re.compile("^Registrar · "))
    line = page.get_by_test_id("stHorizontalBlock").filter(has_text="over capacity;").last
    number = line.inner_text().split(" now ")[1].split()[0]
    line.get_by_role("link", name="Open").click()
    expect(page.get_by_role("heading", name="Course demand")).to_be_visible()
    expect(box(page, "Band")).to_have_value("over capacity")
    expect(figure(page, "Over capacity")).to_have_text(number)
    assert "band=over+capacity" in page.url
    assert cells(table(page, "Offerings"), "Band") == ["over capacity"] * int(number)


def test_a_department_head_sees_the_department_alone(browse, application):
    page = browse("demand?viewer=Department+head+CS")
    assert menu(page).all_inner_texts() == [
        "Overview",
        "Course demand",
        "Waitlists",
        "Faculty workload",
        "Students",
        "Holds",
        "Conflicts",
        "Grades",
        "Courses",
    ]
    expect(box(page, "Unit")).to_have_count(0)
    courses = set(cells(table(page, "Offerings"), "Course"))
    assert courses
    assert courses <= set(application.ask(COURSES_OF_UNIT, unit="CS"))


def test_a_dean_chooses_among_the_units_of_the_faculty(browse, application):
    page = browse("demand?viewer=Dean+FIT")
    box(page, "Unit").click()
    units = [option.split(" · ")[0] for option in page.get_by_role("option").all_inner_texts()]
    assert sorted(units[1:]) == sorted(application.ask(UNITS_OF_FACULTY, unit="FIT"))


def test_a_link_to_another_departments_offering_shows_nothing(browse, application):
    link = f"offering?offering={application.ask(AN_OFFERING_OF_UNIT, unit='ECON')[0]}"
    page = browse(f"{link}&viewer=Department+head+CS")
    expect(page.get_by_text("it is not one that you may see")).to_be_visible()
    expect(table(page, "Roster")).to_have_count(0)
    page = browse(f"{link}&viewer=Department+head+ECON")
    expect(page.get_by_role("heading", name="ECON")).to_be_visible()


def test_a_link_opens_the_same_thing_for_somebody_else(browse):
    page = browse("demand")
    choose(page, "Unit", "FIT · ")
    expect(page).to_have_url("/demand?unit=FIT")
    choose(page, "Term", "spring")
    expect(page).to_have_url(re.compile(r"unit=FIT&term=\d{4}-\d{4}\+spring"))
    ready(page)
    other = browse(page.url)
    for label in ("Term", "Unit"):
        expect(box(other, label)).to_have_value(box(page, label).input_value())
    for label in ("Seats taken", "Fill", "Over capacity"):
        expect(figure(other, label)).to_have_text(figure(page, label).inner_text())
    assert cells(table(other, "Offerings"), "Course") == cells(table(page, "Offerings"), "Course")


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_names_are_in_the_readers_language(browse, application, language):
    page = browse("demand?unit=CS")
    offerings = table(page, "Offerings")
    course = cells(offerings, "Course")[0]
    title = application.ask("select name from courses where code = %(course)s", course=course)[0]
    unit = application.ask("select name from organization_units where code = 'CS'")[0]
    page.get_by_role("radiogroup", name="Names in").get_by_text(language, exact=True).click()
    expect(offerings).to_contain_text(title[language])
    assert cells(offerings, "Title")[0] == title[language]
    expect(box(page, "Unit")).to_have_value(f"CS · {unit[language]}")


@pytest.mark.parametrize(("name", "viewer"), PAGES.items())
def test_every_page_fits_a_desk_and_a_telephone_in_light_and_dark(browse, application, name, viewer):
    page = browse(f"{name}?viewer={viewer}")
    if name == "offering":
        visit(page, f"offering?offering={application.ask(AN_OFFERING_OF_UNIT, unit='ECON')[0]}")
    elif name == "student":
        visit(page, f"student?student={application.ask('select id from students limit 1')[0]}")
        say_what_for(page)
    grounds = set()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in (1440, 400):
            fits(page, width)
        grounds.add(page.get_by_test_id("stApp").evaluate("app => getComputedStyle(app).backgroundColor"))
    assert len(grounds) == 2


def test_no_other_site_shows_the_dashboard_in_a_frame_and_no_foreign_script_runs_in_it(chromium, application):
    page = chromium.new_page()
    with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
        page.set_content(f'<iframe src="{application.address}"></iframe>')
    visit(page, application.address)
    with page.expect_console_message(lambda message: "Content Security Policy" in message.text):
        page.evaluate("document.head.append(Object.assign(document.createElement('script'), {text: 'ran = 1'}))")
    assert page.evaluate("typeof ran") == "undefined"
    page.close()


def test_every_page_is_among_these():
    files = {path.stem for path in SCRIPT.parent.glob("app_pages/*.py")}
    assert files - {"overview"} == set(PAGES) - {""}
