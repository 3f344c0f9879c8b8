"""lms-db status."""

import sys

import click

from db.cli import target
from db.cli.output import json_option, print_json

SIGNS = {"good": "ok", "watch": "look", "bad": "BAD"}


@click.command("status")
@json_option
def show_status(as_json: bool) -> None:
    """Say in one look whether all is well. Exits 1 when somebody has to act; for monitoring.

    The server, replicas, schema, statistics, maintenance, partitions, offers, holds, outbox and backups, each
    with what to do about it. Takes less than a second, and counts no large table.
    """
    from db.status import as_document, status

    with target.owner_engine("status") as engine:
        topics = status(engine)
    if as_json:
        print_json(as_document(topics))
    else:
        for each in topics:
            click.echo(f"{SIGNS[each.status]:4}  {each.topic:12} {each.sentence}")
    if not all(each.is_well for each in topics):
        sys.exit(1)
