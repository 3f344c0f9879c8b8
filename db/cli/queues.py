"""lms-db serve-queues."""

from dataclasses import asdict

import click

from db.cli import target
from db.cli.output import json_option, print_result


@click.command("serve-queues")
@json_option
def serve_queues(as_json: bool) -> None:
    """Hand out the free seats that somebody waits for; run it every few minutes.

    Ends the offers that have lapsed and the queues of terms that are over. A queue that somebody is working on is
    left for the next run.
    """
    from db.queues import serve

    with target.owner_engine("serve-queues") as engine:
        print_result(asdict(serve(engine)), as_json=as_json)
