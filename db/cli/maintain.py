"""lms-db maintain."""

import sys
from dataclasses import asdict

import click

from db.cli import target
from db.cli.output import json_option, print_json, say
from db.config import settings


@click.command("maintain")
@click.option("--task", "tasks", multiple=True, help="Only this task, due or not; may be given again.")
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@click.option("--print-cron", is_flag=True, help="Print lines for cron, systemd and pg_cron; change nothing.")
@click.option("--install-cron", is_flag=True, help="Let pg_cron run what is SQL alone; print the rest for cron.")
@json_option
def maintain_database(
    tasks: tuple[str, ...], dry_run: bool, print_cron: bool, install_cron: bool, as_json: bool
) -> None:
    """Do all maintenance that is due; run it every five minutes.

    Keeps queues moving, refreshes statistics, makes and retires partitions, counts a sample again, seals the grade
    history, deletes what is past retention, vacuums. Several at once do the work once. Exits 1 if a task failed; the
    log of the database says which. Works as owner, or as a login that is a member of lms_maintainer.
    """
    if print_cron:
        from db.cron import lines

        click.echo(lines())
        return
    if install_cron:
        from db.cron import install, rest

        with target.owner_engine("maintain") as engine:
            for job in install(engine):
                say(f"pg_cron runs {job}")
        click.echo(rest())
        return
    from db.maintain import Task, maintain

    def tell(task: Task) -> None:
        say(f"{task.name}: {task.error or task.summary}")

    with target.owner_url("maintain") as url:
        done = maintain(url, archive=settings().archive, only=tasks, dry_run=dry_run, progress=tell)
    if as_json:
        print_json(asdict(done))
    elif done.outcome == "busy":
        say("another maintenance or an installation is at work: nothing was done")
    elif dry_run:
        for task in done.tasks:
            click.echo(f"{task.name}: {task.summary}")
    else:
        click.echo(f"run {done.run_id}: {len(done.tasks)} tasks, {done.outcome}")
    if done.outcome == "failed":
        sys.exit(1)
