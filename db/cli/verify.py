"""lms-db verify."""

import sys
from dataclasses import asdict

import click

from db.cli import target
from db.cli.output import json_option, print_json, say


@click.command("verify")
@click.option("--repair", "repairs", is_flag=True, help="Put back what can be put back, and say what was done.")
@json_option
def verify_database(repairs: bool, as_json: bool) -> None:
    """List where schema, statistics, counters and histories are not as they should be. Exits 1 if anything is.

    Compares the database with the schema that this version declares and with what the last installation left:
    objects by what they are, whatever they are called in the tables of an LMS.
    """
    if repairs:
        _repair(as_json)
        return
    from db.verify import change_catalog, differences, set_aside

    with target.owner_engine("verify") as engine:
        found, catalog, aside = differences(engine), change_catalog(engine), set_aside(engine)
    if as_json:
        print_json(
            {
                "differences": [asdict(each) for each in found],
                "catalog": [asdict(each) for each in catalog],
                "set_aside": aside,
            }
        )
    else:
        parts = ", ".join(f"{each.present} of {each.named} {each.part}" for each in catalog)
        say(f"of the specification's change catalog: {parts}")
        for name, count in aside.items():
            say(f"{count} entries of {name} were set aside: see lms_ops.set_aside_rows")
        click.echo("\n".join(map(str, found)) or "no differences")
    if found:
        sys.exit(1)


def _repair(as_json: bool) -> None:
    from db.repair import repair

    with target.owner_url("verify") as url:
        result = repair(url, progress=say)
    if as_json:
        print_json(asdict(result))
    else:
        for each in result.repaired:
            click.echo(f"repaired: {each.object} {each.problem}")
        for each in result.left:
            click.echo(f"left: {each}")
        for line in result.failures:
            click.echo(f"failed: {line}")
        if not result.repaired and not result.left:
            click.echo("nothing to repair")
    if result.left:
        sys.exit(1)
