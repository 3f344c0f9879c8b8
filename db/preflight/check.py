"""A check: one file below db/sql/preflight, a sentence and a select that counts where it holds.

The comment at the file's top is its sentence, then `level: ...`, `remedy: ...` and, where it is asked of an LMS
alone, `reads: ...` (the tables it is about). The select gives one row: `count`, `sample` (texts), and where the
general ones would say too little its own `remedy` or `choices`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Connection

from db.decisions import DECISIONS
from db.preflight.finding import Finding
from db.sqlfile import SqlFile, sql_files

SAMPLE = 5
_FIELD = re.compile(r"(level|reads|remedy): (.*)")


@dataclass(frozen=True)
class Check:
    """One file; `code` is its name."""

    file: SqlFile

    @classmethod
    def named(cls, code: str) -> "Check":
        return cls(SqlFile(f"preflight/{code}.sql"))

    @property
    def code(self) -> str:
        return self.file.path.removeprefix("preflight/").removesuffix(".sql")

    @cached_property
    def header(self) -> dict[str, str]:
        """The fields of the comment at the top of the file; its first words are the `sentence`."""
        fields, name = {"sentence": ""}, "sentence"
        for line in self.file.text.splitlines():
            if not line.startswith("--"):
                break
            words = line.removeprefix("--").strip()
            if found := _FIELD.fullmatch(words):
                name, words = found.groups()
            fields[name] = f"{fields.get(name, '')} {words}".strip()
        return fields

    @property
    def level(self) -> str:
        return self.header["level"]

    @property
    def tables(self) -> tuple[str, ...]:
        """Tables of the LMS without which the check makes no sense; none: it is asked of every database."""
        return tuple(re.findall(r"\w+", self.header.get("reads", "")))

    def run(self, connection: Connection) -> Finding | None:
        """Ask the database; None where the sentence holds nowhere."""
        as_it_is = {"no_parameters": True}  # a % is a %
        row = connection.exec_driver_sql(self.file.text, execution_options=as_it_is).one()._mapping
        if not row["count"]:
            return None
        return Finding(
            code=self.code,
            level=self.level,
            count=row["count"],
            sample=tuple(row["sample"] or ())[:SAMPLE],
            sentence=self.header["sentence"],
            remedy=row.get("remedy") or self.header["remedy"],
            choices=options(self.code, row.get("choices")),
        )


def checks() -> list[Check]:
    """Every check, by code."""
    return [Check(file) for file in sql_files("preflight")]


def options(code: str, choices: Iterable[str] | None = None) -> tuple[str, ...]:
    """The options of lms-db install that decide about a finding; nothing where there is nothing to decide."""
    decision = DECISIONS.get(code)
    return tuple(f"{decision.option} {choice}" for choice in choices or decision.choices) if decision else ()
