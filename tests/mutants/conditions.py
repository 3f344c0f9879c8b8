"""The conditions in a piece of SQL or PL/pgSQL, each of which can be taken for true or for false.

A condition is what stands between two of `where`, `on`, `if`, `when`, `and`, `or` and what ends such a clause, at one
depth of parentheses. Both sides of an `or` are conditions, and so is the whole of a parenthesis around them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import sqlparse
from sqlparse import tokens

BEGIN = {"where", "on", "if", "elsif", "when", "having", "and", "or", "filter"}
# what ends a condition, beside the parenthesis around it
END = {"then", "group", "order", "limit", "union", "returning", "loop", "join", "left", "inner", "cross", "full"}
END |= {"right", "else", "end", "except", "intersect", "window", "offset", "for", "having", "where"}


@dataclass(frozen=True)
class Condition:
    """Where it stands in the text, and its words."""

    start: int
    end: int
    text: str

    def replaced(self, source: str, by: str) -> str:
        return source[: self.start] + by + source[self.end :]


def conditions(source: str) -> list[Condition]:
    """All of them, in the order in which they begin, the outer before the inner."""
    found = set()
    for group in _groups(source):
        found |= set(_operands(source, group))
    return sorted(found, key=lambda each: (each.start, -each.end))


@dataclass(frozen=True)
class _Token:
    start: int
    end: int
    word: str  # lower-case; '' for what is no word of the language


def _groups(source: str) -> Iterator[list[_Token]]:
    """The tokens of each depth, one list a parenthesis; what is within an inner one is not in the outer's list."""
    stack: list[list[_Token]] = [[]]
    at = 0
    for each in sqlparse.lexer.tokenize(source):
        kind, value = each
        token = _Token(at, at + len(value), value.lower().strip())
        at = token.end
        if kind in tokens.Comment or not value.strip():
            continue
        if value == "(":
            stack.append([])
        elif value == ")":
            inner = stack.pop()
            yield inner
            # the outer sees a parenthesis as one thing that reaches from ( to )
            opened = source.rfind("(", 0, inner[0].start) if inner else at - 2
            stack[-1].append(_Token(opened, at, ""))
        elif kind in tokens.Literal.String or kind in tokens.Name:
            stack[-1].append(_Token(token.start, token.end, token.word if kind in tokens.Keyword else ""))
        else:
            # 'left join', 'group by' come as one token, its first word is enough
            stack[-1].append(_Token(token.start, token.end, re.split(r"\s+", token.word)[0]))
    yield from stack


def _operands(source: str, group: list[_Token]) -> Iterator[Condition]:
    begun: int | None = None  # index of the first token of the present condition
    joined = any(token.word in ("and", "or") for token in group)
    first_clause = joined and not any(token.word in ("select", "with", ":=", ";") for token in group)
    if first_clause:
        begun = 0
    between = False
    for index, token in enumerate([*group, _Token(len(source), len(source), ";")]):
        if token.word == "between":
            between = True
        elif token.word == "and" and between:
            between = False
        elif token.word in BEGIN or token.word in END or token.word in (";", ","):
            # a condition that goes on with a case is not one to be replaced
            if begun is not None and begun < index and group[index - 1].word != "case":
                start, end = group[begun].start, group[index - 1].end
                yield Condition(start, end, source[start:end])
            begun = index + 1 if token.word in BEGIN else None
