"""Whom a demo offers to look as: everybody once, by the most that they may, and what a dean and a teacher see."""

from collections.abc import Iterator

import pytest
import universities
from cluster import Cluster
from sqlalchemy import Connection, Engine, text

from db.connection import acting_as, engine

OFFERED = text("select role_code, unit_code, cast(user_id as text) as user_id from lms_ops.demo_viewers()")


@pytest.fixture
def visitor(cluster: Cluster) -> Iterator[Engine]:
    """The dashboard's role on the small university."""
    made = engine(universities.drawn(cluster).dashboard_url, application_name="tests")
    yield made
    made.dispose()


@pytest.fixture
def offered(visitor: Engine) -> list:
    with acting_as(visitor, None) as transaction:
        return transaction.execute(OFFERED).all()


def units(transaction: Connection) -> set[str]:
    return set(transaction.scalars(text("select code from report.units")))


def test_everybody_is_offered_once_and_every_role_is_there(offered: list) -> None:
    assert len({row.user_id for row in offered}) == len(offered)
    assert {row.role_code for row in offered} >= {
        "REGISTRAR",
        "DEAN",
        "DEPT_HEAD",
        "TEACHER",
        "ADVISOR",
        "SYSADMIN",
        "STUDENT",
    }


def test_who_is_offered_as_a_teacher_is_nothing_more(offered: list, university: Engine) -> None:
    for row in offered:
        if row.role_code == "TEACHER":
            roles = universities.rows(
                university,
                "select roles.code from user_roles join roles on roles.id = user_roles.role_id "
                f"where user_roles.user_id = '{row.user_id}'",
            )
            assert roles == [("TEACHER",)]


def test_a_dean_sees_the_faculty_and_a_teacher_their_own_courses(
    offered: list, visitor: Engine, university: Engine
) -> None:
    dean = next(row for row in offered if row.role_code == "DEAN")
    with acting_as(visitor, dean.user_id) as transaction:
        seen = units(transaction)
    below = universities.rows(
        university,
        f"select code from organization_units where '{dean.unit_code}' in "
        "(code, (select above.code from organization_units as above where above.id = organization_units.parent_id))",
    )
    assert seen == {code for (code,) in below}
    assert len(seen) > 1
    for teacher in [row for row in offered if row.role_code == "TEACHER"]:
        with acting_as(visitor, teacher.user_id) as transaction:
            shown = set(transaction.scalars(text("select cast(offering_id as text) from report.demand")))
        taught = universities.rows(
            university,
            "select cast(course_offering_id as text) from course_instructors "
            f"where instructor_id = '{teacher.user_id}'",
        )
        assert shown == {offering for (offering,) in taught}
        assert shown, "they teach in this term"
