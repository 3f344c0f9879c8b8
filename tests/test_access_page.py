"""The page that shows who looked, exported, changed and signed in: for the right people, by person and time."""

from types import SimpleNamespace

import pytest
import sample
from pages import words
from sqlalchemy import text

from dashboard.queries import access
from dashboard.viewer import Viewer


@pytest.fixture
def here(owner):
    """A student, and an audit log with an entry of each kind by two people and one by nobody."""
    with owner.begin() as connection:
        unit = sample.unit(connection, "CS")
        made = SimpleNamespace(
            student=sample.student(connection, sample.program(connection, unit), student_number="STU7"),
            registrar=sample.viewer(connection, "REGISTRAR"),
            registrar_of_unit=sample.viewer(connection, "REGISTRAR", unit),
            administrator=sample.viewer(connection, "ADMIN"),
            head=sample.viewer(connection, "DEPT_HEAD", unit),
            dean=sample.viewer(connection, "DEAN", unit),
            database_administrator=sample.viewer(connection, "SYSADMIN"),
        )
        for days, user, action, resource_type, resource, values in (
            (0, made.head, "view", "student", made.student, {"reason": "Advising"}),
            (
                2,
                made.head,
                "export",
                "holds",
                None,
                {"new": {"rows": 12, "filters": {}}, "reason": "Audit"},
            ),
            (
                5,
                made.dean,
                "place_hold",
                "student_holds",
                made.student,
                {"new": {"student_id": str(made.student), "category": "library"}, "reason": "Books"},
            ),
            (60, made.head, "sign_in", "session", None, {}),
            # of another application: anything may stand there
            (90, None, "UPDATE", "students", None, {"old": ["a"], "new": {"student_id": "STU7"}}),
        ):
            connection.execute(
                text("""
                    insert into audit_logs (created_at, user_id, action, resource_type, resource_id, new_values)
                    values (now() - make_interval(days => :days), :user, :action, :type, :resource, :values)
                """),
                {
                    "days": days,
                    "user": user,
                    "action": action,
                    "type": resource_type,
                    "resource": resource,
                    "values": sample.Jsonb(values),
                },
            )
    return made


def seen(user_id, **narrowed):
    """The entries as this user sees them, narrowed down by nothing but what is said."""
    return access.entries(Viewer(str(user_id)), **{"days": None, "kind": "all", "person": None} | narrowed)


@pytest.fixture
def reader(app, here):
    """The application's data, as the registrar's."""
    return here.registrar


def test_each_entry_says_who_what_of_whom_and_how_it_was_and_is(reader):
    found = seen(reader)
    assert list(found.kind) == ["looked", "exported", "changed", "signed in", "changed"]
    assert list(found.student_number.fillna("")) == ["STU7", "", "STU7", "", ""]
    assert found.new_values[2] == f"category: library, student id: {found.resource_id[2]}"
    assert found.new_values[1] == "filters: {}, rows: 12"
    assert list(found.reason[:3]) == ["Advising", "Audit", "Books"]
    assert found.old_values.isna().all()


@pytest.mark.parametrize(
    ("narrowed", "actions"),
    [
        ({"days": 1}, ["view"]),
        ({"days": 7}, ["view", "export", "place_hold"]),
        ({"kind": "exported"}, ["export"]),
        ({"kind": "changed", "days": 30}, ["place_hold"]),
        ({"person": "dean"}, ["place_hold"]),
        ({"person": "head", "kind": "signed in"}, ["sign_in"]),
        ({"person": access.NOBODY}, ["UPDATE"]),
        ({"most": 2}, ["view", "export"]),
    ],
)
def test_entries_are_narrowed_by_time_kind_and_person(here, reader, narrowed, actions):
    if narrowed.get("person", access.NOBODY) != access.NOBODY:
        narrowed = narrowed | {"person": str(getattr(here, narrowed["person"]))}
    assert list(seen(reader, **narrowed).action) == actions


@pytest.mark.parametrize("person", ["registrar_of_unit", "head", "dean", "database_administrator"])
def test_whoever_may_not_read_the_audit_log_finds_nothing_in_it_and_no_page(app, open_page, here, person):
    viewer = getattr(here, person)
    assert seen(viewer).empty
    assert access.people(Viewer(str(viewer)), days=None, kind="all").empty
    assert access.totals(Viewer(str(viewer)), days=None).iloc[0].changes == 0
    assert access.openings(Viewer(str(viewer)), str(here.student)).empty
    with pytest.raises(ValueError, match="Could not find a navigation page"):
        open_page("access", viewer)


def test_the_page_shows_the_entries_and_who_does_most(open_page, here):
    page = open_page("access", here.administrator, within="30")
    assert not page.exception
    assert {"Records opened: 1", "Exports: 1", "Changes: 1"} <= set(words(page).splitlines())
    assert list(page.dataframe[0].value.action) == ["sign in", "view", "export", "place hold"]


def test_an_empty_time_says_so(open_page, here):
    page = open_page("access", here.registrar, within="1", what="exported")
    assert "Nobody did anything like that in this time." in words(page)
