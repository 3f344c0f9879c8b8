"""What people do: once, with a reason where the record needs one, and the page shows what has become of it."""

import csv
import re

import psycopg
import pytest
from playwright.sync_api import Page, expect

from browser.conftest import QUEUE
from browser.screen import box, cells, choose, figure, menu, pick, press, ready, rows, shown, table, toast

pytestmark = pytest.mark.browser

SECTION = f"""
    select courses.code || ' ' || offerings.section_code
    from course_offerings as offerings
    join courses on courses.id = offerings.course_id
    where offerings.id = ({QUEUE})
"""
OFFERS = "select id from lms_ops.waitlist_events where event = 'offered'"
FREE_STUDENT = """
    select student_number
    from students
    where status = 'active'
        and id not in (select student_id from student_holds)
    order by student_number
    limit 1
"""
STUDENTS_NAMES = """
    select names.value
    from persons
    cross join jsonb_each_text(lms_ops.full_name(persons)) as names
    group by names.value
    having bool_and(exists (select from students where students.user_id = persons.user_id))
"""
EXPORTS = """
    select exports.new_values -> 'new' || exports.new_values || lms_ops.full_name(persons)
    from audit_logs as exports
    join persons on persons.user_id = exports.user_id
    where exports.action = 'export'
        and exports.resource_type = 'holds'
    order by exports.created_at desc
"""


def test_the_next_seat_of_a_queue_is_offered_once(browse, application):
    page = browse("waitlists")
    queues = table(page, "Queues, most urgent first")
    sections = [*map(" ".join, zip(cells(queues, "Course"), cells(queues, "Section"), strict=True))]
    pick(queues, sections.index(application.ask(SECTION)[0]))
    queue = table(page, "Queue for")
    offered = cells(queue, "Status").count("offered")
    offers_out = int(figure(page, "Offers out").inner_text())
    receipts = len(application.ask(OFFERS))
    press(page, "Offer the next seat")
    page.get_by_role("dialog").get_by_role("button", name="Offer the seat").dblclick()
    expect(toast(page)).to_contain_text("may take the seat in")
    expect(figure(page, "Offers out")).to_have_text(str(offers_out + 1))
    ready(page)
    # the table is drawn a moment after its page
    expect(rows(queue).filter(has_text=re.compile("offered"))).to_have_count(offered + 1)
    assert cells(queue, "Status").count("offered") == offered + 1
    assert len(application.ask(OFFERS)) == receipts + 1


def test_conflicts_are_detected_and_several_are_resolved_with_method_and_note(browse):
    page = browse("conflicts")
    expect(page.get_by_text("No conflict is recorded")).to_be_visible()
    press(page, "Detect")
    press(page.get_by_role("dialog"), "Detect")
    expect(toast(page)).to_contain_text(re.compile(r"[1-9]\d* opened, 0 closed"))
    expect(figure(page, "Open conflicts")).to_be_visible()
    number = int(figure(page, "Open conflicts").inner_text())
    conflicts = table(page, "Conflicts: open")
    before = cells(conflicts, "What does not fit")
    for row in (0, 2):
        pick(conflicts, row)
        expect(page.get_by_role("listitem").filter(has_text=before[row])).to_be_visible()
    press(page, "Resolve")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Resolve 2 conflicts")
    choose(page, "How", "The requirement was waived")
    dialog.get_by_label("Reason").fill("Agreed with the dean")
    press(dialog, "Resolve")
    expect(toast(page)).to_contain_text("2 conflicts resolved")
    expect(figure(page, "Closed by a person")).to_have_text("2")
    expect(figure(page, "Open conflicts")).to_have_text(str(number - 2))
    expect(rows(conflicts)).to_have_count(number - 2)
    assert cells(conflicts, "What does not fit") == [before[1], *before[3:]]
    me = box(page, "Look as").input_value().split(" · ")[1]
    choose(page, "Show", "Closed by a person")
    closed = table(page, "Conflicts: closed by a person")
    expect(closed).to_contain_text("Agreed with the dean")
    assert cells(closed, "By") == [me, me]
    assert cells(closed, "Method") == ["The requirement was waived"] * 2


def test_the_database_administrator_refreshes_all_statistics(browse, application):
    page = browse("?viewer=Database+administrator")
    expect(page.get_by_text("2 days ago: out of date")).to_be_visible()
    menu(page).get_by_text("Database").click()
    expect(figure(page, "Late statistics")).to_have_text("3")
    press(page, "Refresh all")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("3 views will be computed anew")
    with psycopg.connect(application.database_url) as connection:
        connection.execute("lock table assessments")  # for as long as it takes to see the progress
        press(dialog, "Refresh")
        expect(dialog.get_by_text("Refreshing mv_course_offering_statistics")).to_be_visible()
    expect(toast(page)).to_contain_text("3 views refreshed")
    expect(figure(page, "Late statistics")).to_have_text("0")
    me = box(page, "Look as").input_value().split(" · ")[1]
    ready(page)
    assert cells(table(page, "Statistics views"), "By") == [me] * 3
    page.get_by_role("tab", name="Refreshes").click()
    expect(table(page, "Refreshes, latest first")).to_contain_text(me)
    assert cells(table(page, "Refreshes, latest first"), "By")[:4] == [me, me, me, ""]
    menu(page).get_by_text("Overview").click()
    expect(page.get_by_text("just now")).to_be_visible()


def test_a_database_administrator_sees_no_students(browse, application):
    page = browse("database?viewer=Database+administrator")
    assert menu(page).all_inner_texts() == ["Overview", "Database"]
    names = application.ask(STUDENTS_NAMES)
    assert names
    for tab in page.get_by_role("tab").all():
        tab.click()
        expect(page.get_by_role("tabpanel")).not_to_be_empty()
        administrator = shown(page)
        assert not [name for name in names if name in administrator]
    registrar = shown(browse("students"))
    assert [name for name in names if name in registrar]
    page = browse("students?viewer=Database+administrator")
    expect(page.get_by_text("does not seem to exist")).to_be_visible()


@pytest.fixture
def student(application) -> str:
    """The number of a student without any hold."""
    return application.ask(FREE_STUDENT)[0]


def place_hold(page: Page, student: str, reason: str) -> None:
    press(page, "Place a hold")
    page.get_by_label("Student numbers").fill(student)
    page.get_by_label("Student numbers").press("Control+Enter")
    press(page, "Continue")
    page.get_by_label("Reason").fill(reason)
    press(page.get_by_role("dialog", name="Place a hold"), "Place")
    expect(toast(page)).to_contain_text("1 hold placed")


def test_a_hold_is_placed_and_released(browse, student):
    page = browse("holds")
    active = int(figure(page, "Active holds").inner_text())
    place_hold(page, student, "Owes a book")
    expect(figure(page, "Active holds")).to_have_text(str(active + 1))
    page.get_by_label("Student number", exact=True).fill(student)
    page.get_by_label("Student number", exact=True).press("Enter")
    holds = table(page, "Active holds")
    expect(rows(holds)).to_have_count(1)
    assert cells(holds, "Reason") == ["Owes a book"]
    pick(holds, 0)
    press(page, "Release")
    page.get_by_label("Reason").fill("The book is back")
    press(page.get_by_role("dialog"), "Release")
    expect(toast(page)).to_contain_text("1 hold released")
    expect(page.get_by_text("Nothing here matches.")).to_be_visible()
    expect(figure(page, "Active holds")).to_have_text(str(active))
    choose(page, "Show", "Past holds")
    past = table(page, "Past holds")
    expect(past).to_contain_text(student)
    assert cells(past, "Released because") == ["The book is back"]


def test_a_download_has_the_rows_runs_nothing_and_is_in_the_audit_log(browse, application, student, tmp_path):
    page = browse("holds")
    place_hold(page, student, "=HYPERLINK(1)")
    active = int(figure(page, "Active holds").inner_text())
    press(page, "Download")
    choose(page, "What for", "An audit")
    with page.expect_download() as arriving:
        press(page, "CSV")
    file = tmp_path / "holds.csv"
    arriving.value.save_as(file)
    with open(file, encoding="utf-8-sig", newline="") as content:
        rows = list(csv.DictReader(content))
    assert len(rows) == active
    assert [row["reason"] for row in rows if row["student_number"] == student] == ["'=HYPERLINK(1)"]
    kept = application.ask(EXPORTS)[0]
    assert (kept["rows"], kept["reason"], kept["filters"]["state"]) == (active, "An audit", "active")
    assert box(page, "Look as").input_value() == f"Registrar · {kept['az']}"
