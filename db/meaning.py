"""What a base object means, whatever it is called: two objects of the same meaning serve the same purpose.

Told apart from the definitions that PostgreSQL writes, not from anybody's DDL, so blanks, aliases of types and the
spelling of an IN list are already gone. What is left are names, the text types (a text and a varchar column compare
alike), casts between them, and the several ways to write a random uuid and the present time.
"""

import re

_FAMILIES = {
    "character varying": "text",
    "character": "text",
    "text": "text",
    "smallint": "integer",
    "integer": "integer",
    "bigint": "integer",
    "real": "float",
    "double precision": "float",
}
_COLUMN = re.compile(
    r"(?P<type>.*?)(?P<not_null> not null)?(?P<identity> generated (always|by default) as identity)?"
    r"( default (?P<default>.*))?",
    re.DOTALL,
)
_CAST = re.compile(
    r"::(character varying|double precision|time(stamp)? with(out)? time zone|\"?\w+\"?)(\(\d+(,\d+)?\))?(\[\])?"
)
_LIST = re.compile(r"ARRAY\[(?P<items>[^][]*)\]")
_RANDOM_UUID = re.compile(r"(\w+\.)?(gen_random_uuid|uuid_generate_v4)\(\)")
# the key of a partitioned table ends in the column that it is partitioned by
_KEY_OF_PARTITIONED = re.compile(r"(?<=PRIMARY KEY |USING btree )\(id, created_at\)")
_CONDITION = re.compile(r" OF [\w, \"]+(?= ON )| WHEN \(.*\)(?= EXECUTE FUNCTION)", re.DOTALL)
_NOW = re.compile(r"CURRENT_TIMESTAMP|transaction_timestamp\(\)|(\w+\.)?now\(\)")


def meaning(kind: str, name: str, definition: str) -> tuple[str, ...]:
    """What tells an object of the base from every other one, beside its name where that is arbitrary.

    Tables and columns are called by their names, so the name is their meaning.
    """
    table = name.rpartition(".")[0]
    if kind in ("constraint", "index"):
        nameless = re.sub(r"INDEX \S+ ON (ONLY )?", "INDEX ON ", definition)
        return (kind, table, _expression(_KEY_OF_PARTITIONED.sub("(id)", nameless)))
    if kind == "trigger":
        nameless = re.sub(r"TRIGGER \S+ ", "TRIGGER ", definition)
        # a condition or a list of columns only spares calls that would change nothing
        return (kind, table, _expression(_CONDITION.sub("", nameless)))
    if kind == "function":
        function, _, arguments = name.partition("(")
        # an LMS may call the arguments of its functions as it likes
        return (kind, function, str(arguments.count(",") + (arguments != ")")))
    return (kind, name)


def same_column(one: str, other: str) -> bool:
    """Whether two columns hold the same: the family of their types, whether null is allowed, the default."""
    return _column(one) == _column(other)


def _column(definition: str) -> tuple[str, bool, str]:
    parts = _COLUMN.fullmatch(definition)
    type_name, array = re.sub(r"\(.*\)", "", parts["type"]), ""
    if type_name.endswith("[]"):
        type_name, array = type_name.removesuffix("[]"), "[]"
    return (
        _FAMILIES.get(type_name, type_name) + array,
        parts["not_null"] is not None,
        _expression(parts["identity"] or parts["default"] or ""),
    )


def _expression(text: str) -> str:
    """An expression without its casts, brackets and blanks, the items of lists in order."""
    text = _NOW.sub("now", _RANDOM_UUID.sub("random_uuid", _CAST.sub("", text)))
    text = _LIST.sub(lambda found: ",".join(sorted(found["items"].split(", "))), text)
    return re.sub(r"[\s()]", "", text)
