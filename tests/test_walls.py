"""The walls of the house: who may import whom, where SQL lives, what each part must have."""

import ast
import re
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

ROOT = Path(__file__).parent.parent
DASHBOARD = sorted((ROOT / "dashboard").rglob("*.py"))
PAGES = sorted((ROOT / "dashboard" / "app_pages").glob("*.py"))
QUERIES = sorted((ROOT / "dashboard" / "queries").glob("*.py"))
DB = sorted((ROOT / "db").rglob("*.py"))
SQL = re.compile(r"\b(select|insert into|update|delete from)\b[^\"']*\b(from|values|set|where)\b", re.IGNORECASE | re.DOTALL)


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imports(path: Path) -> set[str]:
    """Dotted names that a module imports, each name of `from x import y` as x.y."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


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


@pytest.mark.parametrize("path", DASHBOARD, ids=name)
def test_the_dashboard_uses_only_the_doors_of_db(path: Path) -> None:
    doors = ("db.config", "db.connection", "db.errors", "db.server")
    used = {each for each in imports(path) if each.split(".")[0] == "db"}
    assert all(each.startswith(doors) for each in used), used


@pytest.mark.parametrize("path", DB, ids=name)
def test_the_database_side_knows_nothing_of_the_dashboard(path: Path) -> None:
    assert not {each for each in imports(path) if each.split(".")[0] in ("dashboard", "streamlit", "plotly")}


@pytest.mark.parametrize("path", [path for path in DASHBOARD if path not in QUERIES], ids=name)
def test_sql_lives_in_queries(path: Path) -> None:
    if path.name not in ("actions.py", "data.py", "asgi.py"):  # one call, no select, an empty select
        assert not [each for each in texts(path) if SQL.search(each)]


@pytest.mark.parametrize("path", QUERIES, ids=name)
def test_queries_only_select_and_draw_nothing(path: Path) -> None:
    assert not {each for each in imports(path) if each.split(".")[0] in ("streamlit", "plotly")}
    for statement in texts(path):
        assert not re.search(r"\b(insert into|update .* set|delete from|refresh|call)\b", statement, re.IGNORECASE)
        for source in re.findall(r"\b(?:from|join)\s+(\w+)\.(\w+)(\()?", statement):
            assert source[0] == "report" or source[2] == "(", f"{source[0]}.{source[1]} is not a view of report"


@pytest.mark.parametrize("path", DASHBOARD, ids=name)
def test_no_page_styles_itself_or_draws_with_what_is_slow(path: Path) -> None:
    source = path.read_text()
    for forbidden in ("unsafe_allow_html", "use_container_width", "st.connection", "<style"):
        assert forbidden not in source
    assert not {each for each in imports(path) if each.startswith("plotly.express")}


@pytest.mark.parametrize("path", [*DASHBOARD, *DB], ids=name)
def test_a_module_says_what_it_is_and_stays_small(path: Path) -> None:
    source = path.read_text()
    assert ast.get_docstring(ast.parse(source)), "the module has no docstring"
    assert len(source.splitlines()) <= 300


def test_every_page_is_in_the_menu_and_has_its_queries() -> None:
    menu = ast.parse((ROOT / "dashboard" / "app.py").read_text())
    listed = next(
        [key.value for key in node.value.keys]
        for node in menu.body
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "PAGES"
    )
    assert {path.stem for path in PAGES} == set(listed)
    assert {path.stem for path in PAGES} <= {path.stem for path in QUERIES}


def test_every_view_that_people_read_says_what_it_is_and_is_read(owner: Engine) -> None:
    with owner.connect() as connection:
        views = connection.execute(
            text("""
                select
                    views.relname,
                    obj_description(views.oid, 'pg_class') as sentence,
                    coalesce('security_barrier=true' = any (views.reloptions), false) as is_barrier
                from pg_class as views
                where views.relnamespace = 'report'::regnamespace
                    and views.relkind = 'v'
            """)
        ).all()
    statements = "\n".join(each for path in QUERIES for each in texts(path))
    sources = "\n".join(path.read_text() for path in (ROOT / "db" / "sql" / "report").glob("*.sql"))
    for view in views:
        assert view.sentence, f"report.{view.relname} has no sentence"
        assert view.is_barrier, f"report.{view.relname} lets a condition look behind its filter"
        read = rf"report\.{view.relname}\b"
        assert re.search(read, statements) or len(re.findall(read, sources)) > 1, f"report.{view.relname} is not read"
