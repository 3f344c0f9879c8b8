"""Who opens a student's record says what for, and it is written down before anything is shown."""

from types import SimpleNamespace

import pytest
import sample
from pages import words
from sqlalchemy import text

from db.errors import Refused


@pytest.fixture
def here(owner):
    """A student with an advisor, and those who may or may not look."""
    with owner.begin() as connection:
        unit = sample.unit(connection, "CS")
        advisor = sample.viewer(connection, "ADVISOR")
        program = sample.program(connection, unit)
        return SimpleNamespace(
            student=sample.student(connection, program, "Aysel Abbasova", academic_advisor_id=advisor),
            other=sample.student(connection, program, "Bahar Babayeva"),
            advisor=advisor,
            head=sample.viewer(connection, "DEPT_HEAD", unit),
            registrar=sample.viewer(connection, "REGISTRAR"),
            stranger=sample.viewer(connection, "DEPT_HEAD", sample.unit(connection)),
        )


@pytest.fixture
def openings(owner):
    """What the audit log has of opened records, in their order: who, which student, what for."""

    def ask():
        with owner.connect() as connection:
            return [
                tuple(row)
                for row in connection.execute(
                    text("""
                        select user_id, resource_id, new_values ->> 'reason'
                        from audit_logs
                        where action = 'view'
                            and resource_type = 'student'
                        order by created_at
                    """)
                )
            ]

    return ask


def page_of(open_page, here, user_id, student=None, *, purpose=None):
    """The student's page, for somebody who has not said in this session what for, unless `purpose` is given."""
    page = open_page("overview", user_id)
    page.session_state["purposes"] = {} if purpose is None else {str(user_id): purpose}
    page.query_params["student"] = str(student or here.student)
    page.switch_page("app_pages/student.py").run()
    assert not page.exception
    return page


def test_nothing_is_shown_before_the_purpose_is_said(open_page, here, openings):
    page = page_of(open_page, here, here.head)
    assert page.title[0].value == "Student"
    assert "Aysel" not in words(page)
    assert not page.dataframe
    assert openings() == []

    page.selectbox(f"purpose of {here.head}").select("Advising").run()
    assert page.title[0].value == "Aysel Abbasova"
    assert openings() == [(here.head, here.student, "Advising")]


def test_a_record_is_written_down_once_a_session_and_again_for_another_purpose(open_page, here, openings):
    page = page_of(open_page, here, here.head, purpose="Advising")
    page.run()
    assert openings() == [(here.head, here.student, "Advising")]

    page.selectbox(f"purpose of {here.head}").select("An audit").run()
    page.query_params["student"] = str(here.other)
    page.run()
    assert openings()[1:] == [(here.head, here.student, "An audit"), (here.head, here.other, "An audit")]


@pytest.mark.parametrize("student", ["", "nobody", "' or true --", "00000000-0000-0000-0000-000000000000"])
def test_a_link_to_no_student_opens_nothing(open_page, here, openings, student):
    page = page_of(open_page, here, here.head, student or "?", purpose="Advising")
    assert "No student is open, or not one that you may see." in words(page)
    assert openings() == []


def test_a_link_to_a_record_that_is_not_theirs_opens_nothing(open_page, here, openings):
    page = page_of(open_page, here, here.stranger, purpose="Curiosity")
    assert "No student is open, or not one that you may see." in words(page)
    assert "Aysel" not in words(page)
    assert openings() == []


@pytest.mark.parametrize("purpose", [None, "", "  a "])
def test_the_database_takes_no_opening_without_a_purpose(as_person, here, openings, purpose):
    with pytest.raises(Refused, match="Say what you open the record for"), as_person(here.head) as connection:
        connection.execute(
            text("select lms_ops.open_record(:student, :purpose)"), {"student": here.student, "purpose": purpose}
        )
    assert openings() == []


def test_the_database_refuses_to_open_what_the_person_may_not_read(as_person, here, openings):
    for person in (here.stranger, None):
        with pytest.raises(Refused, match="You may not read this student's record"), as_person(person) as connection:
            connection.execute(text("select lms_ops.open_record(:student, 'Curiosity')"), {"student": here.student})
    assert openings() == []


def test_who_may_read_the_audit_log_sees_on_the_record_who_looked(open_page, here):
    page_of(open_page, here, here.advisor, purpose="Advising")
    page = open_page("student", here.registrar, student=str(here.student), section="access")
    assert not page.exception
    looked = page.dataframe[0].value
    assert list(looked.reason) == ["Advising", "Advising"]
    assert looked.person_name.nunique() == 2

    page = open_page("student", here.head, student=str(here.student), section="access")
    assert "Who looked" not in page.segmented_control[0].options
    assert "Opened" not in [column for table in page.dataframe for column in table.value.columns]
