"""lms-db rehearse."""

from dataclasses import asdict
from pathlib import Path

import click

from db.cli import decisions, target
from db.cli.output import json_option, print_json, say


@click.command("rehearse")
@decisions.options
@click.option("--backup", "backup_file", type=click.Path(path_type=Path), help="The backup to try it on.")
@click.option("--keep", is_flag=True, help="Keep the copy, to look at it.")
@json_option
def rehearse_installation(
    given: dict[str, str], reason: str | None, backup_file: Path | None, keep: bool, as_json: bool
) -> None:
    """Restore a backup beside the database and install there, with the same decisions, before it is done here.

    Where the role may not create databases, the copy is on a server of our own in LMS_HOME.
    """
    from db.config import settings
    from db.rehearsal import rehearse

    with target.owner_url("rehearse") as url:
        done = rehearse(url, settings(), given=given, reason=reason, backup_file=backup_file, keep=keep, progress=say)
    if as_json:
        print_json(asdict(done))
        return
    for line in done.differences:
        say(line)
    kept = f"; the copy is {done.database}" if done.database else ""
    click.echo(
        f"backup {done.backup_seconds:.1f} s, restore {done.restore_seconds:.1f} s, installation"
        f" {done.installed.seconds:.1f} s, {len(done.differences)} differences{kept}"
    )
