"""Where two rights meet: one is not enough for what needs the other."""

import pytest
import sample
from sqlalchemy import text

from db.errors import Refused


@pytest.fixture
def department(owner):
    """A student with a seat in one unit, a full section there, a free one in another unit, and those who may in one."""
    with owner.begin() as connection:
        ours, theirs = sample.unit(connection), sample.unit(connection)
        term = sample.open_term(connection)
        student = sample.student(connection, sample.program(connection, ours))
        sections = {
            name: sample.offering(connection, sample.course(connection, unit), term, max_enrollment=limit)
            for name, unit, limit in (("taken", ours, 30), ("full", ours, 1), ("free", theirs, 30))
        }
        sample.enrollment(connection, sections["taken"], student)
        sample.enrollment(connection, sections["full"], sample.student(connection, None))
        held = sample.student(connection, sample.program(connection, theirs), student_number="STU_ELSEWHERE")
        return sections | {
            "student": student,
            "person": sample.user_id(connection, student),
            "registrar": sample.viewer(connection, "REGISTRAR", ours),
            "their registrar": sample.viewer(connection, "REGISTRAR", theirs),
            "unit": ours,
            "held": held,
        }


def test_a_student_joins_a_queue_but_not_before_others(as_person, department):
    join = text("select outcome from lms_ops.join_waitlist(:student, :full, :priority)")
    with pytest.raises(Refused, match="waitlist.manage"), as_person(department["person"]) as connection:
        connection.execute(join, department | {"priority": 1})
    with as_person(department["person"]) as connection:
        assert connection.scalar(join, department | {"priority": 0}) == "waiting"


@pytest.mark.parametrize("who", ["registrar", "their registrar"])
def test_who_may_enroll_in_one_unit_swaps_no_seat_with_another(as_person, department, who):
    swap = text("select outcome from lms_ops.swap_enrollment(:student, :taken, :free)")
    with pytest.raises(Refused), as_person(department[who]) as connection:
        connection.execute(swap, department)
    with as_person(department["person"]) as connection:
        assert connection.scalar(swap, department) == "swapped"


def test_a_unit_places_no_hold_on_a_student_whose_record_it_may_not_read(as_person, department):
    place = text("select lms_ops.place_holds(:numbers, 'financial', '{registration}', 'Unpaid tuition', :unit)")
    with pytest.raises(Refused), as_person(department["registrar"]) as connection:
        connection.execute(place, department | {"numbers": ["STU_ELSEWHERE"]})
