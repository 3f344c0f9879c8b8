"""The options with which a command takes decisions about the findings of the preflight."""

import functools
from collections.abc import Callable

import click

from db.decisions import DECISIONS


def options(command: Callable) -> Callable:
    """Give a command an option for each decision, and --reason.

    The command is called with `given`, the choices that were made by finding code, and `reason`.
    """

    @functools.wraps(command)
    def decided(*arguments: object, **values: object) -> object:
        given = {code: values.pop(code) for code in DECISIONS}
        given = {code: choice for code, choice in given.items() if choice is not None}
        return command(*arguments, given=given, **values)

    decided = click.option("--reason", help="Why you decided so; kept with every decision.")(decided)
    for decision in reversed(DECISIONS.values()):
        default = f" Unless said: {decision.default}." if decision.default else ""
        decided = click.option(
            decision.option,
            decision.finding,
            type=click.Choice(decision.choices) if decision.choices else str,
            metavar=None if decision.choices else "ID",
            help=decision.help + default,
        )(decided)
    return decided
