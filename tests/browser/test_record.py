"""The record of one student, from the list to a seat and back."""

import pytest
from playwright.sync_api import expect

from browser.screen import cells, figure, pick, press, rows, say_what_for, table, toast, visit

pytestmark = pytest.mark.browser

# A student and a section in which they may enroll today.
SEAT_TO_BE_HAD = """
    select array[students.student_number, courses.code, offerings.section_code]
    from students
    cross join course_offerings as offerings
    join academic_terms as terms on terms.id = offerings.academic_term_id
    join courses on courses.id = offerings.course_id
    cross join lateral check_enrollment_eligibility(students.id, offerings.id) as answer
    where students.status = 'active'
        and terms.is_current
        and offerings.current_enrollment < offerings.max_enrollment
        and answer.can_enroll
    limit 1
"""


def test_a_student_is_found_enrolled_and_dropped_again(browse, application):
    number, course, section = application.ask(SEAT_TO_BE_HAD)[0]
    page = browse("students?viewer=Registrar")
    page.get_by_label("Name or student number").fill(number)
    page.keyboard.press("Enter")
    students = table(page, "Students, those at risk first")
    expect(rows(students)).to_have_count(1)
    assert cells(students, "Student number") == [number]
    pick(students, 0)
    expect(page.get_by_text("says what for")).to_be_visible()
    expect(page.get_by_text(number)).to_have_count(0)
    say_what_for(page)
    expect(page.get_by_text(number)).to_be_visible()
    expect(figure(page, "Cumulative GPA")).to_be_visible()
    credits = float(figure(page, "Credits this term").inner_text())

    page.get_by_text("Can this student enrol in ...?").click()
    page.get_by_label("Course").fill(course)
    page.keyboard.press("Enter")
    page.get_by_role("combobox", name="Section").click()
    page.get_by_role("option").filter(has_text=f"{course} section {section} ").click()
    expect(page.get_by_text("Yes: ")).to_be_visible()
    link = page.url
    press(page, "Enroll")
    press(page.get_by_role("dialog"), "Enroll")
    expect(toast(page)).to_contain_text(f"is enrolled in {course} section {section}.")

    page.get_by_role("radio", name="Enrollments").click()
    enrollments = table(page, "Enrollments of")
    expect(enrollments).to_contain_text(course)
    assert float(figure(page, "Credits this term").inner_text()) > credits
    taken = list(zip(cells(enrollments, "Course"), cells(enrollments, "Section"), strict=True))
    pick(enrollments, taken.index((course, section)))
    press(page, "Drop")
    page.get_by_role("dialog").get_by_label("Reason").fill("Wrong course")
    press(page.get_by_role("dialog"), "Drop")
    expect(toast(page)).to_contain_text(f"{course} section {section} is dropped.")
    expect(figure(page, "Credits this term")).to_have_text(f"{credits:g}")

    # the address that asked opens the same question for somebody else
    visit(page, link)
    say_what_for(page)
    expect(page.get_by_text("Yes: ")).to_be_visible()
