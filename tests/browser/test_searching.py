"""The search box: typed into on any page, it opens what it finds, and what it finds leads on."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.screen import fits, press, ready, say_what_for

pytestmark = pytest.mark.browser

A_COURSE = """
    select courses.code
    from courses
    join course_offerings as offerings on offerings.course_id = courses.id
    join academic_terms as terms on terms.id = offerings.academic_term_id
    where terms.is_current
    limit 1
"""
A_STUDENT = """
    select persons.first_name || ' ' || persons.last_name
    from students
    join persons using (user_id)
    limit 1
"""


def box(page: Page) -> Locator:
    return page.get_by_placeholder("Search courses, students, staff, announcements")


def search(page: Page, words: str) -> None:
    box(page).fill(words)
    box(page).press("Enter")
    expect(page).to_have_url(re.compile("/search[?]q="))
    ready(page)


def test_what_is_found_leads_to_its_page_and_the_box_is_empty_there(browse, application):
    code = application.ask(A_COURSE)[0]
    page = browse("waitlists")
    search(page, code.lower())
    for _ in range(2):
        expect(box(page)).to_have_value(code.lower())
        page.get_by_role("link", name=f"{code} · ").click()
        expect(page.get_by_role("heading", name="Course demand")).to_be_visible()
        ready(page)  # until then the box of the search is still there, unseen
        expect(page.get_by_role("textbox", name="Search", exact=True).last).to_have_value(code)
        expect(box(page)).to_have_value("")
        search(page, code.lower())


def test_a_student_is_found_by_a_misspelt_name_and_opened(browse, application):
    first, last = application.ask(A_STUDENT)[0].split()
    page = browse("?language=en")
    search(page, f"{first} {last}q")
    expect(page.get_by_text(f"Nothing that you may see has “{first} {last}q” in it.")).to_be_visible()
    press(page, f"{first} {last}")
    expect(page).to_have_url(re.compile(f"q={first}[+]{last}"))
    page.get_by_role("link", name=f"{first} {last} · ").first.click()
    say_what_for(page)
    expect(page.get_by_role("heading", name=f"{first} {last}")).to_be_visible()


def test_what_is_found_fits_a_telephone(browse):
    page = browse("search?q=Aliyev")
    expect(page.get_by_role("heading", name="Students")).to_be_visible()
    for width in (1440, 400):
        fits(page, width)
