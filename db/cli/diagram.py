"""lms-db diagram."""

from pathlib import Path

import click

from db.cli import target
from db.cli.output import say


@click.command("diagram")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the page to this file.")
def draw_diagram(output: Path | None) -> None:
    """Draw the schema: tables, keys, policies and statistics, as Mermaid diagrams in a Markdown page."""
    from db.diagram import draw

    with target.owner_engine("diagram") as engine, engine.connect() as connection:
        page = draw(connection)
    if output is None:
        click.echo(page, nl=False)
    else:
        output.write_text(page, encoding="utf-8")
        say(f"wrote {output}")
