"""The record of one student: its figures, who may open it, what each section shows and does."""

from datetime import date
from types import SimpleNamespace

import messy
import pytest
import sample
from pages import words
from sqlalchemy import text

from db.errors import Refused


@pytest.fixture
def here(owner):
    """Aysel of computer science: a finished term, one course now and others to be had; and those who look at her."""
    with owner.begin() as connection:
        faculty = sample.unit(connection, "SCI", type="faculty")
        unit, other = sample.unit(connection, "CS", parent=faculty), sample.unit(connection, "ART")
        program = sample.program(connection, unit, code="CS-B")
        fall, spring = sample.term(connection, "2024-fall"), sample.open_term(connection, "2025-spring")
        advisor = sample.viewer(connection, "ADVISOR")
        aysel = sample.student(
            connection, program, "Aysel Abbasova", student_number="STU1", academic_advisor_id=advisor
        )
        made = SimpleNamespace(
            student=aysel,
            classmate=sample.student(connection, program, "Bahar Babayeva", student_number="STU2"),
            unit=unit,
            term=spring,
            registrar=sample.viewer(connection, "REGISTRAR"),
            dean=sample.viewer(connection, "DEAN", faculty),
            head=sample.viewer(connection, "DEPT_HEAD", unit),
            stranger=sample.viewer(connection, "DEPT_HEAD", other),
            advisor=advisor,
            administrator=sample.viewer(connection, "SYSADMIN"),
            teacher=sample.staff(connection, unit, "Leyla Quliyeva"),
        )
        sample.role(connection, made.teacher, "TEACHER")

        past = {code: sample.course(connection, unit, code) for code in ("CS101", "CS102", "CS103")}
        for code, component, results in (
            ("CS101", "LEC", {"enrollment_status": "completed", "grade": "A", "grade_points": 4}),
            # the same course once more: its laboratory counts no second time
            ("CS101", "LAB", {"enrollment_status": "completed", "grade": "A", "grade_points": 4}),
            ("CS102", "LEC", {"enrollment_status": "completed", "grade": "F", "grade_points": 0}),
            ("CS103", "LEC", {"enrollment_status": "withdrawn"}),
        ):
            offering = sample.offering(connection, past[code], fall, component=component)
            sample.enrollment(connection, offering, aysel, **results)

        made.course = sample.course(connection, unit, "CS201", name=sample.words("Compilers"))
        made.seat = sample.offering(connection, made.course, spring, section_code="A")
        made.other_section = sample.offering(connection, made.course, spring, section_code="B")
        made.wanted = sample.offering(
            connection, sample.course(connection, unit, "CS301"), spring, section_code="A", max_enrollment=1
        )
        made.free = sample.offering(connection, sample.course(connection, unit, "CS302"), spring, section_code="A")
        sample.instructor(connection, made.seat, made.teacher)
        sample.meeting(connection, made.seat, 1, "10:00", "11:15")
        sample.meeting(connection, made.free, 1, "11:00", "12:15")
        made.enrollment = sample.enrollment(connection, made.seat, aysel)
        sample.enrollment(connection, made.wanted, made.classmate)
        sample.insert(
            connection,
            "academic_standing_history",
            student_id=aysel,
            academic_term_id=fall,
            standing="good",
            cause="Average 2.00 in the term, 2.00 in all.",
        )
    return made


def read(as_person, user_id, statement, **parameters):
    with as_person(user_id) as connection:
        return connection.execute(text(statement), parameters).all()


def record(open_page, here, user_id, section="enrollments", **choices):
    page = open_page("student", user_id, student=str(here.student), section=section, **choices)
    assert not page.exception
    return page


def pick(page, table, row=0):
    page.session_state[table] = {"selection": {"rows": [row], "columns": [], "cells": []}}
    return page.run()


def press(page, label):
    """Click the last button that is called so: a dialog's stands behind the page's."""
    return [button for button in page.button if button.label == label][-1].click().run()


# The figures


def test_figures_are_those_of_the_base_function_and_of_plain_counts(owner, as_person):
    with owner.begin() as connection:
        messy.fill(connection)
        registrar = sample.viewer(connection, "REGISTRAR")
        expected = connection.execute(
            text("""
                select
                    students.id,
                    computed.cumulative_gpa,
                    computed.credits_earned,
                    (select count(*) from student_holds as holds where holds.student_id = students.id
                        and is_active and effective_from <= now() and coalesce(effective_until, 'infinity') > now()),
                    (select count(*) from course_waitlist as waitlist where waitlist.student_id = students.id
                        and (status = 'waiting' or status = 'notified' and notification_expires_at > now())),
                    (select count(*) from course_enrollments as enrollments where student_id = students.id)
                from students
                cross join calculate_student_gpa(students.id) as computed
                order by students.id
            """)
        ).all()
        by_term = connection.execute(
            text("""
                select
                    students.id,
                    terms.id,
                    computed.term_gpa
                from students
                cross join academic_terms as terms
                cross join calculate_student_gpa(students.id, terms.id) as computed
                where computed.term_gpa is not null
                order by 1, 2
            """)
        ).all()
    assert len(expected) > 9
    assert len(by_term) > 9
    found = read(
        as_person,
        registrar,
        """
        select student_id, cumulative_gpa, credits_earned, active_holds, places_in_queues, enrollments
        from report.student
        cross join lateral (
            select count(*) as enrollments from report.student_enrollments where student_id = student.student_id
        ) as counted
        order by student_id
        """,
    )
    assert found == expected
    found = read(
        as_person,
        registrar,
        "select student_id, term_id, term_gpa from report.student_terms where term_gpa is not null order by 1, 2",
    )
    assert found == by_term
    # the last term's cumulative average and credits are those of the whole record
    assert not read(
        as_person,
        registrar,
        """
        select record.student_id
        from report.student as record
        join (
            select distinct on (student_id) student_id, cumulative_gpa, credits_so_far
            from report.student_terms
            order by student_id, term_start_date desc nulls last
        ) as latest using (student_id)
        where (record.cumulative_gpa, record.credits_earned) is distinct from
            (latest.cumulative_gpa, latest.credits_so_far)
        """,
    )


def test_a_course_counts_once_however_many_components_it_has(as_person, here):
    found = read(
        as_person,
        here.head,
        """
        select cumulative_gpa, credits_earned, credits_required, credits_this_term, courses_this_term, standing
        from report.student
        where student_number = 'STU1'
        """,
    )
    assert found == [(2, 3, 120, 3, 1, "good")]


def test_the_rank_is_the_place_in_the_queue_of_today(owner, as_person, here):
    with owner.begin() as connection:
        entries = [
            sample.waiting(connection, here.wanted, student, priority=priority, joined_at=f"2025-01-0{day} 09:00+00")
            for day, student, priority in (
                (1, sample.student(connection), 0),
                (2, here.student, 0),
                (3, sample.student(connection), 5),
            )
        ]
    asked = "select rank, state from report.student_waiting where entry_id = :entry"
    assert read(as_person, here.head, asked, entry=entries[1]) == [(3, "waiting")]
    with owner.begin() as connection:
        connection.execute(
            text("update course_waitlist set status = 'cancelled', ended_at = now() where id = :id"),
            {"id": entries[0]},
        )
    assert read(as_person, here.head, asked, entry=entries[1]) == [(2, "waiting")]


# Who may open it


@pytest.mark.parametrize("who", ["registrar", "dean", "head", "advisor"])
def test_who_may_read_the_record_sees_who_it_is(open_page, here, who):
    page = record(open_page, here, getattr(here, who))
    assert page.title[0].value == "Aysel Abbasova"
    said = words(page)
    assert "STU1" in said
    assert "Cumulative GPA: 2.00" in said
    assert "Credits earned: 3 of 120" in said
    assert "Credits this term: 3" in said
    assert list(page.dataframe[0].value.course_code) == ["CS201", "CS101", "CS101", "CS102", "CS103"]


@pytest.mark.parametrize("who", ["stranger", "teacher"])
def test_who_may_not_read_it_is_told_no_more(open_page, here, who):
    page = record(open_page, here, getattr(here, who))
    assert "No student is open, or not one that you may see." in words(page)
    assert "Aysel" not in words(page)


@pytest.mark.parametrize("asked", ["", "no-id", "00000000-0000-0000-0000-000000000000"])
def test_a_link_to_nobody_says_where_to_look(open_page, here, asked):
    page = open_page("student", here.head, student=asked)
    assert "No student is open, or not one that you may see." in words(page)


def test_a_database_administrator_has_no_such_page(open_page, here):
    with pytest.raises(ValueError, match="student"):
        open_page("student", here.administrator, student=str(here.student))


@pytest.mark.parametrize(
    "view",
    [
        "student",
        "student_enrollments",
        "student_terms",
        "student_standings",
        "student_waiting",
        "student_permits",
        "open_sections",
        "programs",
    ],
)
def test_nobody_and_a_stranger_read_nothing_of_it(owner, as_person, here, view):
    with owner.begin() as connection:
        sample.waiting(connection, here.wanted, here.student)
    for who in (None, here.administrator, here.stranger):
        assert read(as_person, who, f"select * from report.{view}") == []


def test_the_answer_is_for_those_who_may_read_the_record(as_person, here):
    asked = "select * from lms_ops.explain_eligibility(:student, :offering)"
    for who in (None, here.administrator, here.stranger, here.teacher):
        with pytest.raises(Refused):
            read(as_person, who, asked, student=here.student, offering=here.seat)


# The ways to it


def test_a_row_of_the_students_page_opens_the_record(owner, open_page, here):
    with owner.begin() as connection:
        connection.execute(text("select lms_ops.refresh_statistics()"))
    page = open_page("students", here.head)
    page = pick(page, "students 0", list(page.dataframe[0].value.student_number).index("STU1"))
    assert page.title[0].value == "Aysel Abbasova"


@pytest.mark.parametrize(("who", "led"), [("head", True), ("teacher", False), ("supervisor", True)])
def test_a_roster_leads_to_the_records_that_one_may_read(owner, open_page, here, who, led):
    if who == "supervisor":
        with owner.begin() as connection:
            connection.execute(text("update students set thesis_advisor_id = :id"), {"id": here.teacher})
    viewer = here.head if who == "head" else here.teacher
    page = pick(open_page("offering", viewer, offering=str(here.seat)), "roster")
    assert [link.label for link in page.get("page_link")] == ["Record of Aysel Abbasova"] * led


def test_holds_and_queues_lead_to_the_record(owner, open_page, here):
    with owner.begin() as connection:
        sample.hold(connection, here.student)
        sample.waiting(connection, here.wanted, here.student)
    assert [
        [link.label for link in pick(page, table).get("page_link")]
        for page, table in (
            (open_page("holds", here.head), "holds active"),
            (open_page("holds", here.head, state="blocked"), "holds blocked"),
            (open_page("offering", here.head, offering=str(here.wanted)), f"queue {here.wanted}"),
        )
    ] == [["Record of Aysel Abbasova"]] * 3


# What is done there


def seats(owner, here):
    with owner.connect() as connection:
        return {
            (course, section): status
            for course, section, status in connection.execute(
                text("""
                    select courses.code, offerings.section_code, enrollments.enrollment_status
                    from course_enrollments as enrollments
                    join course_offerings as offerings on offerings.id = enrollments.course_offering_id
                    join courses on courses.id = offerings.course_id
                    where enrollments.student_id = :student
                        and offerings.academic_term_id = :term
                """),
                {"student": here.student, "term": here.term},
            )
        }


def toasts(page):
    return [toast.value for toast in page.toast]


def refusal(page):
    """The sentence in the dialog; AppTest forgets the dialog itself in the next run."""
    assert not page.toast
    return [value for key, value in page.session_state.items() if key.startswith("dialog")][0]


@pytest.mark.parametrize(
    ("label", "status", "told"),
    [
        ("Drop", "dropped", "CS201 section A is dropped."),
        ("Withdraw", "withdrawn", "Aysel Abbasova has withdrawn from CS201 section A."),
    ],
)
def test_a_seat_is_given_up_with_a_reason(owner, open_page, here, label, status, told):
    page = press(pick(record(open_page, here, here.dean), "student enrollments"), label)
    page.text_area[0].set_value("Illness")
    page = press(page, label)
    assert toasts(page) == [told]
    assert seats(owner, here) == {("CS201", "A"): status}
    assert "Credits this term: 0" in words(page)


def test_a_refusal_stays_in_the_dialog_and_looks_like_no_success(owner, open_page, here):
    page = press(pick(record(open_page, here, here.dean), "student enrollments"), "Drop")
    with owner.begin() as connection:
        connection.execute(text("update academic_terms set end_date = current_date - 2"))
    page.text_area[0].set_value("Illness")
    assert "ask the registrar to correct the record" in refusal(press(page, "Drop"))
    assert seats(owner, here) == {("CS201", "A"): "enrolled"}


def test_a_seat_is_swapped_for_another_section(owner, open_page, here):
    page = press(pick(record(open_page, here, here.dean), "student enrollments"), "Swap")
    assert list(page.selectbox[-1].options) == ["CS201 section B · no set time · 30 free"]
    page = press(page, "Swap")
    assert toasts(page) == ["CS201 section A is swapped."]
    assert seats(owner, here) == {("CS201", "A"): "dropped", ("CS201", "B"): "enrolled"}


@pytest.mark.parametrize("who", ["head", "advisor"])
def test_who_only_reads_has_no_button(owner, open_page, here, who):
    with owner.begin() as connection:
        sample.waiting(connection, here.wanted, here.student)
        sample.hold(connection, here.student)
    reader = getattr(here, who)
    for section, table in (("enrollments", "student enrollments"), ("queues", "student queues")):
        page = pick(record(open_page, here, reader, section), table)
        assert not {button.label for button in page.button} - {"Sign out", "CSV", "XLSX"}
    page = record(open_page, here, reader, "holds")
    assert not {button.label for button in page.button} - {"Sign out"}
    page = record(open_page, here, reader, "registration", course="CS201")
    assert not {"Enroll", "Swap", "Join the waitlist"} & {button.label for button in page.button}
    page = record(open_page, here, reader, "averages")
    assert "Decide" not in {button.label for button in page.button}


def test_can_this_student_enrol_says_yes_and_enrolls(owner, open_page, here):
    page = record(open_page, here, here.dean, "registration", course="cs302")
    assert "No, Aysel Abbasova cannot enrol in CS302 section A now" in words(page)
    with owner.begin() as connection:
        connection.execute(text("delete from class_schedules"))
    page = record(open_page, here, here.registrar, "registration", course="cs302")
    assert page.success[0].value == "Yes: Aysel Abbasova can enrol in CS302 section A."
    page = press(press(page, "Enroll"), "Enroll")
    assert toasts(page) == ["Aysel Abbasova is enrolled in CS302 section A."]
    assert seats(owner, here)["CS302", "A"] == "enrolled"


def test_every_reason_is_named_and_nothing_is_offered_that_would_not_help(owner, open_page, here):
    with owner.begin() as connection:
        sample.hold(connection, here.student)
    page = record(open_page, here, here.dean, "registration", course="CS302")
    answer = page.warning[0].value
    assert "- A financial hold blocks registration" in answer
    assert "- Its meeting on Monday 11:00 to 12:15 clashes with CS201 section A" in answer
    assert not {"Enroll", "Swap", "Join the waitlist"} & {button.label for button in page.button}


def test_a_clash_is_solved_by_giving_up_the_other_seat(owner, open_page, here):
    page = record(open_page, here, here.dean, "registration", course="CS302")
    page = press(press(page, "Swap"), "Swap")
    assert toasts(page) == ["Aysel Abbasova is enrolled in CS302 section A."]
    assert seats(owner, here) == {("CS201", "A"): "dropped", ("CS302", "A"): "enrolled"}


def test_a_full_section_has_a_queue_to_join(owner, open_page, here):
    page = record(open_page, here, here.dean, "registration", course="CS301")
    assert "CS301 section A is full (1 of 1 seats)" in page.warning[0].value
    page = press(press(page, "Join the waitlist"), "Join")
    assert toasts(page) == ["Aysel Abbasova waits for CS301 section A at rank 1."]
    page = record(open_page, here, here.dean, "queues")
    table = page.dataframe[0].value
    assert list(zip(table.state, table["rank"], strict=True)) == [(["waiting"], 1)]


def test_the_office_may_let_somebody_in_above_the_limit(owner, open_page, here):
    page = record(open_page, here, here.head, "registration", course="CS301")
    page = press(page, "Enroll over capacity")
    page.text_area[0].set_value("Graduates this term")
    page = press(page, "Enroll")
    assert toasts(page) == ["Aysel Abbasova is enrolled in CS301 section A."]
    assert seats(owner, here)["CS301", "A"] == "enrolled"


def test_a_search_that_finds_nothing_says_so(open_page, here):
    assert "No section of a present or coming term is called XYZ." in words(
        record(open_page, here, here.head, "registration", course="XYZ")
    )


@pytest.fixture
def offered(owner, here):
    """The seat in CS301 is free and kept for Aysel."""
    with owner.begin() as connection:
        entry = sample.waiting(connection, here.wanted, here.student)
        connection.execute(
            text("update course_enrollments set enrollment_status = 'dropped' where student_id = :id"),
            {"id": here.classmate},
        )
        connection.execute(
            text("""
                update course_waitlist
                set status = 'notified', notified_at = now(), notification_expires_at = now() + interval '1 day'
                where id = :id and status = 'waiting'
            """),
            {"id": entry},
        )
    return entry


def test_an_offer_is_accepted_on_the_students_behalf(owner, open_page, here, offered):
    page = press(pick(record(open_page, here, here.dean, "queues"), "student queues"), "Accept the offer")
    page = press(page, "Accept")
    assert toasts(page) == ["Aysel Abbasova is enrolled in CS301 section A."]
    assert seats(owner, here)["CS301", "A"] == "enrolled"


def test_an_offer_that_a_hold_stands_against_is_refused_with_the_hold(owner, open_page, here, offered):
    page = press(pick(record(open_page, here, here.dean, "queues"), "student queues"), "Accept the offer")
    with owner.begin() as connection:
        sample.hold(connection, here.student)
    assert "A financial hold blocks registration" in refusal(press(page, "Accept"))
    assert ("CS301", "A") not in seats(owner, here)


def test_an_offer_is_declined_and_its_story_told(open_page, here, offered):
    page = press(pick(record(open_page, here, here.dean, "queues"), "student queues"), "Decline the offer")
    page.text_area[0].set_value("Takes another course")
    page = press(page, "Decline")
    assert toasts(page) == ["The offer of CS301 section A is declined."]
    assert "What happened to this place" in words(page)
    assert "The offer was declined" in words(page)


def test_a_place_in_a_queue_is_given_up(owner, open_page, here):
    with owner.begin() as connection:
        sample.waiting(connection, here.wanted, here.student)
    page = press(pick(record(open_page, here, here.dean, "queues"), "student queues"), "Leave the queue")
    page = press(page, "Leave")
    assert toasts(page) == ["Aysel Abbasova no longer waits for CS301 section A."]
    assert list(page.dataframe[0].value.state) == [["cancelled"]]


def test_a_hold_is_placed_on_this_student_and_released(open_page, here):
    page = record(open_page, here, here.registrar, "holds")
    assert "This student is not held and never was." in words(page)
    page = press(page, "Continue")
    page.text_area[-1].set_value("Books not returned")
    page = press(page, "Place")
    assert toasts(page) == ["1 hold placed"]
    said = words(page)
    assert "Active holds: 1" in said
    assert "cannot register" in said
    page = press(pick(page, "student holds"), "Release")
    page.text_area[-1].set_value("Returned")
    page = press(page, "Release")
    assert toasts(page) == ["1 hold released"]
    assert "Active holds: 0" in words(page)


def test_a_standing_is_decided_by_a_person(open_page, here):
    page = record(open_page, here, here.dean, "averages")
    assert list(page.dataframe[-1].value.standing) == [["good"]]
    page = press(page, "Decide")
    next(box for box in page.selectbox if box.label == "Standing").set_value("probation")
    page.text_area[-1].set_value("Two courses failed")
    page = press(page, "Decide")
    assert toasts(page) == ["The standing of Aysel Abbasova is decided."]
    assert list(page.dataframe[-1].value.cause) == ["Two courses failed", "Average 2.00 in the term, 2.00 in all."]


def test_one_obstacle_is_set_aside_by_the_office_and_stands_again_when_the_permit_ends(open_page, here):
    page = press(record(open_page, here, here.head, "registration", course="CS302"), "Grant a permit")
    page.text_area[0].set_value("The lecture is recorded")
    page = press(page, "Grant")
    assert toasts(page) == ["The permit is granted."]
    assert page.success[0].value == "Yes: Aysel Abbasova can enrol in CS302 section A."
    assert list(page.dataframe[0].value.obstacle) == ["Meetings clash"]
    page = press(pick(page, "student permits"), "End the permit")
    page.text_area[0].set_value("It is not recorded")
    page = press(page, "End")
    assert toasts(page) == ["The permit has ended."]
    assert "No, Aysel Abbasova cannot enrol" in page.warning[0].value
    assert list(page.dataframe[0].value.state) == [["ended"]]


def test_advice_and_what_the_course_asks_for_stand_beside_the_answer(owner, open_page, here):
    with owner.begin() as connection:
        wanted = sample.course(connection, here.unit, "CS400")
        sample.offering(connection, wanted, here.term, section_code="A")
        sample.prerequisite(connection, wanted, here.course)
        sample.prerequisite(connection, wanted, sample.course(connection, here.unit, "CS301X"), is_mandatory=False)
    page = record(open_page, here, here.head, "registration", course="CS400")
    assert "asks for CS201" in words(page)
    assert "- CS301X is advised before CS400." in words(page)
    assert "CS201" in page.warning[0].value


def test_work_elsewhere_is_recorded_credited_and_taken_back(owner, open_page, here):
    page = record(open_page, here, here.dean, "transfer")
    assert "No work at another institution is written down" in words(page)
    for label, value in (("Institution", "ADA University"), ("Course there", "Programming")):
        next(box for box in page.text_input if box.label == label).set_value(value)
    page.date_input[0].set_value(date(2023, 6, 1))
    page = press(press(page.run(), "Continue"), "Record")
    assert toasts(page) == ["Programming is recorded."]

    page = press(pick(page, "transfer credits"), "Credit")
    next(box for box in page.selectbox if box.label == "Counts as").set_value(str(here.course))
    page.text_area[0].set_value("The same syllabus")
    page = press(page, "Credit")
    assert toasts(page) == ["Credited as CS201, 3 credits."]
    assert "Credits earned: 6 of 120" in words(page)
    assert "Cumulative GPA: 2.00" in words(page)
    terms = record(open_page, here, here.dean, "averages").dataframe[0].value
    assert list(zip(terms.term, terms.credits_so_far, strict=True)) == [("2024-2025 fall", 6), ("elsewhere", 3)]

    page = press(pick(record(open_page, here, here.dean, "transfer"), "transfer credits"), "Decide anew")
    page.text_area[0].set_value("Another course")
    page = press(page, "Take back")
    assert toasts(page) == ["Programming is undecided again."]
    assert "Credits earned: 3 of 120" in words(page)


def test_without_a_rule_credit_is_refused_with_the_way_to_it(owner, open_page, here):
    with owner.begin() as connection:
        connection.execute(
            text("""
                insert into lms_ops.transfer_credits
                    (student_id, external_institution, external_course_name, completed_on)
                values (:student, 'ADA University', 'Programming', '2023-06-01')
            """),
            {"student": here.student},
        )
    page = press(pick(record(open_page, here, here.dean, "transfer"), "transfer credits"), "Credit")
    page.text_area[0].set_value("It looks the same")
    assert "name a course of ours, or propose an equivalency" in refusal(press(page, "Credit"))
    assert "Credit" not in {button.label for button in record(open_page, here, here.head, "transfer").button}


@pytest.fixture
def degrees(owner, here):
    """Requirements of her programme, and of another one in which one of her courses counts."""
    with owner.begin() as connection:
        own = connection.scalar(text("select id from academic_programs where code = 'CS-B'"))
        other = sample.program(connection, here.unit, code="IT-B", name=sample.words("Information technology"))
        passed = connection.scalar(text("select id from courses where code = 'CS101'"))
        project = sample.course(connection, here.unit, "CS499")
        for place, (program, name, credits, courses) in enumerate(
            (
                (own, "Core", 6, [passed, here.course]),
                (own, "Project", 3, [project]),
                (other, "Foundations", 3, [passed]),
            )
        ):
            sample.insert(
                connection,
                "degree_requirements",
                academic_program_id=program,
                requirement_type="core",
                requirement_name=sample.words(name),
                required_credits=credits,
                course_list=courses,
                sequence_order=place,
            )


def test_the_degree_audit_shows_progress_and_which_course_counts_where(open_page, here, degrees):
    page = record(open_page, here, here.advisor, "degree")
    audit, courses = page.dataframe[0].value, page.dataframe[1].value
    rows = {row.requirement_name: row for row in audit.itertuples()}
    assert (rows["Core"].credits_completed, rows["Core"].credits_in_progress) == (3, 3)
    assert (rows["Core"].completion_percentage, rows["Core"].state) == (50, ["in progress"])
    assert rows["Project"].state == ["open"]
    assert "**0 of 2** mandatory requirements satisfied" in words(page)
    counted = dict(zip(courses.course_code, courses.requirement_name, strict=True))
    assert (counted["CS101"], counted["CS201"]) == ("Core", "Core")


def test_another_programme_is_audited_as_if_she_changed_to_it(open_page, here, degrees):
    page = record(open_page, here, here.advisor, "degree", program="IT-B")
    audit = page.dataframe[0].value
    assert list(zip(audit.requirement_name, audit.state, strict=True)) == [("Foundations", ["satisfied"])]
    assert "**1 of 1** mandatory requirements satisfied" in words(page)
    assert "left over" in list(page.dataframe[1].value.requirement_name)


def test_a_programme_without_requirements_says_so(open_page, here):
    page = record(open_page, here, here.advisor, "degree")
    assert "Choose a programme to see what would count for it." in words(page)
    assert not page.dataframe


def test_changes_of_grades_are_for_those_who_read_grades(owner, open_page, here):
    with owner.begin() as connection:
        connection.execute(
            text("""
                update course_enrollments set grade = 'B', grade_points = 3
                where student_id = :student and grade = 'F'
            """),
            {"student": here.student},
        )
    page = record(open_page, here, here.head, "grades")
    table = page.dataframe[0].value
    assert [(row.course_code, row.old_grade[0], row.new_grade[0]) for row in table.itertuples()] == [
        ("CS102", "F", "B")
    ]
    # for an advisor the address that names the section opens the first one
    page = record(open_page, here, here.advisor, "grades")
    assert list(page.dataframe[0].value.course_code)[0] == "CS201"


def test_open_conflicts_are_listed_with_their_sentence(owner, open_page, here):
    page = record(open_page, here, here.head, "conflicts")
    assert "No conflict is open in this student's schedule." in words(page)
    with owner.begin() as connection:
        sample.enrollment(connection, here.free, here.student)
        connection.execute(text("select lms_ops.record_schedule_conflicts(:term)"), {"term": here.term})
    page = record(open_page, here, here.dean, "conflicts")
    assert list(page.dataframe[0].value.type) == ["Time overlap"]
    assert "CS302" in page.dataframe[0].value.details[0]
