"""Whatever protects rows is noticed when it is gone: the plainest mutants; all of them by `python -m tests.mutants`."""

import re
from collections.abc import Iterator

import pytest
from mutants.all_kinds import made
from mutants.conditions import conditions
from mutants.elsewhere import HELD
from mutants.mutant import Mutant
from mutants.panel import Panel
from mutants.trial import panels, verdict

# Tables without their policies, policies gone or open, functions without a refusal, roles with more power.
PLAIN = re.compile(
    r"^(policy .*: (security off|dropped|using, true|using and with check, true)"
    r"|function .*: without perform .*"
    r"|role .*)$"
)

EVERY = 4  # so many of these a run, spread over all kinds: a minute


@pytest.fixture(scope="module")
def asked(cluster_of) -> Iterator[tuple[Panel, ...]]:
    with panels(cluster_of("wheel")) as ready:
        yield ready


@pytest.mark.slow
def test_nothing_that_protects_rows_goes_unnoticed(asked):
    plain = [mutant for mutant in made(asked[0].connection) if PLAIN.match(mutant.name)]
    assert len(plain) > 200
    survivors = {mutant.name for mutant in plain[::EVERY] if verdict(asked, mutant) is None}
    assert survivors - HELD.keys() == set()


def test_what_changes_nothing_is_noticed_by_nobody(asked):
    assert verdict(asked, Mutant("policy public.grades: nothing", (), thing="public.grades")) is None


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("select from t where a and b", ["a", "b"]),
        (
            "select from t where a = any (array(select f())) or (b and c)",
            ["a = any (array(select f()))", "(b and c)", "b", "c"],
        ),
        ("if not f(x, 'or') then raise 'and'; end if;", ["not f(x, 'or')"]),
        ("where a between b and c and d", ["a between b and c", "d"]),
        ("select case when a then b end", ["a"]),
        ("((a = 1) OR (b = 2))", ["(a = 1)", "(b = 2)"]),
        ("-- where a\nselect 1", []),
    ],
)
def test_conditions_are_found_wherever_they_stand(source, found):
    assert [condition.text for condition in conditions(source)] == found
