"""A file of SQL that belongs to the project: its checksum, its sentence, and how it is run."""

import hashlib
import itertools
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import Connection

SQL_ROOT = Path(__file__).with_name("sql")

_DESCRIBED = re.compile(
    r"^(?P<comment>(?:--[^\n]*\n)+)"
    r"create (?:or replace )?(?P<kind>materialized view|view|function) "
    r"(?:(?P<schema>\w+)\.)?(?P<name>\w+)",
    re.MULTILINE | re.IGNORECASE,
)


@dataclass(frozen=True)
class Described:
    """An object that a file creates, and what the first paragraph of the comment directly above it says."""

    kind: str
    schema: str
    name: str
    sentence: str


@dataclass(frozen=True)
class SqlFile:
    """One file below db/sql; `path` is relative to it, as in 'steps/0002_identity.sql'."""

    path: str

    @cached_property
    def text(self) -> str:
        return SQL_ROOT.joinpath(self.path).read_text(encoding="utf-8")

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def described(self) -> list[Described]:
        """The functions and views that the file creates under a comment, in their order."""
        return [
            Described(
                kind=found["kind"].lower(),
                schema=found["schema"] or "public",
                name=found["name"],
                sentence=_first_paragraph(found["comment"]),
            )
            for found in _DESCRIBED.finditer(self.text)
        ]

    @property
    def comments(self) -> list[sql.Composed]:
        """The statements that make its sentences the comments of its objects."""
        return [_comment(described) for described in self.described]

    def run(self, connection: Connection) -> None:
        """Run the whole file in the connection's transaction, then make its sentences the objects' comments.

        An error says in a note where in the file it happened.
        """
        with connection.connection.cursor() as cursor:
            try:
                cursor.execute(self.text)  # by the driver: without parameters a % is a %, and a : a colon
            except psycopg.Error as error:
                error.add_note(f"while running db/sql/{self.path}{self._line_of(error)}")
                raise
            for comment in self.comments:
                cursor.execute(comment)

    def _line_of(self, error: psycopg.Error) -> str:
        position = error.diag.statement_position
        return f", line {self.text.count(chr(10), 0, int(position)) + 1}" if position else ""


def sql_files(kind: str) -> list[SqlFile]:
    """The files of one folder of db/sql, in the order of their names."""
    return [SqlFile(f"{kind}/{path.name}") for path in sorted(SQL_ROOT.joinpath(kind).glob("*.sql"))]


def _first_paragraph(comment: str) -> str:
    lines = [line.removeprefix("--").strip() for line in comment.splitlines()]
    return " ".join(itertools.takewhile(bool, lines))


def _comment(described: Described) -> sql.Composed:
    return sql.SQL("comment on {} {} is {}").format(
        sql.SQL(described.kind),
        sql.Identifier(described.schema, described.name),
        sql.Literal(described.sentence),
    )
