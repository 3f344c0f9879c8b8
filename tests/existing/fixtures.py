"""The existing database as fixtures: made once a server, copied for every test."""

import functools
import itertools
from collections.abc import Iterator

import pytest
from cluster import Cluster

from existing.database import ExistingDatabase, build, copy

_numbers = itertools.count(1)


@functools.cache
def template(cluster: Cluster) -> ExistingDatabase:
    """The small university of a server, from which tests get their copies."""
    return build(cluster, "campus_template")


@pytest.fixture
def existing_database(cluster: Cluster) -> Iterator[ExistingDatabase]:
    """A copy of the small flawed university, before anything of ours is there."""
    made = copy(cluster, template(cluster).name, f"campus_{next(_numbers)}")
    yield made
    cluster.drop(made)
