"""What a session that installs writes down about its own work: objects, and rows in the tables of an application.

Both are told by the transaction that wrote them, so what others do meanwhile is never taken for ours.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, text

from db.sqlfile import SqlFile


def watch(connection: Connection) -> None:
    """Give the session what it needs to tell its own work by; what is there now was made by others, or before.

    Belongs to the transaction: where that is rolled back, the session has nothing.
    """
    SqlFile("live/session.sql").run(connection)


def record(connection: Connection, path: str, *, rows: Iterable[str] = ()) -> None:
    """Write down what the present transaction has made by the file `path`, and the rows it inserted into `rows`."""
    connection.execute(text("select pg_temp.record_objects(:path)"), {"path": path})
    for table in rows:
        connection.execute(text("select pg_temp.record_rows(:path, :table_name)"), {"path": path, "table_name": table})
