"""Who is looking, what that lets them see, and that nobody sees nothing."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from uuid import UUID

import pytest
import sample
from sqlalchemy import Connection, Engine, text

Person = Callable[[UUID | str | None], AbstractContextManager[Connection]]


@pytest.fixture
def university(owner: Engine) -> dict[str, UUID]:
    """Two departments, the head of one, a registrar, a DBA, a student and a person without a role."""
    with owner.begin() as connection:
        whole = sample.unit(connection, "UNI", type="university")
        physics = sample.unit(connection, "PHYS", parent=whole)
        sample.unit(connection, "CHEM", parent=whole)
        sample.term(connection, "2025-spring", is_current=True)
        return {
            "physics": physics,
            "head": sample.viewer(connection, "DEPT_HEAD", physics),
            "registrar": sample.viewer(connection, "REGISTRAR"),
            "dba": sample.viewer(connection, "SYSADMIN"),
            "student": sample.viewer(connection, "STUDENT"),
            "nobody": sample.person(connection),
        }


def test_the_viewer_is_described_with_roles_rights_and_reach(university: dict[str, UUID], as_person: Person) -> None:
    described = {}
    for who in ("head", "registrar", "dba", "student", "nobody"):
        with as_person(university[who]) as transaction:
            described[who] = transaction.execute(text("select * from report.viewer")).one()
    assert described["head"].roles == ["DEPT_HEAD"]
    assert (described["head"].all_units, described["registrar"].all_units) == (False, True)
    assert "hold.manage" in described["registrar"].rights
    assert "hold.manage" not in described["head"].rights
    assert (described["dba"].sees_database, described["dba"].sees_people) == (True, False)
    assert described["student"].rights == []
    assert described["nobody"].roles == []


@pytest.mark.parametrize("who", [None, "", "no uuid", str(UUID(int=1))])
def test_nobody_is_described_to_nobody(who: str | None, university: dict[str, UUID], as_person: Person) -> None:
    with as_person(who) as transaction:
        for view in ("viewer", "units", "terms"):
            assert transaction.execute(text(f"select * from report.{view}")).all() == []


def test_a_locked_person_is_nobody(university: dict[str, UUID], owner: Engine, as_person: Person) -> None:
    with owner.begin() as connection:
        connection.execute(text("update users set is_locked = true where id = :id"), {"id": university["head"]})
    with as_person(university["head"]) as transaction:
        assert transaction.execute(text("select * from report.viewer")).all() == []


def test_a_head_chooses_among_the_units_below_their_own(university: dict[str, UUID], as_person: Person) -> None:
    seen = {}
    for who in ("head", "registrar", "dba"):
        with as_person(university[who]) as transaction:
            seen[who] = transaction.scalars(text("select code from report.units order by path")).all()
    assert seen == {"head": ["PHYS"], "registrar": ["UNI", "CHEM", "PHYS"], "dba": []}


def test_a_circle_of_units_ends(university: dict[str, UUID], owner: Engine, as_person: Person) -> None:
    with owner.begin() as connection:
        one = sample.unit(connection, "ONE")
        other = sample.unit(connection, "OTHER", parent=one)
        connection.execute(text("update organization_units set parent_id = :other where id = :one"), locals())
    with as_person(university["registrar"]) as transaction:
        assert transaction.scalars(text("select code from report.units order by path")).all() == [
            "UNI",
            "CHEM",
            "PHYS",
        ]


def test_a_demo_offers_people_to_look_as_and_a_real_university_does_not(
    university: dict[str, UUID], owner: Engine, as_person: Person
) -> None:
    everybody = text("select role_code, unit_code from lms_ops.demo_viewers()")
    with as_person(None) as transaction:
        assert transaction.execute(everybody).all() == []
    with owner.begin() as connection:
        connection.execute(text("insert into lms_ops.invented_people (made_by) values ('test')"))
    with as_person(None) as transaction:
        assert transaction.execute(everybody).all() == [
            ("REGISTRAR", None),
            ("SYSADMIN", None),
            ("DEPT_HEAD", "PHYS"),
            ("STUDENT", None),
        ]


def test_only_a_person_with_the_right_may_export_and_says_what_for(
    university: dict[str, UUID], owner: Engine, as_person: Person
) -> None:
    export = text("select lms_ops.record_export('holds', '{\"unit\": \"PHYS\"}', 12, :purpose)")
    with pytest.raises(Exception, match="You may not do this"), as_person(university["dba"]) as transaction:
        transaction.execute(export, {"purpose": "curiosity"})
    with (
        pytest.raises(Exception, match="Say what the download is for"),
        as_person(university["head"]) as transaction,
    ):
        transaction.execute(export, {"purpose": "  "})
    with as_person(university["head"]) as transaction:
        transaction.execute(export, {"purpose": "accreditation"})
    with owner.connect() as connection:
        logged = connection.execute(
            text("select user_id, resource_type, new_values from audit_logs where action = 'export'")
        ).all()
    assert logged == [
        (
            university["head"],
            "holds",
            {"new": {"filters": {"unit": "PHYS"}, "rows": 12}, "reason": "accreditation"},
        )
    ]
