"""The work of a rollback on its session: statements asked of the catalog, phase by phase, and run patiently."""

import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from psycopg import sql
from sqlalchemy import Connection, Row, text

from db.errors import LmsError
from db.install import GUARD
from db.patience import Tries, patiently
from db.rollback import export, refusals
from db.rollback.export import Saved
from db.sqlfile import SqlFile, sql_files

BEFORE_EXPORT = 4  # after this phase nobody writes to our tables any more

Progress = Callable[[str], None]


class Removal:
    """One rollback on one session: what it has run so far, and how long anybody could have waited for it."""

    def __init__(self, connection: Connection, to: str | None, progress: Progress) -> None:
        self._connection = connection
        self._to = to
        self._progress = progress
        self.statements = 0
        self.longest = 0.0
        refusals.refuse_without_record(connection, to)
        with connection.begin():
            # names are then written with their schema
            connection.execute(text("set search_path to pg_catalog"))
            connection.execute(
                text(
                    "select set_config('lms.rollback_to', :to, false), set_config('lms.rollback_saved', 'off', false)"
                ),
                {"to": to or ""},
            )
            SqlFile("rollback/leaving.sql").run(connection)

    def refuse_unsuitable(self, directory: Path | None) -> None:
        """Everything that is known before anything is changed."""
        if not self._connection.scalar(text("select pg_try_advisory_lock(:guard)"), {"guard": GUARD}):
            raise LmsError("an installation or another rollback is at work: wait for it, then run this again")
        self._connection.commit()
        with self._connection.begin():
            refusals.refuse_another_end(self._connection, self._to or "")
            refusals.refuse_converted_tables(self._connection)
            refusals.refuse_readers(self._rows("readers.sql"))
            if self._is_settled():
                return
            if directory is not None:
                export.refuse_present(directory)
            elif lost := export.entered(self._connection):
                raise refusals.losses(lost)

    def begin(self) -> None:
        """From here on an installation refuses, until the rollback has come to its end."""
        self._run_file(SqlFile("rollback/begin.sql"))

    def take_out(self, directory: Path | None) -> list[Saved]:
        """Run every phase; the files of the export, which is made when nobody writes to our tables any more."""
        saved = []
        for number, file in enumerate(phases(), start=1):
            self._run_phase(file)
            if number == BEFORE_EXPORT:
                saved = self._settle(directory)
        return saved

    def finish(self) -> list[str]:
        """Close the ledger; what is not as it was before the installation, as sentences."""
        with self._connection.begin():
            kept = [
                f"{count:,} values of {row.table_name}.{row.column_name} were changed since ({row.finding})"
                for row in self._rows("kept_values.sql")
                if (count := self._connection.exec_driver_sql(row.query).scalar_one())
            ]
            kept += [
                f"{count:,} rows of {row.table_name} are referred to"
                for row in self._rows("kept_rows.sql")
                if (count := self._connection.exec_driver_sql(row.query).scalar_one())
            ]
        ending = SqlFile("rollback/return_to_step.sql" if self._to else "rollback/finish.sql")
        patiently(partial(self._run_file, ending))
        return kept

    def ask(self, file: SqlFile) -> Sequence[Row]:
        """The statements of a phase, as they would be run now."""
        with self._connection.begin():
            return self._rows(Path(file.path).name)

    def _run_phase(self, file: SqlFile) -> None:
        started, rows, longest = time.monotonic(), self.ask(file), 0.0
        for row in rows:
            tries = Tries()
            concurrently = " concurrently " in row.statement[:40]
            run = self._run_alone if concurrently else self._run_in_transaction
            patiently(partial(run, row.statement), tries=tries)
            longest = max(longest, tries.longest if row.locked else 0.0)
        self.statements += len(rows)
        self.longest = max(self.longest, longest)
        if rows:
            sentence = file.text.split("\n", 1)[0].removeprefix("-- ")
            self._progress(
                f"{sentence} {len(rows)} statements, {time.monotonic() - started:.2f} s,"
                f" nobody waited longer than {longest:.2f} s"
            )

    def _run_in_transaction(self, statement: str) -> None:
        with self._connection.begin():
            # the triggers that leave updated_at alone are the last of all to go
            self._connection.execute(text("select set_config('lms.keep_updated_at', 'on', true)"))
            self._connection.exec_driver_sql(statement, execution_options={"no_parameters": True})

    def _run_alone(self, statement: str) -> None:
        driver = self._connection.connection.dbapi_connection
        driver.autocommit = True
        try:
            # it waits for others without anybody waiting for it
            driver.execute("set lock_timeout = 0")
            driver.execute(sql.SQL(statement))
        finally:
            if not driver.closed:
                driver.execute("reset lock_timeout")
                driver.autocommit = False

    def _run_file(self, file: SqlFile) -> None:
        with self._connection.begin():
            file.run(self._connection)

    def _settle(self, directory: Path | None) -> list[Saved]:
        """Save what would be lost, once; an interrupted rollback may have done it."""
        saved = []
        with self._connection.begin():
            if not self._is_settled():
                lost = export.entered(self._connection)
                if lost and directory is None:
                    raise refusals.losses(lost)
                saved = export.save(self._connection, directory, lost) if lost else []
                self._connection.execute(
                    text("update lms_ops.rollbacks set settled_at = now(), directory = :directory"),
                    {"directory": str(directory.absolute()) if lost else None},
                )
            self._connection.execute(
                text("""
                    select set_config('lms.rollback_saved', 'on', false)
                    from lms_ops.rollbacks
                    where directory is not null
                """)
            )
        if saved:
            self._progress(f"exported {sum(each.rows for each in saved):,} rows to {directory}")
        return saved

    def _is_settled(self) -> bool:
        return bool(
            self._connection.scalar(text("select to_regclass('lms_ops.rollbacks') is not null"))
            and self._connection.scalar(
                text("select exists (select from lms_ops.rollbacks where settled_at is not null)")
            )
        )

    def _rows(self, name: str) -> Sequence[Row]:
        return self._connection.exec_driver_sql(
            SqlFile(f"rollback/{name}").text, execution_options={"no_parameters": True}
        ).all()


def phases() -> list[SqlFile]:
    """The files of SQL that list the statements of a phase, in their order."""
    return [file for file in sql_files("rollback") if Path(file.path).name[0].isdigit()]
