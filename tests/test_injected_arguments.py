"""Whatever text a function is given is data: it is kept or refused with a sentence, and nobody may more for it."""

from collections.abc import Iterator

import actions
import pytest
from actions import calls
from actions.function import Function
from hostile import KNOWN, TEXTS
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from mutants.callers import Callers

from db.connection import engine

WITH_TEXTS = [
    function for function in (*actions.ACTIONS, *actions.READS) if "text" in function.signature.partition("(")[2]
]
# What no database keeps the driver does not send; a page answers it with a sentence (test_injection.py).
SENT = TEXTS.filter(lambda words: "\0" not in words)


@pytest.fixture(scope="module")
def callers(cluster_of) -> Iterator[Callers]:
    cluster = cluster_of("wheel")
    database = cluster.create(cluster.template)
    made = engine(database.superuser_url, application_name="tests inject")
    with made.connect() as connection:
        yield Callers(connection)
    made.dispose()
    cluster.drop(database)


def injected(arguments: dict[str, object], words: list[str]) -> dict[str, object]:
    """The arguments with the words in turn in the place of each text."""
    texts = iter(words * len(arguments))
    return {
        name: next(texts) if isinstance(value, str) else [next(texts)] if _are_texts(value) else value
        for name, value in arguments.items()
    }


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


@pytest.mark.parametrize("function", WITH_TEXTS, ids=str)
@settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(words=st.lists(st.sampled_from([each for each in KNOWN if "\0" not in each]) | SENT, min_size=1, max_size=3))
def test_any_text_is_kept_or_refused_with_a_sentence_and_opens_nothing(
    callers: Callers, function: Function, words: list[str]
) -> None:
    with callers.connection.begin_nested() as attempt:
        arguments = function.arrange(callers.connection, callers.scene)
        for person in ("holder", "without a role", "nobody"):
            plain = calls.outcome(callers.connection, function, arguments, callers.people[person])
            # any other failure than a refusal raises here
            done = calls.outcome(callers.connection, function, injected(arguments, words), callers.people[person])
            if plain.is_refused or plain.is_empty:
                assert done.is_refused or done.is_empty
        attempt.rollback()
