"""lms-db partition."""

from dataclasses import asdict

import click

from db.cli import target
from db.cli.output import json_option, print_json, say


@click.command("partition")
@click.argument("table")
@click.option("--date-rows", is_flag=True, help="Give rows without created_at the time of their last change.")
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@json_option
def partition_table(table: str, date_rows: bool, dry_run: bool, as_json: bool) -> None:
    """Partition TABLE (audit_logs, page_views or user_sessions) by the month, while it is in use.

    Its rows become the first partition as they are; rights, policies, triggers and views stay. Interrupted, it goes
    on where it stopped when it is run again.
    """
    from db.partition import partition

    with target.owner_url("partition") as url:
        done = partition(url, table, date_rows=date_rows, dry_run=dry_run, progress=say)
    if as_json:
        print_json(asdict(done))
    elif dry_run:
        click.echo("\n".join(done.done))
    else:
        click.echo(
            f"{table} has {len(done.partitions)} partitions; nobody waited longer than {done.longest_wait_seconds} s"
        )
