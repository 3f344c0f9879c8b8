"""lms-db rollback."""

from dataclasses import asdict
from pathlib import Path

import click

from db.cli import target
from db.cli.output import json_option, print_json, say


@click.command("rollback")
@click.option("--to", help="The step to go back to, as 0030; without it everything of ours is taken out.")
@click.option(
    "--export", "directory", type=click.Path(path_type=Path), help="A new directory for rows that would be lost."
)
@click.option("--drop-roles", is_flag=True, help="Drop our roles too, where no other database of the server uses them.")
@click.option("--dry-run", is_flag=True, help="Print the statements and change nothing.")
@json_option
def take_back(to: str | None, directory: Path | None, drop_roles: bool, dry_run: bool, as_json: bool) -> None:
    """Take out what was installed, and only that, while the application goes on working.

    Refuses where others depend on what would go, and where rows that people entered would be lost without --export.
    Interrupted, it goes on where it stopped when it is run again.
    """
    from db.rollback import planned, rollback

    with target.owner_url("rollback") as url:
        if dry_run:
            click.echo("\n".join(planned(url, to=to)))
            return
        done = rollback(url, to=to, directory=directory, drop_roles=drop_roles, progress=say)
    for line in done.kept:
        say(f"not as before: {line}")
    if as_json:
        print_json(asdict(done))
    else:
        where = f"at step {done.step}" if done.step else "without anything of ours"
        click.echo(
            f"{where} after {done.statements} statements in {done.seconds:.1f} s; nobody waited longer than"
            f" {done.longest_wait:.2f} s"
        )
