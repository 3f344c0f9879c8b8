"""lms-db refresh."""

from dataclasses import asdict

import click

from db.cli import target
from db.cli.output import json_option, print_json


@click.command("refresh")
@click.argument("views", nargs=-1)
@json_option
def refresh_views(views: tuple[str, ...], as_json: bool) -> None:
    """Recompute the statistics views, all of them if none is named."""
    from db.statistics import refresh

    with target.owner_engine("refresh") as engine:
        refreshed = refresh(engine, views or None)
    if as_json:
        print_json([asdict(each) for each in refreshed])
    else:
        for each in refreshed:
            click.echo(f"{each.view}: {each.rows:,} rows in {each.seconds:.2f} s")
