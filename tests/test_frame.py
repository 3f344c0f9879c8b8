"""What every page stands on: fetching, acting, choices in the URL, tables, the menu."""

from collections.abc import Callable
from uuid import UUID

import pytest
import sample
from pages import Open
from sqlalchemy import Engine, text
from streamlit.testing.v1 import AppTest

from dashboard import actions, data
from dashboard.viewer import NOBODY, Viewer
from db.errors import LmsError, Refused


@pytest.fixture
def people(app: Callable[[], AppTest], owner: Engine) -> dict[str, Viewer]:
    """The head of physics and the registrar of a university of two departments, in the test's database."""
    with owner.begin() as connection:
        physics = sample.unit(connection, "PHYS")
        sample.unit(connection, "CHEM")
        return {
            "head": Viewer(str(sample.viewer(connection, "DEPT_HEAD", physics))),
            "registrar": Viewer(str(sample.viewer(connection, "REGISTRAR"))),
        }


@pytest.fixture
def stumble(owner: Engine) -> Callable[[str, int], None]:
    """stumble(sqlstate, times): lms_ops.stumble() fails so often, then returns how often it was called."""

    def make(sqlstate: str, times: int) -> None:
        with owner.begin() as connection:
            connection.exec_driver_sql("create sequence lms_ops.calls")
            connection.exec_driver_sql(f"""
                create function lms_ops.stumble() returns bigint language plpgsql security definer as $$
                begin
                    if nextval('lms_ops.calls') <= {times} then
                        raise sqlstate '{sqlstate}' using message = 'in each other''s way';
                    end if;
                    return currval('lms_ops.calls');
                end
                $$;
                grant execute on function lms_ops.stumble() to lms_dashboard;
            """)

    return make


def test_rows_come_as_the_viewer_sees_them_and_are_kept_apart(people: dict[str, Viewer]) -> None:
    statement = "select code from report.units order by path"
    for _ in range(2):  # the second time from the cache
        assert list(data.fetch(people["head"], statement).code) == ["PHYS"]
        assert list(data.fetch(people["registrar"], statement).code) == ["CHEM", "PHYS"]
        assert list(data.fetch(NOBODY, statement).code) == []


@pytest.mark.parametrize("rows", [0, 1])
def test_columns_have_their_types_also_without_rows(rows: int, people: dict[str, Viewer]) -> None:
    frame = data.fetch(
        people["head"],
        """
        select
            1 as number,
            cast(null as integer) as absent,
            1.5 as share,
            true as yes,
            now() as moment,
            current_date as day,
            gen_random_uuid() as id,
            cast('{"az": "bir"}' as jsonb) as name
        limit :rows
        """,
        rows=rows,
    )
    assert [str(dtype) for dtype in frame.dtypes[:6]] == [
        "Int64",
        "Int64",
        "float64",
        "boolean",
        "datetime64[us, UTC]",
        "datetime64[s]",
    ]
    assert len(frame) == rows
    if rows:
        assert isinstance(frame.id[0], str)
        assert frame["name"][0] == {"az": "bir"}


def test_a_frame_is_a_copy_that_a_page_may_change(people: dict[str, Viewer]) -> None:
    statement = "select code from report.units"
    mine = data.fetch(people["head"], statement)
    mine["code"] = "changed"
    assert list(data.fetch(people["head"], statement).code) == ["PHYS"]


def test_a_failing_select_is_one_line_that_ends_in_what_to_do(people: dict[str, Viewer]) -> None:
    with pytest.raises(LmsError, match="lms-db install"):
        data.fetch(people["head"], "select * from report.no_such_view")
    with pytest.raises(Refused, match="permission denied"):
        data.fetch(people["head"], "select * from public.students")


def test_an_action_returns_rows_and_everything_is_fetched_anew(people: dict[str, Viewer], owner: Engine) -> None:
    statement = "select count(*) as units from report.units"
    assert data.fetch(people["registrar"], statement).units[0] == 2
    with owner.begin() as connection:
        sample.unit(connection, "MATH")
    assert data.fetch(people["registrar"], statement).units[0] == 2
    rows = actions.act(
        people["head"], "record_export", topic="units", filters={"unit": "PHYS"}, rows=1, purpose="the test"
    )
    assert list(rows[0]) == ["record_export"]
    assert data.fetch(people["registrar"], statement).units[0] == 3


def test_a_refused_action_says_why_and_changes_nothing(people: dict[str, Viewer], owner: Engine) -> None:
    with pytest.raises(Refused, match="Say what the download is for"):
        actions.act(people["head"], "record_export", topic="units", filters={}, rows=1, purpose="")
    with pytest.raises(Refused, match="You may not do this"):
        actions.act(NOBODY, "record_export", topic="units", filters={}, rows=1, purpose="the test")
    with owner.connect() as connection:
        assert connection.scalar(text("select count(*) from audit_logs where action = 'export'")) == 0


@pytest.mark.parametrize("sqlstate", ["40P01", "40001"])
def test_an_action_that_met_others_is_tried_again(
    sqlstate: str, people: dict[str, Viewer], stumble: Callable[[str, int], None]
) -> None:
    stumble(sqlstate, 4)
    assert actions.act(people["head"], "stumble") == [{"stumble": 5}]


@pytest.mark.parametrize(("sqlstate", "calls"), [("40P01", 5), ("23505", 1)])
def test_an_action_gives_up_after_five_times_and_never_repeats_another_failure(
    sqlstate: str, calls: int, people: dict[str, Viewer], owner: Engine, stumble: Callable[[str, int], None]
) -> None:
    stumble(sqlstate, 99)
    with pytest.raises(LmsError):
        actions.act(people["head"], "stumble")
    with owner.connect() as connection:
        assert connection.scalar(text("select last_value from lms_ops.calls")) == calls


def test_an_action_takes_lists_of_ids_and_stops_when_it_takes_too_long(
    people: dict[str, Viewer], owner: Engine
) -> None:
    with owner.begin() as connection:
        connection.exec_driver_sql("""
            create function lms_ops.echo(ids uuid[], seconds float default 0) returns integer
            language plpgsql as $$
            begin
                perform pg_sleep(seconds);
                return cardinality(ids);
            end
            $$;
            grant execute on function lms_ops.echo(uuid[], float) to lms_dashboard;
        """)
    ids = [str(UUID(int=1)), str(UUID(int=2))]
    assert actions.act(people["head"], "echo", ids=ids) == [{"echo": 2}]
    assert actions.act(people["head"], "echo", ids=[]) == [{"echo": 0}]
    with pytest.raises(LmsError, match="took too long"):
        actions.act(people["head"], "echo", ids=ids, seconds=5, within=1)


def test_a_function_name_is_no_place_for_sql(people: dict[str, Viewer]) -> None:
    with pytest.raises(ValueError, match="is no function name"):
        actions.act(people["head"], "record_export(); drop table x; --")


def _choosing() -> None:
    import streamlit as st

    from dashboard.permalink import choice

    st.write(choice("Unit", {"all": "Everything", "CS": "CS · Informatika"}, name="unit", default="all"))


def test_a_choice_is_read_from_the_url_and_written_to_it_by_code() -> None:
    page = AppTest.from_function(_choosing)
    page.query_params["unit"] = "CS"
    page.run()
    assert page.markdown[0].value == "CS"
    page.selectbox[0].set_value("all").run()
    assert (page.markdown[0].value, "unit" in page.query_params) == ("all", False)
    page.selectbox[0].set_value("CS").run()
    assert (page.markdown[0].value, page.query_params["unit"]) == ("CS", "CS")
    page.query_params["unit"] = "all"  # the back button
    page.run()
    assert page.markdown[0].value == "all"


def test_a_choice_that_is_not_offered_is_the_default() -> None:
    page = AppTest.from_function(_choosing)
    page.query_params["unit"] = "no such unit"
    page.run()
    assert page.markdown[0].value == "all"
    assert "unit" not in page.query_params
    assert not page.exception


def _picking(ids: list[str]) -> None:
    import pandas as pd
    import streamlit as st

    from dashboard import columns, ui

    frame = pd.DataFrame({"id": ids, "name": ids, "secret": "x", "band": ["full"] * len(ids)})
    shown = {"name": "Name", "band": columns.status("Band", {"full": "bad"})}
    st.write(",".join(ui.table(frame, shown, key="rows", alt="Rows", identity="id", pick="many")))


def test_picked_rows_stay_picked_when_the_table_changes() -> None:
    page = AppTest.from_function(_picking, args=(["a", "b", "c"],)).run()
    assert page.markdown[0].value == ""
    page.session_state["rows"] = {"selection": {"rows": [1], "columns": [], "cells": []}}
    assert page.run().markdown[0].value == "b"
    page.args = (["b", "c"],)
    assert page.run().markdown[0].value == "b"
    assert page.run().markdown[0].value == "b"
    page.args = (["c"],)
    assert page.run().markdown[0].value == ""


def test_a_table_sends_only_the_columns_that_it_shows() -> None:
    page = AppTest.from_function(_picking, args=(["a"],)).run()
    assert list(page.dataframe[0].value.columns) == ["name", "band"]
    assert list(page.dataframe[0].value.band[0]) == ["full"]


def test_a_choice_goes_along_to_the_next_page_and_back_undoes_it(open_page: Open, people: dict[str, Viewer]) -> None:
    page = open_page("demand", UUID(people["registrar"].user_id), unit="PHYS")
    assert page.selectbox("unit").value == "PHYS"
    for name in ("grades", "demand"):
        page.query_params.clear()  # as the menu's links do
        page.switch_page(f"app_pages/{name}.py").run()
        assert (page.selectbox("unit").value, page.query_params["unit"]) == ("PHYS", "PHYS")
    page.query_params.clear()  # as the back button does
    page.run()
    assert page.selectbox("unit").value == "all"


def test_a_page_that_a_role_may_not_see_is_not_there(open_page: Open, owner: Engine) -> None:
    with owner.begin() as connection:
        dba = sample.viewer(connection, "SYSADMIN")
    assert open_page("database", dba).title[0].value == "Database"
    with pytest.raises(ValueError, match="Could not find"):
        open_page("demand", dba)


@pytest.mark.parametrize("role", ["SYSADMIN", "TEACHER", "ADVISOR", "DEPT_HEAD", "DEAN", "RECTOR", "SUPER_ADMIN"])
def test_every_role_that_sees_anything_starts_at_the_overview(open_page: Open, owner: Engine, role: str) -> None:
    with owner.begin() as connection:
        user_id = sample.viewer(connection, role, sample.unit(connection) if role in ("DEPT_HEAD", "DEAN") else None)
    page = open_page("overview", user_id)
    assert page.title[0].value == "Overview"
    assert not page.exception
    assert not page.error
