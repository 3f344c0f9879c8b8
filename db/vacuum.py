"""The weekly VACUUM (ANALYZE), table by table; what was vacuumed within a day, or somebody has locked, is left out."""

from psycopg import sql
from sqlalchemy import Engine, Row, text

from db.connection import acting_as


def vacuum(engine: Engine) -> dict[str, int]:
    """How many tables were vacuumed, the smallest first, and how many the role may not.

    Allowed are the owner of a table, the owner of the database, and from PostgreSQL 17 on who has MAINTAIN.
    """
    tables = _tables(engine)
    allowed = [table for table in tables if table.is_permitted]
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for table in allowed:
            name = sql.Identifier(table.schema_name, table.table_name)
            with connection.connection.cursor() as cursor:
                cursor.execute(sql.SQL("vacuum (analyze, skip_locked) {}").format(name))
    return {"vacuumed": len(allowed), "refused": len(tables) - len(allowed)}


def foresee(engine: Engine) -> tuple[str, str]:
    """Outcome and sentence of what `vacuum` would do."""
    tables = _tables(engine)
    allowed = sum(table.is_permitted for table in tables)
    sentence = f"Tables to vacuum: {allowed}, not allowed: {len(tables) - allowed}."
    return ("done" if allowed else "nothing"), sentence


def _tables(engine: Engine) -> list[Row]:
    with acting_as(engine, None) as connection:
        return list(connection.execute(text("select * from lms_ops.tables_to_vacuum()")))
