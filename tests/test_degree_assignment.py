"""Courses are counted for requirements as well as can be: compared with trying every way on small cases."""

import os
import random
from collections.abc import Callable
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plain.degrees import Course, Degree, Taken
from sqlalchemy import Connection, Engine, text

# LMS_TEST_EXAMPLES=2000 looks longer than the suite has time for.
EXAMPLES = int(os.environ.get("LMS_TEST_EXAMPLES", "150"))

Solve = Callable[..., tuple[list[Taken], bool]]


@pytest.fixture
def solve(owner: Engine) -> Solve:
    with owner.connect() as connection:
        yield lambda degree, courses, **bounds: assignment(connection, degree, courses, **bounds)


def assignment(
    connection: Connection, degree: Degree, courses: list[Course], *, most_states: int = 1000
) -> tuple[list[Taken], bool]:
    """What each course is counted for, and whether there is proof that nothing is better."""
    offers = [(place, *offer) for place, course in enumerate(courses) for offer in course.items()]
    places, requirements, proven = connection.execute(
        text("""
            select * from lms_ops.best_assignment(
                cast(:needs as integer[]), :mandatory,
                cast(:courses as integer[]), cast(:requirements as integer[]), cast(:credits as integer[]),
                cast(:sharing as integer[]), :most_states
            )
        """),
        {
            "needs": list(degree.needs),
            "mandatory": degree.mandatory,
            "courses": [place + 1 for place, _, _ in offers],
            "requirements": [requirement + 1 for _, requirement, _ in offers],
            "credits": [credits for _, _, credits in offers],
            "sharing": [[one + 1, other + 1, limit] for (one, other), limit in degree.sharing.items()],
            "most_states": most_states,
        },
    ).one()
    taken: list[Taken] = [()] * len(courses)
    for place, requirement in zip(places, requirements, strict=True):
        taken[place - 1] += (requirement - 1,)
    return taken, proven


@st.composite
def cases(draw: st.DrawFn) -> tuple[Degree, list[Course]]:
    """Up to six courses of 1 to 6 credits, up to four requirements that overlap as they like, some that share."""
    size = draw(st.integers(1, 4))
    needs = draw(st.tuples(*[st.integers(0, 14)] * size))
    pairs = draw(st.sets(st.sampled_from(list(combinations(range(size), 2))))) if size > 1 else set()
    limits = {pair: draw(st.integers(1, 8)) for pair in sorted(pairs)}
    course = st.integers(1, 6).flatmap(
        lambda credits: st.dictionaries(
            st.integers(0, size - 1),
            # mostly the same for every requirement, less where an equivalency is partial
            st.sampled_from([credits, credits, credits, max(1, credits - 2)]),
        )
    )
    return Degree(needs, draw(st.integers(0, size)), limits), draw(st.lists(course, max_size=6))


@pytest.mark.every_server
def test_no_other_way_to_count_courses_is_better(solve: Solve) -> None:
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
    @given(cases())
    def compare(case: tuple[Degree, list[Course]]) -> None:
        degree, courses = case
        taken, proven = solve(degree, courses)
        assert degree.result(courses, taken) == degree.best(courses)
        assert proven

    compare()


def test_what_a_narrow_search_calls_proven_is_the_best(solve: Solve) -> None:
    """Also where states are dropped on the way, proof means proof."""
    chance = random.Random(1)
    unproven = 0
    for _ in range(60):
        degree = Degree(tuple(chance.randint(5, 20) for _ in range(4)), 4, {(0, 3): 6})
        courses = [
            {requirement: credits for requirement in range(4) if chance.random() < 0.6}
            for credits in (chance.randint(3, 6) for _ in range(6))
        ]
        taken, proven = solve(degree, courses, most_states=1)
        assert degree.result(courses, taken)
        if proven:
            assert degree.result(courses, taken) == degree.best(courses)
        unproven += not proven
    assert 0 < unproven < 60


def test_a_course_goes_where_only_it_can_help(solve: Solve) -> None:
    # taken in order, the first course would fill the first requirement and leave the second one empty
    assert solve(Degree((30, 30), 2, {}), [{0: 30, 1: 30}, {0: 30}]) == ([(1,), (0,)], True)


def test_of_equal_ways_the_first_requirement_is_the_fuller_one(solve: Solve) -> None:
    assert solve(Degree((60, 60), 2, {}), [{0: 30, 1: 30}] * 3) == ([(0,), (0,), (1,)], True)


def test_advice_takes_nothing_from_what_is_mandatory(solve: Solve) -> None:
    # six credits of advice are more than five of duty, and yet they wait
    taken, _ = solve(Degree((50, 60), 1, {}), [{0: 50, 1: 60}])
    assert taken == [(0,)]


def test_shared_credits_end_at_their_limit(solve: Solve) -> None:
    degree = Degree((90, 90), 2, {(0, 1): 60})
    taken, _ = solve(degree, [{0: 30, 1: 30}] * 4)
    assert sorted(taken) == [(0,), (0, 1), (0, 1), (1,)]


def test_courses_that_fill_nothing_are_left_over(solve: Solve) -> None:
    assert solve(Degree((30,), 1, {}), [{0: 30}] * 3) == ([(0,), (), ()], True)
    assert solve(Degree((0,), 1, {}), [{0: 30}]) == ([()], True)
    assert solve(Degree((30,), 1, {}), []) == ([], True)


@pytest.mark.parametrize("credits", [[30], [30, 40], [15, 30, 45]])
def test_the_work_of_a_whole_degree_is_proven(solve: Solve, credits: list[int]) -> None:
    """Sixty courses and eight requirements, the last of which takes anything, at every stage of the studies."""
    chance = random.Random(2)
    courses = []
    for _ in range(60):
        given = chance.choice(credits)
        takers = {chance.randrange(7), chance.randrange(7), 7}
        courses.append(dict.fromkeys(sorted(takers), given))
    degree = Degree((90, 150, 300, 240, 180, 120, 60, 450), 8, {(1, 2): 60})
    for stage in (10, 30, 45, 60):
        taken, proven = solve(degree, courses[:stage])
        assert degree.result(courses[:stage], taken)
        assert proven


def test_too_many_ways_are_not_called_proven(solve: Solve) -> None:
    # what is asked for ends between two courses, everywhere: no total settles it
    degree = Degree((47, 53, 59, 61, 67), 5, {})
    courses = [dict.fromkeys(range(5), credits) for credits in (12, 13, 14, 15, 16, 17, 18, 19, 21, 22, 23)]
    taken, proven = solve(degree, courses, most_states=2)
    assert degree.result(courses, taken)
    assert not proven
