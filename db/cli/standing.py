"""lms-db decide-standing."""

from collections import Counter
from dataclasses import asdict

import click

from db.cli import target
from db.cli.output import json_option, print_json, say


@click.command("decide-standing")
@click.argument("term")
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@json_option
def decide_standing(term: str, dry_run: bool, as_json: bool) -> None:
    """Decide academic standing after TERM, as 2025-spring, by the rules; again, there is nothing to do.

    Prints how many students go from which standing to which; the JSON has every change, with its cause,
    but with --dry-run the numbers alone.
    """
    from db import standing

    with target.owner_engine("decide-standing") as engine:
        if dry_run:
            moves = standing.preview(engine, term)
            changes = [asdict(move) for move in moves]
            counts = {(move.from_standing, move.to_standing): move.students for move in moves}
        else:
            say(f"judging the results of {term}")
            decided = standing.decide(engine, term)
            changes = [asdict(change) for change in decided]
            counts = Counter((change.previous_standing, change.standing) for change in decided)
    if as_json:
        print_json({"term": term, "changes": changes})
    else:
        lines = [f"{before or 'none'} to {after}: {number:,}" for (before, after), number in counts.items()]
        click.echo("\n".join(lines) or "nothing changes")
