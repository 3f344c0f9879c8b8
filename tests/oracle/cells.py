"""Cells: what one person sees or may write of one relation through one role of the database, and what it should be.

Both sides are dictionaries Cell -> keys of rows as text, or None where the role lacks the privilege.
"""

from collections.abc import Container
from itertools import groupby, islice
from operator import attrgetter
from typing import NamedTuple

from sqlalchemy import (
    Connection,
    Select,
    Text,
    cast,
    func,
    literal,
    literal_column,
    select,
    table,
    text,
    union_all,
)
from sqlalchemy.dialects.postgresql import REGCLASS
from sqlalchemy.exc import DBAPIError

from oracle.relations import RELATIONS, Relation

Keys = frozenset[str]

ATTEMPTS = {  # way of writing -> what tries it (attempts.sql)
    "insert": func.oracle.insertable,
    "update": func.oracle.updatable,
    "move": func.oracle.movable,
    "delete": func.oracle.deletable,
}
READ = ("read",)
WAYS = READ + tuple(ATTEMPTS)
WRITERS = ("lms_app",)  # the dashboard writes through functions alone


class Cell(NamedTuple):
    role: str  # of the database: lms_app or lms_dashboard
    viewer: str
    way: str
    relation: str


class _Everything:
    def __contains__(self, _name: object) -> bool:
        return True


EVERYTHING = _Everything()


def seen(
    connection: Connection,
    *,
    relations: Container[str] = EVERYTHING,
    viewers: Container[str] = EVERYTHING,
    ways: Container[str] = WAYS,
) -> dict[Cell, Keys | None]:
    """What the database answers, by default about everything; the transaction is left as it was.

    Where there is an error instead of an answer, the one key tells it.
    """
    people = connection.execute(text("select name, identity, writes from oracle.viewers order by name")).all()
    found: dict[Cell, Keys | None] = {}
    attempt = connection.begin_nested()
    connection.execute(text("set local session_replication_role = replica"))
    for role, all_relations in RELATIONS.items():
        # of the session, so that functions too take the role for the one that is connected
        _set(connection, "session_authorization", role)
        wanted = [relation for relation in all_relations if relation.name in relations]
        readable = _readable(connection, wanted)
        for name, identity, writes in people:
            if name not in viewers:
                continue
            _set(connection, "app.current_user_id", identity)
            for way in WAYS if writes and role in WRITERS else READ:
                if way not in ways:
                    continue
                asked = [relation for relation in wanted if way != "read" or relation in readable]
                answers = _answers(connection, {relation.name: _question(way, relation) for relation in asked})
                found |= {Cell(role, name, way, relation.name): answers.get(relation.name) for relation in wanted}
    attempt.rollback()
    return found


def expected(
    connection: Connection, *, relations: Container[str] = EVERYTHING, ways: Container[str] = WAYS
) -> dict[Cell, Keys | None]:
    """What it should answer to everybody, for the same cells.

    A view oracle.<way>_<relation> says it. Where there is none, nobody may, and the role has no privilege; but rows
    may be moved to where rows may be updated.
    """
    viewers = connection.execute(text("select name, writes from oracle.viewers")).all()
    answers = set(connection.scalars(text("select viewname from pg_views where schemaname = 'oracle'")))
    due: dict[Cell, Keys | None] = {}
    for role, all_relations in RELATIONS.items():
        for relation in all_relations:
            for way in WAYS if role in WRITERS else READ:
                if relation.name not in relations or way not in ways:
                    continue
                answer = f"{way}_{relation.answer}"
                if way == "move" and answer not in answers and relation.moves:
                    answer = f"update_{relation.answer}"
                has_right = answer in answers and role in relation.roles
                keys = _keys_by_viewer(connection, answer, relation, among_copies=way != "read") if has_right else {}
                nothing = frozenset() if has_right else None
                due |= {
                    Cell(role, viewer, way, relation.name): keys.get(viewer, nothing)
                    for viewer, writes in viewers
                    if way == "read" or writes
                }
    return due


def differences(
    found: dict[Cell, Keys | None], due: dict[Cell, Keys | None]
) -> dict[Cell, tuple[Keys | None, Keys | None]]:
    """Cells where they part: (what only the database says, what it should say and does not); None as it stands."""
    return {
        cell: (keys, due[cell]) if None in (keys, due[cell]) else (keys - due[cell], due[cell] - keys)
        for cell, keys in found.items()
        if keys != due[cell]
    }


def told(connection: Connection, parts: dict[Cell, tuple[Keys | None, Keys | None]], most: int = 3) -> list[str]:
    """Differences in a line each, so many of a relation at most; people by their names, other rows by their keys."""
    names = {identity: name for name, identity in connection.execute(text("select name, identity from oracle.viewers"))}
    by_relation = groupby(sorted(parts, key=attrgetter("relation", "role", "viewer")), key=attrgetter("relation"))

    def tell(keys: Keys | None) -> str:
        return "no privilege" if keys is None else ", ".join(sorted(names.get(key, key) for key in keys)) or "nothing"

    return [
        f"{cell.viewer} {cell.way} {cell.relation} as {cell.role}:"
        f" found {tell(parts[cell][0])}, due {tell(parts[cell][1])}"
        for _relation, cells in by_relation
        for cell in islice(cells, most)
    ]


def _keys_by_viewer(connection: Connection, answer: str, relation: Relation, *, among_copies: bool) -> dict[str, Keys]:
    """What a view of schema oracle says, of writing only for the rows that are tried."""
    viewer, key = literal_column("viewer"), cast(literal_column("key"), Text)
    asked = select(viewer, func.array_agg(key)).select_from(table(answer, schema="oracle")).group_by(viewer)
    if among_copies:
        copies = select(literal_column("copies.key")).select_from(table("copies", schema="oracle"))
        asked = asked.where(key.in_(copies.where(literal_column("copies.relation") == cast(relation.name, REGCLASS))))
    return {name: frozenset(keys) for name, keys in connection.execute(asked)}


def _set(connection: Connection, setting: str, value: str) -> None:
    """For the rest of the transaction."""
    connection.execute(select(func.set_config(setting, value, True)))


def _readable(connection: Connection, relations: list[Relation]) -> set[Relation]:
    """Of which the connected role may select some column."""
    return {
        relation
        for relation in relations
        if connection.scalar(select(func.has_any_column_privilege(relation.name, "select")))
    }


def _question(way: str, relation: Relation) -> Select:
    """One row: the relation's name and the array of keys."""
    if way == "read":
        schema, _, name = relation.name.partition(".")
        keys = func.coalesce(func.array_agg(cast(literal_column(relation.key), Text)), literal_column("'{}'"))
        return select(literal(relation.name), keys).select_from(table(name, schema=schema))
    return select(literal(relation.name), ATTEMPTS[way](cast(relation.name, REGCLASS), relation.key))


def _answers(connection: Connection, questions: dict[str, Select]) -> dict[str, Keys | None]:
    """All in one statement; one by one where this fails."""
    if not questions:
        return {}
    try:
        with connection.begin_nested():
            rows = connection.execute(union_all(*questions.values())).all()
    except DBAPIError as error:
        if len(questions) == 1:
            return dict.fromkeys(questions, frozenset({f"error {error.orig.sqlstate}"}))
        return {
            key: value for name in questions for key, value in _answers(connection, {name: questions[name]}).items()
        }
    return {name: None if keys is None else frozenset(keys) for name, keys in rows}
