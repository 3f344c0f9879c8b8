"""The statements of a file of SQL, and the parts of a statement that a plan asks about."""

import re

import sqlparse

_COMMENTS = re.compile(r"\A(\s*--[^\n]*(\n|\Z))+")


def statements(text: str) -> list[str]:
    """The statements in their order, each with the comments above it; dollar quotes stay whole."""
    return [statement for statement in sqlparse.split(text) if bare(statement)]


def bare(statement: str) -> str:
    """The statement without the comments above it."""
    return _COMMENTS.sub("", statement).strip()


def actions(statement: str) -> tuple[str, list[str]]:
    """What comes before the actions of an `alter table`, as in 'alter table courses', and the actions."""
    plain = sqlparse.format(bare(statement), strip_comments=True).strip().removesuffix(";")
    head, tail = re.fullmatch(r"(alter table [\w.]+)\s+(.*)", plain, re.DOTALL).groups()
    depth, parts = 0, [""]
    for character in tail:
        depth += (character == "(") - (character == ")")
        if character == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return head, [" ".join(part.split()) for part in parts]
