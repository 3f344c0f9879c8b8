"""The walls of the house: who may import whom, where SQL lives, what each part must have and be called."""

import ast
import re
from pathlib import Path

import pytest

from db import ledger
from db.sqlfile import SQL_ROOT, sql_files

ROOT = SQL_ROOT.parents[1]
DB = sorted((ROOT / "db").rglob("*.py"))
DASHBOARD = sorted((ROOT / "dashboard").rglob("*.py"))
PAGES = sorted((ROOT / "dashboard" / "app_pages").glob("*.py"))
QUERIES = sorted(path for path in (ROOT / "dashboard" / "queries").glob("*.py") if path.stem != "__init__")

# The dashboard connects and starts; installing, seeding and repairing are processes of their own.
DOORS = {"db.config", "db.connection", "db.errors", "db.log", "db.server", "db.version"}
# One call of a function, the transaction around a select.
CARRY_SQL = {"dashboard.actions", "dashboard.data", "dashboard.readiness", "dashboard.replica"}
SAY_NOTHING = {
    "utils",
    "util",
    "common",
    "helpers",
    "helper",
    "manager",
    "service",
    "services",
    "misc",
    "core",
}
SQL = re.compile(
    r"\b(select|with)\s.*\sfrom\s|\binsert\s+into\s|\bupdate\s+\S+\s+set\s|\bdelete\s+from\s|\b(report|lms_ops)\.\w",
    re.IGNORECASE | re.DOTALL,
)
CHANGES = re.compile(r"\b(insert into|update .* set|delete from|refresh|call)\b", re.IGNORECASE)


def name(path: Path) -> str:
    """'dashboard.queries.demand'."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {name(path) for path in (*DB, *DASHBOARD)}


def imports(path: Path) -> set[str]:
    """Modules that a module imports: 'db.errors', whether it is imported whole or a name of it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {each if each in MODULES else each.rpartition(".")[0] or each for each in found}


def packages(path: Path) -> set[str]:
    return {each.split(".")[0] for each in imports(path)}


def texts(path: Path) -> list[str]:
    """The strings of a module that are no docstrings."""
    tree = ast.parse(path.read_text())
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
    ]


@pytest.mark.parametrize("path", DB, ids=name)
def test_the_database_side_knows_nothing_of_the_dashboard(path: Path) -> None:
    assert not packages(path) & {"dashboard", "streamlit", "plotly"}


@pytest.mark.parametrize("path", DASHBOARD, ids=name)
def test_the_dashboard_uses_only_the_doors_of_db(path: Path) -> None:
    assert {each for each in imports(path) if each.split(".")[0] == "db"} <= DOORS
    assert not {each for each in imports(path) if each.startswith("dashboard.app_pages")}, "a page is a script"


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_pages_ask_queries_and_never_the_database(path: Path) -> None:
    assert not packages(path) & {"db", "sqlalchemy", "psycopg"}


@pytest.mark.parametrize("path", [path for path in DASHBOARD if path not in QUERIES], ids=name)
def test_sql_lives_in_queries(path: Path) -> None:
    if name(path) not in CARRY_SQL:
        assert not [each for each in texts(path) if SQL.search(each)]


@pytest.mark.parametrize("path", QUERIES, ids=name)
def test_queries_only_select_from_report_and_draw_nothing(path: Path) -> None:
    assert not packages(path) & {"streamlit", "plotly"}
    assert {each for each in imports(path) if each.startswith("dashboard")} <= {
        "dashboard.data",
        "dashboard.viewer",
    }
    for statement in texts(path):
        assert not CHANGES.search(statement)
        for schema, view, call in re.findall(r"\b(?:from|join)\s+(\w+)\.(\w+)(\()?", statement):
            assert schema == "report" or call, f"{schema}.{view} is not a view of report"


@pytest.mark.parametrize("path", DASHBOARD, ids=name)
def test_no_page_styles_itself_or_draws_with_what_is_slow(path: Path) -> None:
    source = path.read_text()
    for forbidden in ("unsafe_allow_html", "use_container_width", "st.connection", "<style"):
        assert forbidden not in source
    assert not re.search(r"(import|from) plotly(\.| import )express", source)


@pytest.mark.parametrize("path", [*DB, *DASHBOARD], ids=name)
def test_a_module_is_named_by_a_noun_says_what_it_is_and_stays_small(path: Path) -> None:
    source = path.read_text()
    assert path.stem not in SAY_NOTHING
    assert ast.get_docstring(ast.parse(source)), "the module has no docstring"
    assert len(source.splitlines()) <= 300


def test_every_page_is_in_the_menu_and_has_the_queries_and_the_report_of_its_name() -> None:
    menu = ast.parse((ROOT / "dashboard" / "app.py").read_text())
    listed = next(
        [key.value for key in node.value.keys]
        for node in menu.body
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "PAGES"
    )
    pages = {path.stem for path in PAGES}
    assert pages == set(listed)
    assert pages <= {path.stem for path in QUERIES}
    # the overview has no view of its own: it asks those of the other topics
    assert pages - {"overview"} <= {Path(file.path).stem for file in sql_files("report")}


def test_every_report_view_has_its_sentence_a_query_and_a_page() -> None:
    files = sql_files("report")
    described = {each.name: each.sentence for file in files for each in file.described if each.schema == "report"}
    created = [
        view
        for file in files
        for view in re.findall(r"^create (?:or replace )?view report\.(\w+)", file.text, re.MULTILINE)
    ]
    assert sorted(created) == sorted(described), "the sentence stands directly above `create view`"

    statements = {path: "\n".join(texts(path)) for path in QUERIES}
    shown = set().union(*(imports(path) for path in DASHBOARD if path not in QUERIES))
    for view, sentence in described.items():
        assert sentence.endswith(".")
        assert len(sentence) <= 250, f"report.{view}: a caption is a sentence or two"
        mentioned = re.compile(rf"\breport\.{view}\b")
        if sum(len(mentioned.findall(file.text)) for file in files) > 1:
            continue  # another view reads it
        readers = {name(path) for path, statement in statements.items() if mentioned.search(statement)}
        assert readers, f"no query reads report.{view}"
        assert readers & shown, f"no page shows report.{view}"


@pytest.mark.parametrize("path", sorted(SQL_ROOT.rglob("*.sql")), ids=lambda path: str(path.relative_to(SQL_ROOT)))
def test_a_file_of_sql_begins_with_its_sentence(path: Path) -> None:
    assert re.match(r"-- \S.{10,}\n", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", sql_files("functions"), ids=lambda file: file.path)
def test_a_function_has_a_file_and_a_sentence_and_needs_no_order(file) -> None:
    created = re.findall(r"^create or replace (?:function|procedure) (?:\w+\.)?(\w+)", file.text, re.MULTILINE)
    assert len(set(created)) == 1
    assert created[0] in {each.name for each in file.described}
    # a body that is not quoted is looked up at once, and files run in the order of their names
    unquoted = re.search(r"^(return|begin atomic)\b.*?;", file.text, re.MULTILINE | re.DOTALL)
    assert not unquoted or "lms_ops." not in unquoted.group()


def test_steps_are_numbered_in_a_row_and_named_by_one_revision_each() -> None:
    steps = ledger.steps()
    assert [ledger.step_file(step).path for step in steps] == [file.path for file in sql_files("steps")]
    assert [step.revision for step in steps] == [f"{number:04}" for number in range(1, len(steps) + 1)]
    for step in steps:
        assert "-- " + " ".join(step.doc.split()) == ledger.step_file(step).text.splitlines()[0]
