"""What a person may decide before an upgrade, and how it is said, checked and kept."""

import click
import pytest
import sample
from click.testing import CliRunner
from sqlalchemy import text
from upgrading import decide

from db import decisions
from db.cli.decisions import options
from db.errors import LmsError


@click.command()
@options
def command(given, reason):
    click.echo(f"{sorted(given.items())} {reason}")


def test_every_decision_has_its_option_and_the_command_gets_what_was_given():
    told = CliRunner().invoke(command, ["--over-capacity", "raise", "--current-term", "T", "--reason", "As agreed"])
    assert told.output == "[('current_terms', 'T'), ('over_capacity', 'raise')] As agreed\n"
    help_text = CliRunner().invoke(command, ["--help"]).output
    assert all(decision.option in help_text for decision in decisions.DECISIONS.values())


def test_a_choice_that_does_not_exist_is_refused():
    refused = CliRunner().invoke(command, ["--over-capacity", "ignore"])
    assert refused.exit_code == 2
    assert "'ignore' is not 'raise'" in refused.output


def test_choices_are_completed_by_the_defaults(owner):
    with owner.begin() as connection:
        assert decisions.chosen(connection, {"over_capacity": "raise"}) == {
            "over_capacity": "raise",
            "refuse_under_hold": "off",
            "approvals": "off",
            "retention": "off",
        }


@pytest.mark.parametrize("wrong", ["spring", "00000000-0000-0000-0000-000000000001"])
def test_a_term_that_is_not_there_is_refused_with_the_terms_that_are(owner, wrong):
    with owner.begin() as connection:
        first, second = sample.term(connection, "2023-fall"), sample.term(connection, "2024-spring")
        assert decisions.chosen(connection, {"current_terms": str(first)})["current_terms"] == str(first)
        with pytest.raises(LmsError) as refusal:
            decisions.chosen(connection, {"current_terms": wrong})
    assert str(refusal.value) == (
        f"--current-term {wrong} is no term: choose one of {first} (2023-2024 fall), {second} (2023-2024 spring)"
    )


def test_findings_without_a_choice_are_named(owner):
    open_decisions = decisions.undecided(["over_capacity", "current_terms"], {"over_capacity": "raise"})
    assert [decision.option for decision in open_decisions] == ["--current-term"]


def test_an_interrupted_installation_goes_on_with_what_it_began_with(owner):
    decide(owner, waitlisted_enrollments="keep", approvals="on")
    with owner.begin() as connection:
        assert decisions.chosen(connection, {}) == {
            "waitlisted_enrollments": "keep",
            "approvals": "on",
            "refuse_under_hold": "off",
            "retention": "off",
        }
        with pytest.raises(LmsError, match="began with --waitlisted keep: go on with the same, or roll back first"):
            decisions.chosen(connection, {"waitlisted_enrollments": "move"})


def test_decisions_are_kept_with_who_and_why(owner):
    installation = decide(owner)
    with owner.begin() as connection:
        for _ in range(2):  # a resumed installation says it again
            decisions.record(
                connection,
                installation,
                {"over_capacity": "raise", "approvals": "off"},
                row_counts={"over_capacity": 772},
                reason="The rector agreed",
            )
        rows = connection.execute(
            text("select finding, choice, row_count, reason, decided_by from lms_ops.decisions order by id")
        )
        assert [tuple(row) for row in rows] == [
            ("over_capacity", "raise", 772, "The rector agreed", "lms_owner"),
            ("approvals", "off", 0, "The rector agreed", "lms_owner"),
        ]
        assert decisions.recorded(connection) == {"over_capacity": "raise", "approvals": "off"}
        connection.execute(text("update lms_ops.installations set finished_at = now()"))
        assert decisions.recorded(connection) == {}
