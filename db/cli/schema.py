"""lms-db install."""

from dataclasses import asdict
from pathlib import Path

import click

from db.cli import decisions, target
from db.cli.output import json_option, print_json, say


@click.command("install")
@decisions.options
@click.option("--backup", "backup_file", type=click.Path(path_type=Path), help="Where the backup goes.")
@click.option("--no-backup", is_flag=True, help="Change the database without a backup.")
@click.option("--dry-run", is_flag=True, help="Only print what would be run, with its locks and what is kept.")
@click.option("--sql", "as_script", is_flag=True, help="Only print all of it as a script for psql.")
@json_option
def install_schema(
    given: dict[str, str],
    reason: str | None,
    backup_file: Path | None,
    no_backup: bool,
    dry_run: bool,
    as_script: bool,
    as_json: bool,
) -> None:
    """Bring the database to this version's schema; again, there is nothing to do.

    Over the tables of an LMS every finding of `lms-db preflight` that waits for a decision needs one of the options.
    Whatever is there is backed up first. Exits 3 while a decision is missing and 4 where nothing can be installed.
    """
    if dry_run:
        _print_plan(given, as_json=as_json)
    elif as_script:
        _print_script(given, reason)
    else:
        _install(given, reason, backup_file, no_backup=no_backup, as_json=as_json)


def _install(
    given: dict[str, str], reason: str | None, backup_file: Path | None, *, no_backup: bool, as_json: bool
) -> None:
    from db.backup import default_path
    from db.install import install
    from db.ledger import steps

    if no_backup and backup_file:
        raise click.UsageError("--backup and --no-backup are given: choose one")
    file = None if no_backup else (backup_file or default_path(steps()[-1].revision)).absolute()
    with target.owner_url("install") as url:
        installed = install(url, given=given, reason=reason, backup_file=file, progress=say)
    if as_json:
        print_json(asdict(installed))
    else:
        waited = "" if installed.kind == "fresh" else f", nobody waited longer than {installed.longest_wait:.2f} s"
        click.echo(
            f"step {installed.revision}, {len(installed.changed)} files run in {installed.seconds:.1f} s{waited}"
        )


def _print_plan(given: dict[str, str], *, as_json: bool) -> None:
    from db.dry_run import planned, refuse_undecided

    with target.owner_url("install") as url:
        plan = planned(url)
        if as_json:
            print_json({"plan": [asdict(each) for each in plan]})
        else:
            click.echo("\n".join(map(str, plan)) or "nothing to do")
        refuse_undecided(url, given)


def _print_script(given: dict[str, str], reason: str | None) -> None:
    from db.columns import additions
    from db.dry_run import refuse_undecided
    from db.script import script

    with target.owner_url("install") as url:
        refuse_undecided(url, given)
    added = []
    if "missing_columns" in given:
        with target.owner_engine("install") as engine, engine.connect() as connection:
            added = additions(connection)
    click.echo(script(given, reason=reason, additions=added), nl=False)
