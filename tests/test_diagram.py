"""The diagrams: the checked-in page is that of a fresh installation, keeps to Mermaid's grammar, and shows what counts.

After a change of db/sql write it anew, and look at it before it is committed:

    python -m pytest tests/test_diagram.py --write-diagram
"""

import re
from pathlib import Path

import psycopg
import pytest
from cluster import Database
from sqlalchemy import Engine

from db import diagram, structure

PAGE = Path(diagram.__file__).with_name("schema-diagram.md")

# Every line that a diagram of this page may have; tried with the parser of mermaid 12.
ENTITY = r"    \w+\[\"[\w. ,-]+\"\] \{"
ATTRIBUTE = r"        [a-z]\w*(\[\])? \w+( (PK|FK|UK)(, (PK|FK|UK))*)?( \"[\w, ]+\")?"
RELATION = r"    \w+ (\|\||\|o)(--|\.\.)(o\{|o\|) \w+ : \"[\w, ]+\""
ENTITY_LINE = re.compile(rf"{ENTITY}|{ATTRIBUTE}|    \}}|{RELATION}")
AREA_LINE = re.compile(r"    a\d+\[\"[\w<>/. ]+\"\]|    a\d+ -->\|\d+\| a\d+")


def blocks(page: str) -> list[tuple[str, list[str]]]:
    """Each diagram as its kind and its lines."""
    return [
        (found[1], found[2].splitlines()) for found in re.finditer(r"```mermaid\n(\w+).*?\n(.*?)```", page, re.DOTALL)
    ]


@pytest.mark.every_server
def test_the_checked_in_page_is_that_of_a_fresh_installation(owner: Engine, request: pytest.FixtureRequest) -> None:
    with owner.connect() as connection:
        page = diagram.draw(connection)
    if request.config.getoption("write_diagram"):
        PAGE.write_text(page)
    assert page.splitlines() == PAGE.read_text().splitlines()


def test_every_line_keeps_to_the_grammar() -> None:
    for kind, lines in blocks(PAGE.read_text()):
        allowed = {"erDiagram": ENTITY_LINE, "flowchart": AREA_LINE}[kind]
        assert [line for line in lines if not allowed.fullmatch(line)] == []


def test_every_declared_table_is_drawn_once_with_its_policies() -> None:
    page = PAGE.read_text()
    drawn = re.findall(r"^    (\w+)\[\"([\w.]+)(, [\w -]+)?\"\] \{", page, re.MULTILINE)
    tables = [each.name.removeprefix("public.") for each in structure.declared() if each.kind == "table"]
    assert sorted(name for _, name, note in drawn if note != ", statistics") == sorted(tables)
    assert len([name for _, name, note in drawn if note == ", statistics"]) == 3
    for each in structure.declared():
        if each.kind == "policy":
            assert f"policy {each.name.rpartition('.')[2]} " in page


def test_no_diagram_is_too_large_to_read() -> None:
    sizes = [sum(line.endswith("] {") for line in lines) for kind, lines in blocks(PAGE.read_text())]
    assert max(sizes[1:-1]) <= 12


def test_what_an_lms_has_beside_is_not_drawn(database: Database, owner: Engine) -> None:
    with psycopg.connect(database.superuser_url, autocommit=True) as connection:
        connection.execute("create table public.gyms (id uuid primary key, user_id uuid references public.users)")
        connection.execute("alter table public.users rename constraint users_pkey to pk_users")
    with owner.connect() as connection:
        assert diagram.draw(connection).splitlines() == PAGE.read_text().splitlines()
