"""lms-db backup."""

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
