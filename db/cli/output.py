"""What a command prints: data to standard output, talk to standard error."""

import json
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import click

from db import log

_log = logging.getLogger("lms-db")

json_option = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")


def print_result(result: dict, *, as_json: bool) -> None:
    """One JSON object, or a line for each value."""
    if as_json:
        print_json(result)
    else:
        for name, value in result.items():
            click.echo(f"{name.replace('_', ' ')}: {value}")


def print_json(value: object) -> None:
    click.echo(json.dumps(value, default=str))


def say(line: str) -> None:
    """Talk and progress: a line for people, or an event where the log is written as JSON."""
    if log.writes_events():
        _log.info(line)
    else:
        click.echo(line, err=True)


def complain(line: str) -> None:
    """Why a command failed, in the same way."""
    if log.writes_events():
        _log.error(line)
    else:
        click.echo(f"lms-db: {line}", err=True)


@contextmanager
def progress_bar() -> Iterator[Callable[[str, int, int], None]]:
    """Yield a function of what is being done, steps done and steps in all.

    It draws a bar in a terminal and writes a line for each step elsewhere.
    """
    with ExitStack() as shown:
        bar = None

        def report(message: str, done: int, total: int) -> None:
            nonlocal bar
            if log.writes_events() or not sys.stderr.isatty():
                say(f"{done} of {total}: {message}")
                return
            if bar is None:
                bar = shown.enter_context(
                    click.progressbar(length=total, file=sys.stderr, item_show_func=lambda item: item)
                )
            bar.update(done - bar.pos, message)

        yield report
