"""What is installed is pinned, and every pin is what pyproject.toml asks for."""

import os
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from db import config

ROOT = Path(config.__file__).parents[1]
CONSTRAINTS = ROOT / ".ci" / "constraints.txt"


def pins() -> Iterator[Requirement]:
    """The pinned versions, as far as they are for this system."""
    for line in CONSTRAINTS.read_text().splitlines():
        if line and not line.startswith("#"):
            pin = Requirement(line)
            if pin.marker is None or pin.marker.evaluate():
                yield pin


def exact(pin: Requirement) -> str:
    (specifier,) = pin.specifier
    assert specifier.operator == "==", f"{pin} is no pin: make the file anew with the command in its head"
    return specifier.version


def test_every_dependency_is_pinned_at_a_version_that_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    pinned = {canonicalize_name(pin.name): exact(pin) for pin in pins()}
    asked = [*project["dependencies"], *sum(project["optional-dependencies"].values(), [])]
    for requirement in map(Requirement, asked):
        name = canonicalize_name(requirement.name)
        assert name in pinned, f"{name} has no pin"
        assert requirement.specifier.contains(pinned[name]), f"{name} is pinned at {pinned[name]}"


@pytest.mark.skipif("CI" not in os.environ, reason="a developer may try other versions")
def test_what_is_installed_is_what_is_pinned() -> None:
    for pin in pins():
        try:
            installed = version(pin.name)
        except PackageNotFoundError:
            continue
        assert installed == exact(pin), pin.name
