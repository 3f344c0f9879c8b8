"""lms-db backup, restore."""

from dataclasses import asdict
from pathlib import Path

import click

from db.cli import target
from db.cli.output import json_option, print_result, say


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--role", help="Who reads: a role that owns every table, or may read all rows of all of them.")
@json_option
def save_database(file: Path, role: str | None, as_json: bool) -> None:
    """Save the database to FILE, with what its rows add up to in FILE.json, and check that every table is there."""
    from db.backup import backup

    with target.owner_url("backup") as url:
        print_result(asdict(backup(url, file, role=role, progress=say)), as_json=as_json)


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--compare",
    type=click.Choice(["backup", "live", "nothing"]),
    default="backup",
    help="What the restored rows have to add up to.",
)
@click.option("--swap", is_flag=True, help="Put the restored database in the place of the present one.")
@click.option("--yes", is_flag=True, help="Swap without asking.")
@json_option
def restore_database(file: Path, compare: str, swap: bool, yes: bool, as_json: bool) -> None:
    """Restore FILE into a new database beside the present one and compare every table.

    The role has to be allowed to create databases. With --swap, which disconnects everybody, the new database gets
    the name, and the old one is kept under a name with the date.
    """
    from db.restore import restore

    if swap and not yes:
        click.confirm(
            "everybody will be disconnected and what was entered since the backup set aside: swap?", abort=True
        )
    with target.owner_url("restore") as url:
        print_result(asdict(restore(url, file, compare=compare, swap=swap, progress=say)), as_json=as_json)
