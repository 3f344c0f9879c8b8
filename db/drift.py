"""What somebody changed in the database since the latest installation, and the record it is told from."""

from dataclasses import dataclass

from sqlalchemy import Connection, text

from db import structure

# Where each kind of object comes from; tables, columns, constraints and indexes come from steps.
FOLDERS = {
    "function": "functions",
    "trigger": "triggers",
    "policy": "policies",
    "materialized view": "statistics",
    "view": "report",
    "right": "grants.sql",
}


@dataclass(frozen=True)
class Changed:
    """An object that is not what was installed; None: it was not installed, or it is no longer there."""

    kind: str
    name: str
    installed: str | None
    found: str | None


def changed_objects(connection: Connection) -> list[Changed]:
    """Every object that differs from the latest installation's record, by kind and name."""
    for function in ("lms_ops.catalog_objects()", "lms_ops.changed_objects()"):
        if connection.scalar(text("select to_regprocedure(:name)"), {"name": function}) is None:
            return [Changed("function", function, installed="", found=None)]
    rows = connection.execute(
        text("select kind, name, installed, found from lms_ops.changed_objects() order by kind, name")
    )
    return [Changed(*row) for row in rows]


def folders(drifted: list[Changed]) -> frozenset[str]:
    """The replaced files that put the changed objects back."""
    return frozenset(
        # the statistics are made of views in lms_ops; people read those in report
        "statistics" if each.kind == "view" and each.name.startswith("lms_ops.") else FOLDERS[each.kind]
        for each in drifted
        if each.kind in FOLDERS
    )


def record_objects(connection: Connection, drifted: list[Changed]) -> None:
    """Make the record what the catalog has now of ours and of the base, with what guards and opens it.

    What was found changed before and still is the same stays as it was recorded: otherwise an installation would
    declare somebody's change to be what it installed.
    """
    kinds, names = zip(*structure.installed(connection), strict=True)
    connection.execute(text("delete from lms_ops.installed_objects"))
    connection.execute(
        text("""
            insert into lms_ops.installed_objects
            select objects.*
            from lms_ops.catalog_objects() as objects
            join unnest(cast(:kinds as text[]), cast(:names as text[])) as ours (kind, name)
                on ours.kind = objects.kind
                and ours.name = objects.name
        """),
        {"kinds": list(kinds), "names": list(names)},
    )
    for each in drifted:
        key = {"kind": each.kind, "name": each.name}
        found = connection.scalar(
            text("select definition from lms_ops.installed_objects where kind = :kind and name = :name"), key
        )
        if found == each.found:
            connection.execute(text("delete from lms_ops.installed_objects where kind = :kind and name = :name"), key)
            if each.installed is not None:
                connection.execute(
                    text("insert into lms_ops.installed_objects values (:kind, :name, :installed)"),
                    {**key, "installed": each.installed},
                )
