"""Rows leave through one door: recorded first, refused to those who may not, harmless to a spreadsheet."""

import csv
import io
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import openpyxl
import pandas as pd
import pytest
import sample
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, text
from streamlit.testing.v1 import AppTest

from dashboard import export
from dashboard.viewer import Viewer
from db.errors import Refused

ROWS = pd.DataFrame(
    {
        "name": ["Əliyeva", "=1+1", "@sum", None],
        "number": [-5.5, 2.0, 3.0, None],
        "when": pd.to_datetime(["2026-03-03 12:00Z"] * 4),
        "note": ["+994", "-", "fine - really", "\tx"],
    }
)


@pytest.fixture
def head(app: Callable[[], AppTest], owner: Engine) -> Viewer:
    with owner.begin() as connection:
        user_id = sample.viewer(connection, "DEPT_HEAD", sample.unit(connection, "PHYS"))
    return Viewer(str(user_id), rights=("export.create",))


def test_a_csv_opens_in_a_spreadsheet_and_runs_nothing() -> None:
    content = export.as_csv(ROWS)
    assert content.startswith(b"\xef\xbb\xbf")
    lines = content.decode("utf-8-sig").splitlines()
    assert lines[0] == "name,number,when,note"
    assert [line.split(",")[0] for line in lines[1:]] == ["Əliyeva", "'=1+1", "'@sum", ""]
    assert [line.split(",")[1] for line in lines[1:]] == ["-5.5", "2.0", "3.0", ""]
    assert [line.split(",")[3] for line in lines[1:]] == ["'+994", "'-", "fine - really", "'\tx"]


def test_an_xlsx_has_the_same_rows_and_no_formula() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(export.as_xlsx(ROWS))).active
    rows = list(sheet.iter_rows(values_only=True))
    assert [row[0] for row in rows] == ["name", "Əliyeva", "'=1+1", "'@sum", None]
    assert rows[1][1] == -5.5
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@sum", "\t1", "\r1", "\n1", "  =1+1", "\n=1", "\u00a0=1", "\ufeff=1", "\u200b@sum", "＝1+1"],
)
def test_whatever_a_spreadsheet_may_run_has_an_apostrophe_before_it(text: str) -> None:
    assert export.harmless(pd.DataFrame({"name": [text]})).name[0].startswith("'")


def test_a_lone_return_begins_no_row_of_its_own() -> None:
    content = export.as_csv(pd.DataFrame({"name": ["x\r=1+1", "y\r\n=2"]})).decode("utf-8-sig")
    assert content == 'name\n"x\n=1+1"\n"y\n=2"\n'


@given(st.text())
def test_no_text_keeps_a_file_from_being_made_or_becomes_a_formula(written: str) -> None:
    frame = pd.DataFrame({"name": [written], "number": [1]})
    (row,) = csv.DictReader(io.StringIO(export.as_csv(frame).decode("utf-8-sig"), newline=""))
    assert row["name"] in (lines := re.sub(r"\r\n?", "\n", written), f"'{lines}")
    assert not row["name"].strip().startswith(("=", "+", "-", "@"))
    cell = openpyxl.load_workbook(io.BytesIO(export.as_xlsx(frame))).active["A2"]
    assert cell.data_type != "f"


def test_a_name_of_a_column_is_escaped_too() -> None:
    assert list(export.harmless(pd.DataFrame({"=cmd": [1]})).columns) == ["'=cmd"]


def test_an_export_is_recorded_before_the_rows_are_given(head: Viewer, owner: Engine) -> None:
    content = export.take_out(head, "holds", lambda: ROWS, {"unit": "PHYS"}, "accreditation", export.as_csv)
    assert b"liyeva" in content
    with owner.connect() as connection:
        logged = connection.execute(text("select user_id, new_values from audit_logs where action = 'export'")).one()
    assert logged.user_id == UUID(head.user_id)
    assert logged.new_values == {"new": {"rows": 4, "filters": {"unit": "PHYS"}}, "reason": "accreditation"}


def test_a_refused_export_gives_no_rows(head: Viewer) -> None:
    with pytest.raises(Refused):
        export.take_out(head, "holds", lambda: ROWS, {}, "", export.as_csv)


def test_nothing_leaves_the_dashboard_by_another_door() -> None:
    sources = {path: path.read_text() for path in Path(export.__file__).parent.rglob("*.py")}
    doors = {path.stem for path, source in sources.items() if "download_button" in source}
    assert doors == {"export"}
    # the tables' own menu has a download as well
    settings = tomllib.loads((Path(export.__file__).parents[1] / ".streamlit" / "config.toml").read_text())
    assert settings["client"]["disableDataExport"] is True


def _page(rights: tuple[str, ...]) -> None:
    import pandas as pd

    from dashboard import export
    from dashboard.viewer import Viewer

    export.download(Viewer("", rights=rights), "holds", lambda: pd.DataFrame(), {})


def test_who_may_not_export_sees_no_button() -> None:
    page = AppTest.from_function(_page, args=((),)).run()
    assert not page.download_button
    assert not page.selectbox


def test_the_buttons_wait_for_what_the_download_is_for() -> None:
    page = AppTest.from_function(_page, args=(("export.create",),)).run()
    assert [button.disabled for button in page.download_button] == [True, True]
    page.selectbox[0].set_value("Accreditation").run()
    assert [button.disabled for button in page.download_button] == [False, False]
