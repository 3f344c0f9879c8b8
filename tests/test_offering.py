"""One offering: seats now, roster, queue and results, for those who may see it."""

import pytest
import sample
from pages import words
from sqlalchemy import text


@pytest.fixture
def offering(owner):
    """CS101 section A, 2 of 2 seats taken, one who dropped, one who waits."""
    with owner.begin() as connection:
        unit = sample.unit(connection, "CS")
        course = sample.course(connection, unit, "CS101")
        term = sample.open_term(connection)
        made = {
            "offering": sample.offering(connection, course, term, section_code="A", max_enrollment=2, component="LEC"),
            "head": sample.viewer(connection, "DEPT_HEAD", unit),
            "stranger": sample.viewer(connection, "DEPT_HEAD", sample.unit(connection, "ART")),
            "administrator": sample.viewer(connection, "SYSADMIN"),
            "teacher": sample.staff(connection, unit, "Leyla Quliyeva"),
        }
        sample.role(connection, made["teacher"], "TEACHER")
        sample.instructor(connection, made["offering"], made["teacher"])
        sample.meeting(connection, made["offering"], 2, "14:00", "15:15")
        program = sample.program(connection, unit)
        for name in ("Aysel One", "Bahar Two"):
            made[name] = sample.student(connection, program, name)
            sample.enrollment(connection, made["offering"], made[name])
        gone = sample.student(connection, program, "Cavid Three")
        sample.enrollment(connection, made["offering"], gone, enrollment_status="dropped")
        sample.waiting(connection, made["offering"], sample.student(connection, program, "Dilara Four"))
    with owner.begin() as connection:
        connection.execute(text("select lms_ops.refresh_statistics()"))
    return made


def test_seats_are_net_of_offers_and_as_of_now(owner, as_person, offering):
    def seats():
        with as_person(offering["head"]) as connection:
            return connection.execute(
                text("""
                    select seats_taken, capacity, offers_out, free_seats, waiting, dropped
                    from report.offering
                """)
            ).one()

    assert seats() == (2, 2, 0, 0, 1, 1)
    with owner.begin() as connection:
        connection.execute(
            text("update course_enrollments set enrollment_status = 'withdrawn' where student_id = :id"),
            {"id": offering["Bahar Two"]},
        )
    # the freed seat is on offer already
    assert seats() == (1, 2, 1, 0, 0, 1)


def test_the_roster_is_for_those_who_may_see_the_offering_or_the_student(as_person, offering):
    seen = {}
    for viewer in ("head", "teacher", "stranger", "administrator", None):
        with as_person(viewer and offering[viewer]) as connection:
            seen[viewer] = connection.scalars(
                text("select student_name ->> 'en' from report.roster order by is_seated desc, 1")
            ).all()
    everybody = ["Aysel One", "Bahar Two", "Cavid Three"]
    assert seen == {"head": everybody, "teacher": everybody, "stranger": [], "administrator": [], None: []}


@pytest.mark.parametrize("viewer", ["head", "teacher"])
def test_the_page_shows_roster_queue_times_and_results(open_page, offering, viewer):
    page = open_page("offering", offering[viewer], offering=str(offering["offering"]))
    assert not page.exception
    assert page.title[0].value == "CS101 section A"
    figures = {metric.label: metric.value for metric in page.metric}
    assert figures == {"Seats taken": "2 of 2", "Free seats": "0", "Waiting": "1", "Offers out": "0"}
    said = words(page)
    assert "Queue for CS101 section A" in said
    assert "- Taught by: **Leyla Quliyeva**" in said
    assert "- Meets: **Tuesday 14:00 to 15:15**" in said
    assert "- Dropped, withdrawn: **1, 0**" in said
    rosters = [frame.value for frame in page.dataframe if "program_code" in frame.value]
    assert list(rosters[0].student_name) == ["Aysel One", "Bahar Two", "Cavid Three"]
    assert ("Offer the next seat" in said) == (viewer == "head")


@pytest.mark.parametrize("asked", ["", "no-id", "00000000-0000-0000-0000-000000000000"])
def test_a_link_to_nothing_says_where_to_look(open_page, offering, asked):
    page = open_page("offering", offering["head"], offering=asked)
    assert not page.exception
    assert "No offering is open, or it is not one that you may see." in words(page)


def test_a_stranger_is_told_no_more_than_that_it_is_not_theirs(open_page, offering):
    page = open_page("offering", offering["stranger"], offering=str(offering["offering"]))
    assert "CS101" not in words(page)
    assert "not one that you may see" in words(page)


def test_who_teaches_a_course_of_no_unit_reads_its_queue_and_decides_nothing(owner, open_page):
    with owner.begin() as connection:
        unit = sample.unit(connection)
        course = sample.course(connection, unit, "CS900")
        offering = sample.offering(connection, course, sample.term(connection, is_current=True))
        teacher = sample.viewer(connection, "DEPT_HEAD", unit)
        sample.instructor(connection, offering, teacher)
        sample.waiting(connection, offering, sample.student(connection))
        connection.execute(text("update courses set organization_unit_id = null"))
    page = open_page("offering", teacher, offering=str(offering))
    assert not page.exception
    assert "Offer the next seat" not in words(page)


def test_the_head_sets_the_limit_and_seats_beyond_it_go_to_the_queue(open_page, offering):
    page = open_page("offering", offering["head"], offering=str(offering["offering"]))
    button(page, "Set the limit").click().run()
    assert page.number_input[0].value == 2
    page.number_input[0].set_value(5)
    page.text_area[0].set_value("a larger room")
    button(page, "Set").click().run()
    assert [toast.value for toast in page.toast] == ["CS101 section A has a limit of 5; 1 seat went to the queue"]
    figures = {metric.label: metric.value for metric in page.metric}
    assert figures == {"Seats taken": "2 of 5", "Free seats": "2", "Waiting": "0", "Offers out": "1"}


def test_a_limit_below_the_count_puts_nobody_out(open_page, offering):
    page = open_page("offering", offering["head"], offering=str(offering["offering"]))
    button(page, "Set the limit").click().run()
    page.number_input[0].set_value(1)
    page.text_area[0].set_value("a smaller room")
    button(page, "Set").click().run()
    figures = {metric.label: metric.value for metric in page.metric}
    assert figures["Seats taken"] == "2 of 1"
    assert figures["Free seats"] == "0"


def test_the_head_sets_the_rule_of_the_queue(open_page, offering):
    page = open_page("offering", offering["head"], offering=str(offering["offering"]))
    assert "The next in the queue is offered a free seat" in words(page)
    button(page, "Set the queue's rule").click().run()
    mode, swaps = page.selectbox[-2:]
    assert (mode.value, swaps.value) == ("offer", False)
    mode.set_value("manual")
    swaps.set_value(True)
    page.text_area[0].set_value("auditions decide")
    button(page, "Set").click().run()
    assert "A free seat waits until somebody here offers it; students who sit in another section may wait" in words(
        page
    )


def test_a_teacher_reads_the_rule_and_cannot_set_it(open_page, offering):
    page = open_page("offering", offering["teacher"], offering=str(offering["offering"]))
    assert "The next in the queue is offered a free seat" in words(page)
    assert not {"Set the limit", "Set the queue's rule"} & {button.label for button in page.button}


def button(page, label):
    return next(each for each in page.button if each.label == label)
