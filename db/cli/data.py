"""lms-db seed, import-schedule, demo."""

from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path

import click

from db.cli import target
from db.cli.output import json_option, print_json, print_result, progress_bar, say
from db.config import settings
from db.errors import LmsError


@click.command("seed")
@click.option("--scale", type=click.Choice(["small", "university", "large"]), required=True, help="How many people.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day it is there; today if not given.")
@json_option
def seed_university(scale: str, as_of: datetime | None, as_json: bool) -> None:
    """Fill the database with a made-up university: the same rows for the same day and scale."""
    from db.seed import seed

    with target.owner_engine("seed") as engine, progress_bar() as progress:
        seeded = seed(engine, scale, as_of.date() if as_of else date.today(), progress)
    if not seeded.changed:
        say("this university is there already: nothing to do")
    print_result(asdict(seeded), as_json=as_json)


@click.command("import-schedule")
@click.argument("sections", type=click.Path(path_type=Path))
@click.option("--term", required=True, help="The term of the file, as 2025-spring.")
@click.option("--current", is_flag=True, help="Make it the current term.")
@click.option("--grades", type=click.Path(path_type=Path), help="Its published grades, if the term is over.")
@json_option
def import_sections(sections: Path, term: str, current: bool, grades: Path | None, as_json: bool) -> None:
    """Load a registrar's class-schedule export, .csv or .csv.gz.

    Invents students for the seats and queues that it counts. A newer file of the term applies the difference;
    rows with a missing, negative or unreadable cell are listed and left out. Published grades of a term that is
    over complete its enrollments: every section gets the letters that the file counts.
    """
    from db.schedule import import_schedule

    with target.owner_engine("import-schedule") as engine:
        imported = import_schedule(engine, sections, term=term, current=current, grades=grades, progress=say)
    for rejection in imported.rejections:
        say(f"line {rejection.line}: {rejection.reason}")
    for unfit in imported.grades.unfit if imported.grades else ():
        say(f"grades, line {unfit.line}: {unfit.reason}")
    if imported.written:
        say("the statistics are older than this: run `lms-db refresh`")
    result = asdict(imported)
    if not as_json:
        del result["rejections"]
        result |= result.pop("aims")
        graded = result.pop("grades") or {}
        result |= {f"graded {name}": value for name, value in graded.items() if name != "unfit"}
    print_result(result, as_json=as_json)


@click.command("demo")
@json_option
def make_demo(as_json: bool) -> None:
    """Server, schema, made-up university and statistics, as far as each is still to do.

    With --json each line is an object: the phase (server, schema, data, statistics), a message and how many
    steps are done of how many (0: not known). The last one has the phase ready, with the seconds, or failed.
    """
    from db.demo import demo

    def tell(phase: str, message: str, done: int, total: int) -> None:
        if as_json:
            print_json({"phase": phase, "message": message, "done": done, "total": total})
        else:
            say(f"{phase}: {message}")

    try:
        made = demo(settings(), progress=tell)
    except LmsError as error:
        if as_json:
            print_json({"phase": "failed", "message": str(error)})
        raise
    if as_json:
        print_json({"phase": "ready"} | asdict(made))
    else:
        say(f"ready in {made.seconds} s: start the dashboard with `streamlit run dashboard/asgi.py`")
