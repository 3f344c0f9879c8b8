"""The whole installation as one script for psql, to be read before it is run.

    psql -v ON_ERROR_STOP=1 -f FILE URL

It does what db/install.py does, part by part, in an empty database, over an LMS or over an earlier state of ours; a
run that was interrupted is started again and goes on. What it cannot do is ask: findings of the preflight are decided
when it is written.
"""

from collections.abc import Iterable, Iterator, Mapping

from psycopg import sql

from db import decisions, ledger, plan, replaced
from db.install import GUARD
from db.patience import LOCK_TIMEOUT
from db.plan import Part
from db.replaced import Batch
from db.sqlfile import SqlFile, sql_files

_QUOTE = "$part$"


def script(choices: Mapping[str, str], *, reason: str | None = None, additions: Iterable[Part] = ()) -> str:
    """The script, with these choices about the findings of the preflight by their codes.

    `additions`: what adds the columns that the LMS lacks, where that was chosen (db/columns.py).
    """
    return "\n".join(_lines(choices, reason, additions))


def _lines(choices: Mapping[str, str], reason: str | None, additions: Iterable[Part]) -> Iterator[str]:
    yield from _opening(choices, reason)
    yield from _only_where("is_upgrade", [*_parts(additions), *_files("upgrade/before_steps")])
    for step in ledger.steps():
        file = ledger.step_file(step)
        yield f"\n-- {step.revision}: {' '.join(step.doc.split())}"
        yield _call("is_pending", step.revision, as_name="is_left")
        yield "\\if :is_left"
        yield from _parts(plan.step_parts(file))
        yield _call("enter_step", step.revision, file.path, file.sha256)
        yield "\\endif"
    for batch in replaced.due({}):
        yield from _batch(batch)
    yield from _only_where("is_upgrade", _files("upgrade/after_files"))
    yield from _parts(plan.file_parts(SqlFile("live/finish.sql")))
    yield _call("finish_installation")
    yield "select object, problem, remedy from lms_ops.differences();\n"


def _opening(choices: Mapping[str, str], reason: str | None) -> Iterator[str]:
    defaults = {code: each.default for code, each in decisions.DECISIONS.items() if each.default}
    yield "-- Installs the schema, whole or over a working LMS. Run it with a direct connection, not through a pooler:"
    yield "--     psql -v ON_ERROR_STOP=1 -f FILE URL"
    yield "-- A run that stops is started again and goes on. What was decided:"
    yield from (f"--     {code}: {choice}" for code, choice in (defaults | dict(choices)).items())
    yield "\n\\set ON_ERROR_STOP on\n\\set QUIET on\n\\pset tuples_only on"
    yield "set client_min_messages to error;"
    yield f"set lock_timeout to '{round(LOCK_TIMEOUT * 1000)}ms';"
    yield _call("pg_catalog.pg_try_advisory_lock", GUARD, as_name="is_alone")
    yield "\\if :is_alone\n\\else"
    yield "do 'begin raise ''another installation is at work: wait for it''; end';\n\\endif"
    yield SqlFile("roles.sql").text
    yield SqlFile("live/session.sql").text
    yield "begin;"
    yield SqlFile("ledger.sql").text
    yield _call("record_objects", "ledger.sql")
    yield "commit;"
    yield SqlFile("live/script.sql").text
    yield SqlFile("live/earlier.sql").text
    yield _call("begin_installation")
    for code, choice in (defaults | dict(choices)).items():
        yield _call("decide", code, choice, reason)
    yield ("select kind = 'upgrade' as is_upgrade from lms_ops.installations where finished_at is null \\gset")


def _files(folder: str) -> Iterator[str]:
    for file in sql_files(folder):
        yield f"\n-- {file.path}"
        yield from _parts(plan.file_parts(file))


def _only_where(name: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"\\if :{name}"
    yield from lines
    yield "\\endif"


def _parts(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        yield f"\\echo {part.path} {part.place}"
        if part.in_transaction:
            yield _run(part.path, part.place, part.sha256, part.text, part.form.unless, part.form.rows)
        else:
            yield from _outside(part)


def _outside(part: Part) -> Iterator[str]:
    """A statement that is in no transaction: psql's own branches keep it from being run twice."""
    yield _call("is_done", part.path, part.place, part.sha256, as_name="is_done")
    yield "\\if :is_done\n\\else"
    yield f"select {part.form.unless or 'false'} as is_kept \\gset"
    yield "\\if :is_kept\n\\else"
    # nobody waits for an index that is built beside them, so it may wait for others as long as it takes
    if part.form.lock is not None:
        yield "set lock_timeout to 0;"
    yield part.text
    yield f"set lock_timeout to '{round(LOCK_TIMEOUT * 1000)}ms';"
    yield "\\endif"
    yield f"select pg_temp.record_part({_values(part.path, part.place, part.sha256)}, 1, '0', '0') \\g /dev/null"
    yield "\\endif"


def _batch(batch: Batch) -> Iterator[str]:
    """Replaced files: triggers part by part, what an LMS may have of its own apart, the rest in one transaction."""
    if batch[0].path.startswith("triggers/"):
        for file in batch:
            yield from _parts(plan.file_parts(file))
            yield _call("enter_file", file.path, file.sha256)
        return
    kept = [file for file in batch if replaced.kept_where(file)]
    yield from _whole(tuple(file for file in batch if file not in kept), unless=None)
    for file in kept:
        yield from _whole((file,), unless=replaced.kept_where(file))
        yield _call("enter_file", file.path, file.sha256)


def _whole(batch: Batch, *, unless: str | None) -> Iterator[str]:
    statements = [f"{statement};" for statement in replaced.before(batch)]
    for file in batch:
        statements += [file.text, *(f"{comment.as_string()};" for comment in file.comments)]
        statements.append(_call("record_objects", file.path, to=None))
        if unless is None:
            statements.append(_call("enter_file", file.path, file.sha256, to=None))
    statements += [f"{statement};" for statement in replaced.after(batch)]
    if batch[-1].path == replaced.RIGHTS:
        statements.append(_call("record_structure", sorted(plan.base_tables()), to=None))
    name = batch[0].path if len(batch) == 1 else batch[0].path.split("/")[0]
    yield f"\n\\echo {name}"
    yield _run(name, 1, batch[0].sha256, "\n".join(statements), unless, ())


def _run(path: str, place: int, sha256: str, text: str, unless: str | None, rows: tuple[str, ...]) -> str:
    if _QUOTE in text:
        raise ValueError(f"{path} contains {_QUOTE}, which a script quotes its parts with")
    return (
        f"select pg_temp.run_part({_values(path, place, sha256)}, {_QUOTE}\n{text}\n{_QUOTE}, "
        f"{_values(unless)}, {_values(list(rows))}::text[]) \\g /dev/null"
    )


def _call(function: str, *values: object, as_name: str | None = None, to: str | None = "\\g /dev/null") -> str:
    """A select of one of the session's own functions; its answer goes into a variable of psql, or nowhere."""
    called = function if "." in function else f"pg_temp.{function}"
    if as_name:
        return f"select {called}({_values(*values)}) as {as_name} \\gset"
    return f"select {called}({_values(*values)}){f' {to}' if to else ';'}"


def _values(*values: object) -> str:
    return sql.SQL(", ").join(map(sql.Literal, values)).as_string()
