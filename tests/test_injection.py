"""Whatever is written into a box or an address is only ever data: an answer or a sentence, and nothing more seen."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import hostile
import pytest
from hostile import SECRET, TEXTS, University
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pages import Open, words
from sqlalchemy import Engine, text
from streamlit.testing.v1 import AppTest

from dashboard import startup
from db.statistics import refresh

DASHBOARD = Path(startup.__file__).parent
OF_ALL = {"access"}
PAGES = sorted(path.stem for path in DASHBOARD.glob("app_pages/*.py"))
SECTIONS = ("enrollments", "registration", "queues", "holds", "averages", "degree", "transfer", "conflicts", "grades")


def calls() -> Iterator[ast.Call]:
    for path in DASHBOARD.rglob("*.py"):
        yield from (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call))


def literal(node: ast.expr | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def parameters() -> set[str]:
    """Names of all choices that an address can make, as the code has them."""
    found = set()
    for call in calls():
        named = {keyword.arg: literal(keyword.value) for keyword in call.keywords}
        called = ast.unparse(call.func)
        if called == "choice":
            found.add(named["name"])
        elif called in ("st.query_params.get", "st.query_params.pop", "st.query_params.__getitem__"):
            found.add(literal(call.args[0]))
        elif named.get("bind") == "query-params":
            found.add(named["key"])
    return found - {None}  # the name in permalink.py is its caller's


def boxes() -> set[str]:
    """Labels of all boxes that take a text."""
    return {
        literal(call.args[0])
        for call in calls()
        if ast.unparse(call.func) in ("st.text_input", "st.text_area", "st.chat_input") and literal(call.args[0])
    }


@pytest.fixture
def university(owner: Engine) -> University:
    with owner.begin() as connection:
        made = hostile.build(connection)
    refresh(owner)
    return made


@pytest.fixture
def unchanged(owner: Engine, university: University) -> Iterator[None]:
    """Nothing in any table is another than before, but what looking at a record leaves behind."""

    def state() -> dict[str, str]:
        with owner.connect() as connection:
            tables = connection.scalars(
                text("""
                    select format('%I.%I', schemaname, tablename)
                    from pg_tables
                    where schemaname in ('public', 'lms_ops')
                        and tablename !~ '^(audit_logs|user_sessions|page_views)'
                """)
            ).all()
            digest = "select md5(string_agg(rows.xmin::text || rows::text, '' order by rows::text)) from {} as rows"
            return {table: connection.scalar(text(digest.format(table))) for table in tables}

    before = state()
    yield
    assert state() == before


def shown(page: AppTest) -> bytes:
    """Everything that went to the browser, tables and charts too."""
    return b"".join(
        node.proto.SerializeToString()
        for node in page._tree
        if hasattr(getattr(node, "proto", None), "SerializeToString")
    )


def reader(university: University, name: str) -> UUID:
    """Who opens a page: what concerns the whole university is for nobody of a department."""
    return university.registrar if name in OF_ALL else university.local


def check(page: AppTest, name: str, what: object) -> None:
    assert not page.exception, (what, page.exception)
    assert not [each.value for each in page.error if not re.search(r"[.?!]$|: .+", each.value)], what
    assert name in OF_ALL or SECRET.encode() not in shown(page), what


def fill(page: AppTest, texts: list[str], *, but: str = "") -> set[str]:
    """Writes the texts into the page's boxes in turn, `but` the one with this key; returns their labels."""
    filled = set()
    for number, box in enumerate([*page.text_input, *page.text_area]):
        if box.key != but:
            box.set_value(texts[number % len(texts)])
            filled.add(box.label)
    return filled


def unfold(page: AppTest) -> AppTest:
    """The page with the boxes that come only when something else is open or said."""
    page.session_state["never together"] = True
    for box in page.text_input:
        if box.key == "correction student":
            box.set_value("STU7")
    return page.run()


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
@settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # an example takes half a second: none is made smaller
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(choice=st.data())
def test_no_address_and_no_box_breaks_a_page_changes_anything_or_shows_more(
    unchanged: None, open_page: Open, university: University, name: str, choice: st.DataObject
) -> None:
    own = {"student": [university.student, university.foreign_student], "offering": [university.offering]}
    own["offering"].append(university.foreign_offering)
    address = choice.draw(st.dictionaries(st.sampled_from(sorted(parameters())), TEXTS, max_size=6))
    address |= {key: str(choice.draw(st.sampled_from(ids))) for key, ids in own.items() if key == name}
    if choice.draw(st.booleans()):
        address["section"] = choice.draw(st.sampled_from(SECTIONS))
    page = open_page(name, reader(university, name), **address)
    check(page, name, address)
    typed = choice.draw(st.lists(TEXTS, min_size=1, max_size=4))
    fill(page, typed)
    check(page.run(), name, (address, typed))


@pytest.mark.slow
def test_every_box_and_every_choice_of_an_address_takes_any_text_for_data(
    unchanged: None, open_page: Open, university: University
) -> None:
    """One text that breaks out of most things, in all places at once."""
    bad = "a'\"; drop table students; -- \\ %(id)s :id {0} <b>"
    ids = {"student": str(university.student), "offering": str(university.offering)}
    filled = set()
    opened = [(name, {}) for name in PAGES] + [("student", {"section": section}) for section in SECTIONS]
    for name, chosen in opened:
        check(
            open_page(name, reader(university, name), **(dict.fromkeys(parameters(), bad) | ids | chosen)), name, chosen
        )
        page = unfold(open_page(name, reader(university, name), **ids, **chosen))
        check(page, name, "opened")
        filled |= fill(page, [bad], but="correction student")
        check(page.run(), name, filled)
        filled |= fill(page, [bad])
        check(page.run(), name, filled)
    # the reason of a dialog is the argument of a function: see test_injected_arguments.py
    assert filled >= boxes() - {"Reason"}


@pytest.mark.parametrize("name", ["courses", "demand", "offering", "search", "student"])
def test_a_character_that_no_database_keeps_gets_a_sentence(
    unchanged: None, open_page: Open, university: University, name: str
) -> None:
    page = open_page(name, reader(university, name), **dict.fromkeys(parameters(), "\0"))
    check(page, name, "opened")
    assert words(page)
