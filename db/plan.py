"""What an installation over a working database runs, in its order: one list for the installer, --dry-run and --sql."""

import hashlib
import re
from dataclasses import dataclass
from functools import cache

from db.forms import ALONE, NO_WRITERS, NOBODY_WAITS, Form, live_forms
from db.sqlfile import SqlFile, sql_files
from db.statements import bare, statements

# The rows of these steps are found by way of a table that lives as long as the transaction; or they switch triggers
# off, which may hold for nobody else.
_ONE_TRANSACTION = re.compile(r"on commit drop|disable trigger")
_COMMITS = re.compile(r"\bcommit;")


@dataclass(frozen=True)
class Part:
    """One transaction, or one statement that cannot be in any; `place` counts from 1 in the order of its file."""

    path: str
    place: int
    form: Form

    @property
    def text(self) -> str:
        return self.form.text

    @property
    def in_transaction(self) -> bool:
        return self.form.in_transaction

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def makes_wait(self) -> bool:
        """Whether it has a lock that an application could wait for."""
        return self.form.lock not in (None, NOBODY_WAITS)


def step_parts(file: SqlFile) -> list[Part]:
    """The parts of a step. Where it has a file in live/instead_of_step, the parts of that."""
    instead = _beside(file, "instead_of_step")
    if instead:
        return [Part(file.path, part.place, part.form) for part in file_parts(instead)]
    cut = statements(file.text)
    forms = (
        [_whole(file, cut)]
        if _ONE_TRANSACTION.search(file.text)
        else [form for statement in cut for form in _forms(file.path, statement, _new_tables(cut))]
    )
    return [Part(file.path, place, form) for place, form in enumerate(_joined(forms), start=1)]


def file_parts(file: SqlFile) -> list[Part]:
    """The statements of a file that can be run again; a block that commits as it goes is in no transaction."""
    return [Part(file.path, place, _repeatable(statement)) for place, statement in enumerate(statements(file.text), 1)]


@cache
def base_tables() -> frozenset[str]:
    """The tables of an LMS, which the first steps make where there is none."""
    steps = sql_files("steps")[1:9]
    return frozenset(table for step in steps for table in re.findall(r"^create table (\w+)", step.text, re.MULTILINE))


def base_rows(text: str) -> tuple[str, ...]:
    """The tables of the application into which a text inserts rows, in their order."""
    named = re.findall(r"^insert into (\w+)\b(?!\.)", text, re.MULTILINE)
    return tuple(name for name in dict.fromkeys(named) if name in base_tables())


def _forms(path: str, statement: str, new: frozenset[str]) -> list[Form]:
    return live_forms(path, statement, base=base_tables(), new=new)


def _new_tables(cut: list[str]) -> frozenset[str]:
    made = (re.match(r"create table ([\w.]+)", bare(statement)) for statement in cut)
    return frozenset(found[1] for found in made if found) - base_tables()


def _whole(file: SqlFile, cut: list[str]) -> Form:
    """The step as one transaction: it changes rows, and no table of the application."""
    beside = _beside(file, "with_step")
    altered = re.findall(r"^alter table ([\w.]+)", file.text, re.MULTILINE)
    return Form(
        file.text + (f"\n{beside.text}" if beside else ""),
        ALONE if altered else None,
        tuple(dict.fromkeys(altered)),
        rows=base_rows(file.text),
    )


def _joined(forms: list[Form]) -> list[Form]:
    """Statements that lock nothing go together with the one before, if that locks nothing either."""
    joined: list[Form] = []
    for form in forms:
        if joined and all(each.in_transaction and not each.lock and not each.unless for each in (joined[-1], form)):
            before = joined.pop()
            rows = tuple(dict.fromkeys(before.rows + form.rows))
            form = Form(f"{before.text}\n\n{form.text}", rows=rows)
        joined.append(form)
    return joined


def _repeatable(statement: str) -> Form:
    text = bare(statement)
    if _COMMITS.search(statement):
        return Form(statement, in_transaction=False)
    if text.startswith("analyze"):
        return Form(statement, NOBODY_WAITS, in_transaction=False)
    if text.startswith(("select", "create or replace function")):
        return Form(statement)
    trigger = re.match(r"create or replace trigger \w+\s.*?\son ([\w.]+)", text, re.DOTALL)
    if trigger:
        return Form(statement, NO_WRITERS, (trigger[1],))
    # what a block locks, and whether it finds anything to do, only the database knows: the worst is said
    return Form(statement, ALONE)


def _beside(file: SqlFile, folder: str) -> SqlFile | None:
    name = file.path.rpartition("/")[2]
    found = [each for each in sql_files(f"live/{folder}") if each.path.endswith(f"/{name}")]
    return found[0] if found else None
