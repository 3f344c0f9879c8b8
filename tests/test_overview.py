"""The overview: one sentence with a number per topic, most urgent first, only what the person may see."""

import pytest
import sample
from pages import words
from sqlalchemy import text

from dashboard.queries import waitlists, workload
from dashboard.viewer import Viewer


@pytest.fixture
def people(owner):
    """A department with trouble of each kind, one without any, and those who look."""
    with owner.begin() as connection:
        troubled, quiet = sample.unit(connection, "CS"), sample.unit(connection, "ART")
        program = sample.program(connection, troubled)
        term = sample.term(connection, "2025-spring", is_current=True)
        course = sample.course(connection, troubled, "CS101")
        full = sample.offering(connection, course, term, section_code="001", max_enrollment=2)
        connection.execute(
            text("""
                insert into lms_ops.capacity_overrides (course_offering_id, published_limit, reason)
                values (:offering, 1, 'two let in')
            """),
            {"offering": full},
        )
        for _ in range(2):
            sample.enrollment(connection, full, sample.student(connection, program))
        for _ in range(3):
            sample.waiting(connection, full, sample.student(connection, program))
        free = sample.offering(connection, course, term, section_code="002", max_enrollment=5)
        held = sample.student(connection, program)
        sample.waiting(connection, free, held)
        sample.hold(connection, held)
        teacher = sample.staff(connection, troubled, "Leyla Quliyeva", academic_rank="professor")
        for number in range(8):
            offering = sample.offering(connection, sample.course(connection, troubled), term)
            sample.instructor(connection, offering, teacher)
            sample.meeting(
                connection,
                offering,
                number % 5 + 1,
                f"{9 + 2 * (number // 5):02}:00",
                f"{10 + 2 * (number // 5):02}:30",
            )
        found = {
            "head": sample.viewer(connection, "DEPT_HEAD", troubled),
            "quiet head": sample.viewer(connection, "DEPT_HEAD", quiet),
            "registrar": sample.viewer(connection, "REGISTRAR"),
            "administrator": sample.viewer(connection, "SYSADMIN"),
            "nobody": sample.person(connection),
        }
    with owner.begin() as connection:
        connection.execute(text("select lms_ops.refresh_statistics()"))
    return found


def test_every_trouble_is_a_sentence_with_a_number_and_the_most_urgent_comes_first(open_page, people):
    page = open_page("overview", people["head"])
    assert not page.exception
    said = words(page)
    assert "1 offering is over capacity; the fullest, CS101 section 001, has 2 students for 1 seat." in said
    assert "1 free seat can be offered to students who wait." in said
    assert "4 students wait in 2 queues; the longest, CS101 section 001, has 3 waiting." in said
    assert "1 student cannot register because of a hold, the longest since today; they wait for 1 place." in said
    assert "1 teacher is above the limit; Leyla Quliyeva carries 14.4 of 12.0 contact hours a week." in said
    assert "No schedule conflict is open." in said
    assert said.index("over capacity;") < said.index("students wait in") < said.index("No schedule conflict")


def test_where_nothing_is_wrong_every_topic_says_so(open_page, people):
    said = words(open_page("overview", people["quiet head"]))
    for healthy in (
        "No offering is over capacity.",
        "Nobody waits for a seat.",
        "No schedule conflict is open.",
        "No hold keeps a student from registering.",
        "No teacher is above the limit.",
    ):
        assert healthy in said


def test_who_runs_the_database_sees_the_statistics_and_no_students(open_page, people):
    said = words(open_page("overview", people["administrator"]))
    assert "All statistics are within the age they may have." in said
    assert "students wait" not in said
    assert "over capacity" not in said


def test_late_statistics_are_named_with_their_budget(open_page, owner, people):
    with owner.begin() as connection:
        connection.execute(text("update lms_ops.refreshes set started_at = started_at - interval '30 hours'"))
    said = words(open_page("overview", people["administrator"]))
    assert "mv_student_statistics was refreshed 30 h ago; it may be 24 hours old." in said


def test_somebody_without_a_role_is_told_whom_to_ask(open_page, people):
    page = open_page("overview", people["nobody"])
    assert "Ask the registrar's office" in words(page)
    assert not page.metric


def test_what_changed_since_the_figures_were_fetched_breaks_no_line(owner, open_page, people):
    """Figures are kept for seconds, and other pages fetch the same ones earlier."""
    head = Viewer(str(people["head"]))
    with owner.connect() as connection:
        term = str(connection.scalar(text("select id from academic_terms")))
    assert waitlists.totals(head, term_id=term, units=None).waiting[0] > 0
    assert workload.totals(head, term=term, units=None).over[0] > 0
    with owner.begin() as connection:
        connection.execute(text("delete from course_waitlist"))
        connection.execute(text("delete from course_instructors"))
        connection.execute(text("select lms_ops.refresh_statistics()"))
    page = open_page("overview", people["head"])
    assert not page.exception
