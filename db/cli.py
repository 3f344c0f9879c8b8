"""lms-db: parse, call, print, exit code. Standard output is data, standard error is talk and progress.

A command that fails prints one line and exits 1; a wrong option or argument exits 2.
"""

import json
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path

import click
import psycopg
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from db import connection, server
from db.config import Settings, masked, settings
from db.errors import LmsError, Unavailable

json_option = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")


class Commands(click.Group):
    """Prints an expected failure as one line and exits 1; any other keeps its traceback."""

    def invoke(self, context: click.Context) -> object:
        try:
            return super().invoke(context)
        except (LmsError, SQLAlchemyError, psycopg.Error) as error:
            _say(f"lms-db: {' '.join(str(connection.translate(error)).split())}")
            context.exit(1)


@click.group(cls=Commands)
def main() -> None:
    """Install, fill and look after the LMS database.

    Works on the server of LMS_DATABASE_URL, or on one of its own in LMS_HOME.
    """
    # A terminated command leaves as an interrupted one does: it rolls back and gives the server back.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))


@main.group("server")
def server_commands() -> None:
    """The embedded PostgreSQL of this computer."""


@server_commands.command("start")
def start_server() -> None:
    """Start the server; it stays until it is stopped."""
    wanted = settings()
    if not wanted.embedded:
        raise LmsError("LMS_DATABASE_URL names another server: unset it to start the embedded one")
    started = server.start(wanted)
    _say(
        f"PostgreSQL {started.version} ({started.source}) takes connections, with its data in {started.data}"
    )


@server_commands.command("stop")
def stop_server() -> None:
    """Stop the server, and say whom that disconnects. Without one there is nothing to do."""
    wanted = settings()
    for user in server.users(wanted):
        _say(f"still used by {user}")
    _say("stopped" if server.stop(wanted) else "it did not run")


@server_commands.command("status")
@json_option
def show_server(as_json: bool) -> None:
    """Say whether the server runs, and where. Either answer exits 0.

    The JSON has URLs with passwords: `url` is the schema owner's, `dashboard_url` the dashboard's.
    """
    wanted = settings()
    answer = _embedded_status(wanted) if wanted.embedded else _external_status(wanted)
    if as_json:
        _print_json(answer)
    elif answer["running"]:
        click.echo(f"PostgreSQL {answer['version']} ({answer['source']}) at {masked(answer['url'])}")
    else:
        click.echo("not running")


@main.command("install")
@json_option
def install_schema(as_json: bool) -> None:
    """Bring the database to this version's schema; again, there is nothing to do."""
    from db.install import install

    wanted = settings()
    with server.using(wanted, name="lms-db install"):
        installed = install(connection.owner_url(wanted), progress=_say)
    if as_json:
        _print_json(asdict(installed))
    else:
        click.echo(
            f"step {installed.revision}, {len(installed.changed)} files run in {installed.seconds:.1f} s"
        )


@main.command("verify")
@json_option
def verify_schema(as_json: bool) -> None:
    """List where schema and counters differ from what they should be. Exits 1 if anything does."""
    from db.verify import differences

    with _database("verify") as engine:
        found = differences(engine)
    if as_json:
        _print_json({"differences": [asdict(each) for each in found]})
    else:
        click.echo("\n".join(map(str, found)) or "no differences")
    if found:
        sys.exit(1)


@main.command("seed")
@click.option("--scale", type=click.Choice(["small", "university"]), required=True, help="How many people.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day it is there; today if not given.")
@json_option
def seed_university(scale: str, as_of: datetime | None, as_json: bool) -> None:
    """Fill the database with a made-up university: the same rows for the same day and scale."""
    from db.seed import seed

    with _database("seed") as engine:
        seeded = seed(engine, scale, as_of.date() if as_of else date.today(), _say)
    _print(asdict(seeded), as_json)


@main.command("import-schedule")
@click.argument("sections", type=click.Path(path_type=Path))
@click.option("--term", required=True, help="The term of the file, as 2025-spring.")
@click.option("--current", is_flag=True, help="Make it the current term.")
@json_option
def import_sections(sections: Path, term: str, current: bool, as_json: bool) -> None:
    """Load a registrar's class-schedule export, .csv or .csv.gz."""
    from db.registrar import import_schedule

    with _database("import-schedule") as engine:
        imported = import_schedule(engine, sections, term=term, current=current, progress=_say)
    _print(asdict(imported), as_json)


@main.command("refresh")
@click.argument("views", nargs=-1)
@json_option
def refresh_views(views: tuple[str, ...], as_json: bool) -> None:
    """Recompute the statistics views, all of them if none is named."""
    from db.statistics import refresh

    with _database("refresh") as engine:
        refreshed = refresh(engine, views or None)
    if as_json:
        _print_json([asdict(each) for each in refreshed])
    else:
        for each in refreshed:
            click.echo(f"{each.view}: {each.rows:,} rows in {each.seconds:.2f} s")


@main.command("demo")
@json_option
def make_demo(as_json: bool) -> None:
    """Server, schema, made-up university and statistics, as far as each is still to do."""
    from db.demo import demo

    demo(settings(), progress=_print_json if as_json else _say)


@contextmanager
def _database(command: str) -> Iterator[Engine]:
    """The owner's engine for a command that may take its time, on a server that runs as long as it does."""
    name, wanted = f"lms-db {command}", settings()
    with server.using(wanted, name=name):
        engine = connection.engine(connection.owner_url(wanted), application_name=name, statement_timeout=0)
        try:
            yield engine
        finally:
            engine.dispose()


def _embedded_status(wanted: Settings) -> dict:
    found = server.status(wanted)
    return {
        "running": found is not None,
        "url": found and found.url,
        "dashboard_url": found and found.dashboard_url,
        "version": found and found.version,
        "source": found and found.source,
        "home": str(wanted.home),
    }


def _external_status(wanted: Settings) -> dict:
    engine = connection.engine(wanted.database_url, application_name="lms-db server status", pool_size=1)
    version = None
    try:
        with connection.acting_as(engine, None) as transaction:
            version = transaction.exec_driver_sql("show server_version").scalar_one().split()[0]
    except Unavailable as reason:
        _say(str(reason))
    finally:
        engine.dispose()
    return {
        "running": version is not None,
        "url": wanted.database_url,
        "dashboard_url": wanted.dashboard_url,
        "version": version,
        "source": "external",
        "home": None,
    }


def _print(result: dict, as_json: bool) -> None:
    if as_json:
        _print_json(result)
    else:
        for name, value in result.items():
            click.echo(f"{name.replace('_', ' ')}: {value}")


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, default=str))


def _say(line: str) -> None:
    click.echo(line, err=True)
