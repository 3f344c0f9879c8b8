"""Links to what is not theirs: each role follows every one of them, and sees no more than that there is nothing."""

import re

import pytest
from playwright.sync_api import Page, expect

from browser.screen import box, cells, ready, say_what_for, table, visit

pytestmark = pytest.mark.browser

PAGES_OF_PEOPLE = ("demand", "waitlists", "workload", "students", "holds", "conflicts", "grades", "courses")
# Whose role -> the pages that are not in their menu.
CLOSED = {
    "REGISTRAR": ("database",),
    "RECTOR": ("access", "database"),
    "DEAN": ("access", "database"),
    "DEPT_HEAD": ("access", "database"),
    "TEACHER": ("workload", "grades", "access", "database"),
    "SYSADMIN": (*PAGES_OF_PEOPLE, "access", "offering", "student"),
}
SOMEBODY = """
    select array[user_id::text, concat_ws(' ', role_name ->> 'en', unit_code), unit_code]
    from lms_ops.demo_viewers()
    where role_code = %(role)s
    limit 1
"""
# Not of the unit or below it, not taught, not advised.
STUDENT_OF_OTHERS = """
    select students.id
    from students
    join academic_programs as programs on programs.id = students.academic_program_id
    join organization_units as units on units.id = programs.organization_unit_id
    left join organization_units as faculties on faculties.id = units.parent_id
    where units.code <> %(unit)s
        and faculties.code is distinct from %(unit)s
        and students.academic_advisor_id is distinct from %(person)s
        and students.thesis_advisor_id is distinct from %(person)s
    order by students.student_number
    limit 1
"""
OFFERING_OF_OTHERS = """
    select offerings.id
    from course_offerings as offerings
    join academic_terms as terms on terms.id = offerings.academic_term_id
    join courses on courses.id = offerings.course_id
    join organization_units as units on units.id = courses.organization_unit_id
    left join organization_units as faculties on faculties.id = units.parent_id
    where terms.is_current
        and units.code <> %(unit)s
        and faculties.code is distinct from %(unit)s
        and not exists (
            select
            from course_instructors as instructors
            where instructors.course_offering_id = offerings.id
                and instructors.instructor_id = %(person)s
        )
    order by offerings.id
    limit 1
"""
NAME_AND_NUMBER = """
    select lms_ops.full_name(persons) ->> 'az'
    from students
    join persons on persons.user_id = students.user_id
    where students.id = %(student)s
    union all
    select student_number
    from students
    where id = %(student)s
"""
LOOKED = "select count(*) from audit_logs where resource_id = %(student)s and user_id = %(person)s"


@pytest.mark.parametrize("role", CLOSED)
def test_a_page_that_is_not_in_the_menu_is_not_behind_its_address_either(browse, application, role):
    _, title, _ = application.ask(SOMEBODY, role=role)[0]
    page = browse(f"?viewer={title}")
    expect(box(page, "Look as")).to_have_value(re.compile(f"^{title} · "))
    for name in CLOSED[role]:
        visit(page, f"{name}?viewer={title}")
        expect(page.get_by_text("does not seem to exist")).to_be_visible()


@pytest.mark.parametrize("role", ["DEAN", "DEPT_HEAD", "TEACHER"])
def test_a_link_to_a_student_or_a_section_of_others_opens_nothing(browse, application, role):
    person, title, unit = application.ask(SOMEBODY, role=role)[0]
    of_others = {"unit": unit, "person": person}
    student = application.ask(STUDENT_OF_OTHERS, **of_others)[0]
    name, number = application.ask(NAME_AND_NUMBER, student=student)
    page = browse(f"student?student={student}&section=grades&viewer={title}")
    expect(box(page, "Look as")).to_have_value(re.compile(f"^{title} · "))
    say_what_for(page)
    expect(page.get_by_text("No student is open, or not one that you may see.")).to_be_visible()
    shows_nothing_of(page, [name, number])
    assert application.ask(LOOKED, student=student, person=person) == [0]

    visit(page, f"search?q={number}&viewer={title}")
    expect(page.get_by_text("Nothing that you may see has")).to_be_visible()
    shows_nothing_of(page, [name])

    visit(page, f"offering?offering={application.ask(OFFERING_OF_OTHERS, **of_others)[0]}&viewer={title}")
    expect(page.get_by_text("it is not one that you may see")).to_be_visible()
    expect(table(page, "Roster")).to_have_count(0)


def test_what_a_colleague_may_choose_is_no_choice_of_others(browse, application):
    """A unit in an address that is not theirs counts as none."""
    page = browse("demand?unit=ECON&viewer=Dean+FIT")
    expect(box(page, "Unit")).to_have_value("Everything you may see")
    foreign = set(application.ask("select code from courses where code like 'ECON%%'"))
    assert foreign
    assert foreign.isdisjoint(cells(table(page, "Offerings"), "Course"))


def test_a_student_sees_no_page(browse):
    page = browse("students?viewer=Student")
    expect(page.get_by_role("heading", name="Nothing to see yet")).to_be_visible()
    expect(page.get_by_text("Ask the registrar's office")).to_be_visible()


def shows_nothing_of(page: Page, words: list[str]) -> None:
    """None of the words is on the page."""
    ready(page)
    said = page.locator("body").text_content()
    assert [word for word in words if word in said] == []
