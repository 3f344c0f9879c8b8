"""lms-db admitted-roles."""

from dataclasses import asdict

import click

from db.cli import target
from db.cli.output import json_option, print_json, say


@click.command("admitted-roles")
@click.option(
    "--stop", metavar="ROLE", help="Admit this role no longer: each of its transactions says for whom it acts."
)
@json_option
def list_admitted_roles(stop: str | None, as_json: bool) -> None:
    """List the roles that see every row of the protected tables, as they did before the installation."""
    from db import admissions
    from db.patience import LOCK_TIMEOUT, patiently

    with target.owner_engine("admitted-roles", lock_timeout=LOCK_TIMEOUT) as engine, engine.connect() as connection:

        def end_admission() -> int:
            with connection.begin():
                return admissions.stop(connection, stop)

        if stop:
            say(f"{stop} is no longer admitted to {patiently(end_admission)} tables")
        with connection.begin():
            found = admissions.admitted(connection)
    if as_json:
        print_json({"admitted_roles": [asdict(each) for each in found]})
    else:
        click.echo("\n".join(f"{each.role}: {', '.join(each.tables)}" for each in found) or "no role is admitted")
