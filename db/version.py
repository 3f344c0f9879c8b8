"""The step of the schema that this version of the code is written for."""

from db.sqlfile import SQL_ROOT


def needed_step() -> str:
    """The latest step that comes with this version, as '0032'; a database that stands at it or later will do."""
    return max(path.name for path in (SQL_ROOT / "steps").glob("*.sql"))[:4]
