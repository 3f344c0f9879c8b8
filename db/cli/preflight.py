"""lms-db preflight."""

import sys
from dataclasses import asdict
from pathlib import Path

import click

from db.cli import target
from db.cli.output import json_option, print_json
from db.errors import LmsError


@click.command("preflight")
@json_option
@click.option(
    "--report", type=click.Path(path_type=Path, dir_okay=False), help="Write the report as a page of HTML, too."
)
def examine_database(as_json: bool, report: Path | None) -> None:
    """Say what an installation into this database would meet; reads only.

    Exits 0: ready; 3: ready once decisions are taken; 4: impossible as it stands.
    """
    from db.preflight import examine
    from db.preflight.page import html
    from db.preflight.report import text

    with target.owner_url("preflight") as url:
        examination = examine(url)
    if report:
        try:
            report.write_text(html(examination), encoding="utf-8")
        except OSError as error:
            raise LmsError(f"{report} cannot be written ({error.strerror}): name another file") from error
    if as_json:
        print_json({"ready": examination.ready, **asdict(examination)})
    else:
        click.echo(text(examination))
    sys.exit(examination.exit_code)
