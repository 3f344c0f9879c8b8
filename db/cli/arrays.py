"""lms-db retire-arrays."""

from dataclasses import asdict

import click

from db.cli import target
from db.cli.output import json_option, print_result, say

AFTERWARDS = (
    "from now on the application reads course_prerequisites and course_corequisites; an array that it writes "
    "again adds to them, and removes only what it added itself"
)


@click.command("retire-arrays")
@click.option("--dry-run", is_flag=True, help="Only say what there is to retire.")
@json_option
def retire_arrays(dry_run: bool, as_json: bool) -> None:
    """Empty courses.prerequisites and corequisites, the last step from arrays to tables.

    Only when no application reads the arrays any more. Refuses while an entry stands nowhere else; the old arrays
    are kept, and a rollback gives them back.
    """
    from db import arrays
    from db.patience import LOCK_TIMEOUT, patiently

    with target.owner_engine("retire-arrays", lock_timeout=LOCK_TIMEOUT) as engine, engine.connect() as connection:

        def retire() -> int:
            with connection.begin():
                return arrays.retire(connection)

        with connection.begin():
            result = asdict(arrays.state(connection))
        result["retired"] = 0 if dry_run else patiently(retire)
    print_result(result, as_json=as_json)
    if not dry_run:
        say(AFTERWARDS)
