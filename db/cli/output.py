"""What a command prints: data to standard output, talk to standard error."""

import json

import click

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
    click.echo(line, err=True)
