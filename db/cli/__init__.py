"""lms-db: parse, call, print, exit code. Standard output is data, standard error is talk and progress.

A command that fails prints one line and exits 1, or what it documents; a wrong option or argument exits 2. What a
command calls is imported inside it, so that `--help` and `server status` do not wait for the others' libraries.
"""

import signal
import sys

import click
import psycopg
from sqlalchemy.exc import SQLAlchemyError

from db import connection, log
from db.cli import (
    admissions,
    arrays,
    backup,
    data,
    diagram,
    maintain,
    partition,
    preflight,
    queues,
    rehearsal,
    rollback,
    schema,
    server,
    standing,
    statistics,
    status,
    verify,
)
from db.cli.output import complain
from db.config import settings
from db.errors import LmsError


class Commands(click.Group):
    """Prints an expected failure as one line and exits with its code; any other keeps its traceback."""

    def invoke(self, context: click.Context) -> object:
        try:
            return super().invoke(context)
        except (LmsError, SQLAlchemyError, psycopg.Error) as error:
            expected = connection.translate(error)
            complain(" ".join(str(expected).split()))
            context.exit(expected.exit_code)


@click.group(cls=Commands)
def main() -> None:
    """Install, fill and look after the LMS database.

    Works on the server of LMS_DATABASE_URL, or on one of its own in LMS_HOME.
    """
    # A terminated command leaves as an interrupted one does: it rolls back and gives the server back.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    # what people read is said by the commands; events are for programs
    if settings().log == "json":
        log.configure(settings())


for command in (
    server.commands,
    preflight.examine_database,
    schema.install_schema,
    verify.verify_database,
    diagram.draw_diagram,
    backup.save_database,
    backup.restore_database,
    rehearsal.rehearse_installation,
    rollback.take_back,
    data.seed_university,
    data.import_sections,
    data.make_demo,
    statistics.refresh_views,
    status.show_status,
    standing.decide_standing,
    queues.serve_queues,
    maintain.maintain_database,
    partition.partition_table,
    arrays.retire_arrays,
    admissions.list_admitted_roles,
):
    main.add_command(command)
