"""lms-db install, verify."""

import sys
from dataclasses import asdict

import click

from db.cli import target
from db.cli.output import json_option, print_json, say


@click.command("install")
@json_option
def install_schema(as_json: bool) -> None:
    """Bring the database to this version's schema; again, there is nothing to do."""
    from db.install import install

    with target.owner_url("install") as url:
        installed = install(url, progress=say)
    if as_json:
        print_json(asdict(installed))
    else:
        click.echo(
            f"step {installed.revision}, {len(installed.changed)} files run in {installed.seconds:.1f} s"
        )


@click.command("verify")
@json_option
def verify_schema(as_json: bool) -> None:
    """List where schema and counters differ from what they should be. Exits 1 if anything does."""
    from db.verify import differences

    with target.owner_engine("verify") as engine:
        found = differences(engine)
    if as_json:
        print_json({"differences": [asdict(each) for each in found]})
    else:
        click.echo("\n".join(map(str, found)) or "no differences")
    if found:
        sys.exit(1)
