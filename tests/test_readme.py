"""What the README says is so: its commands, settings, columns and files are there."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from db import config

ROOT = Path(config.__file__).parents[1]
README = (ROOT / "README.md").read_text()


def test_the_settings_are_those_that_the_code_reads():
    listed = set(re.findall(r"^\| `(LMS_[A-Z_]+)` \|", README, re.MULTILINE))
    assert listed == set(re.findall(r'"(LMS_[A-Z_]+)"', Path(config.__file__).read_text()))


def test_every_command_is_listed_and_has_help():
    listed = set(re.findall(r"^\| `lms-db ([a-z-]+)", README, re.MULTILINE))
    helped = subprocess.run([sys.executable, "-m", "db", "--help"], capture_output=True, text=True, check=True).stdout
    assert listed == set(re.findall(r"^  ([a-z-]+)  +\w", helped.split("Commands:")[1], re.MULTILINE))
    for command in listed:
        subprocess.run([sys.executable, "-m", "db", command, "--help"], capture_output=True, check=True)


def test_the_test_command_is_the_one_that_ci_runs():
    command = next(line for line in README.splitlines() if line.endswith("pytest -n 2"))
    ci = (ROOT / ".ci" / "run").read_text()
    assert re.search(r"-e '[^']+'", command).group() in ci
    assert "\npytest -n 2" in ci


def test_links_lead_to_files():
    for path in re.findall(r"\]\(([^)#]+)\)", README):
        if not path.startswith("http"):
            assert (ROOT / path).exists(), path


@pytest.mark.parametrize("view", ["mv_student_statistics", "mv_course_offering_statistics", "mv_faculty_workload"])
def test_every_column_that_the_readme_defines_is_in_its_view(owner, view):
    section = README.split(f"`{view}`, one row per")[1].split("\n\n`mv_")[0].split("\n## ")[0]
    rows = [row for row in section.splitlines() if row.startswith("| ")][1:]
    documented = {column for row in rows for column in re.findall(r"`([a-z_]+)`", row.split("|")[2])}
    with owner.connect() as connection:
        columns = set(
            connection.scalars(
                text("select attname from pg_attribute where attrelid = cast(:view as regclass) and attnum > 0"),
                {"view": view},
            )
        )
    assert documented
    assert documented <= columns
