"""lms-db server: the embedded PostgreSQL."""

import click

from db import connection, server
from db.cli.output import json_option, print_json, say
from db.config import Settings, masked, settings
from db.errors import LmsError, Unavailable


@click.group("server")
def commands() -> None:
    """The embedded PostgreSQL of this computer."""


@commands.command("start")
def start() -> None:
    """Start the server; it stays until it is stopped."""
    wanted = settings()
    if not wanted.embedded:
        raise LmsError("LMS_DATABASE_URL names another server: unset it to start the embedded one")
    started = server.start(wanted)
    say(f"PostgreSQL {started.version} ({started.source}) takes connections, with its data in {started.data}")


@commands.command("stop")
def stop() -> None:
    """Stop the server, and say whom that disconnects. Without one there is nothing to do."""
    wanted = settings()
    for user in server.users(wanted):
        say(f"still used by {user}")
    say("stopped" if server.stop(wanted) else "it did not run")


@commands.command("status")
@json_option
def status(as_json: bool) -> None:
    """Say whether the server runs, and where. Either answer exits 0.

    The JSON has URLs with passwords: `url` is the schema owner's, `dashboard_url` the dashboard's.
    """
    wanted = settings()
    answer = _embedded(wanted) if wanted.embedded else _external(wanted)
    if as_json:
        print_json(answer)
    elif answer["running"]:
        click.echo(f"PostgreSQL {answer['version']} ({answer['source']}) at {masked(answer['url'])}")
    else:
        click.echo("not running")


def _embedded(wanted: Settings) -> dict:
    found = server.status(wanted)
    return {
        "running": found is not None,
        "url": found and found.url,
        "dashboard_url": found and found.dashboard_url,
        "version": found and found.version,
        "source": found and found.source,
        "home": str(wanted.home),
    }


def _external(wanted: Settings) -> dict:
    engine = connection.engine(wanted.database_url, application_name="lms-db server status", pool_size=1)
    version = None
    try:
        with connection.acting_as(engine, None) as transaction:
            version = transaction.exec_driver_sql("show server_version").scalar_one().split()[0]
    except Unavailable as reason:
        say(str(reason))
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
