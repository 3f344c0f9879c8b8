"""lms-db preflight: what a person, a program and a browser get, that nothing is changed, and that install obeys it."""

import json
from html.parser import HTMLParser
from pathlib import Path

import psycopg
import pytest
from cluster import Database
from existing import ExistingDatabase, checksums
from obstacles import OBSTACLES
from test_cli import lms_db

from db.decisions import DECISIONS
from db.errors import DecisionsMissing, LmsError
from db.install import install
from db.preflight import examine
from db.preflight.report import WIDTH, command, text

DECIDED = [code for code, decision in DECISIONS.items() if decision.default is None]


@pytest.fixture
def undecided_database(existing_database: ExistingDatabase) -> ExistingDatabase:
    """The existing database with every flaw that somebody has to decide about."""
    with psycopg.connect(existing_database.owner_url) as connection:
        for code in DECIDED:
            if code in OBSTACLES:
                OBSTACLES[code](connection)
    return existing_database


def test_the_report_fits_a_page_and_ends_in_the_command_to_run(undecided_database: ExistingDatabase) -> None:
    found = examine(undecided_database.url)
    report = text(found)
    assert max(map(len, report.splitlines())) <= WIDTH
    assert "It is possible when 11 decisions are taken." in " ".join(report.split())
    for each in found.findings:
        assert " ".join(each.sentence.split()) in " ".join(report.split())
    assert " ".join(report.replace("\\\n", "").split()).endswith(command(found))
    assert "--over-capacity raise" in command(found)
    assert "--current-term " in command(found)


def test_programs_read_the_findings_and_the_exit_code(undecided_database: ExistingDatabase) -> None:
    done = lms_db("preflight", "--json", LMS_DATABASE_URL=undecided_database.url)
    printed = json.loads(done.stdout)
    assert (done.returncode, printed["ready"], printed["kind"]) == (3, False, "upgrade")
    assert printed["duration_seconds"] > 0
    assert printed["locks"]["students"] == "ACCESS EXCLUSIVE"
    first = printed["findings"][0]
    assert first.keys() >= {"code", "level", "count", "sample", "sentence", "remedy", "choices"}
    assert {each["code"] for each in printed["findings"] if each["level"] == "decision"} == set(DECIDED)


def test_an_empty_database_is_ready(empty_database: Database) -> None:
    done = lms_db("preflight", LMS_DATABASE_URL=empty_database.superuser_url)
    assert done.returncode == 0
    assert "A fresh installation into an empty database. It is ready" in done.stdout
    assert done.stdout.endswith("lms-db install\n")


def test_what_is_impossible_exits_4_and_offers_no_command(empty_database: Database) -> None:
    with psycopg.connect(empty_database.url) as connection:
        connection.execute("create table invoices (id int)")
    done = lms_db("preflight", LMS_DATABASE_URL=empty_database.url)
    assert done.returncode == 4
    assert "Impossible until remedied (1)" in done.stdout
    assert done.stdout.endswith("Remedy what is impossible, then run `lms-db preflight` again.\n")


def test_the_page_says_what_the_report_says(existing_database: ExistingDatabase, tmp_path: Path) -> None:
    with psycopg.connect(existing_database.owner_url) as connection:
        connection.execute("update course_offerings set section_code = '<b>&' || section_code")
    page = tmp_path / "preflight.html"
    done = lms_db("preflight", "--report", str(page), LMS_DATABASE_URL=existing_database.url)
    assert done.returncode == 3
    words = Words()
    words.feed(page.read_text(encoding="utf-8"))
    assert "<b>&2023/2024_PY_İF-B00.: 288 enrolled, 30 places" in words.found
    assert command(examine(existing_database.url)) in words.found


def test_a_page_that_cannot_be_written_is_said_in_one_line(empty_database: Database, tmp_path: Path) -> None:
    page = str(tmp_path / "nowhere" / "preflight.html")
    done = lms_db("preflight", "--report", page, LMS_DATABASE_URL=empty_database.superuser_url)
    assert done.returncode == 1
    assert done.stderr == f"lms-db: {page} cannot be written (No such file or directory): name another file\n"


def test_nothing_is_changed_and_nothing_could_be(existing_database: ExistingDatabase, own_sql: Path) -> None:
    with psycopg.connect(existing_database.owner_url) as connection:
        columns = checksums.columns(connection)
        before = checksums.checksums(connection, columns)
    examine(existing_database.url)
    with psycopg.connect(existing_database.owner_url) as connection:
        assert checksums.differences(before, checksums.checksums(connection, columns)) == []
    check = own_sql / "preflight" / "no_current_term.sql"
    check.write_text(
        "-- A check that writes.\n-- level: notice\n-- remedy: none\n"
        "with written as (delete from public.rooms returning 1)\n\n"
        "select count(*) as count, null::text[] as sample from written\n"
    )
    with pytest.raises(LmsError, match="this server only reads"):
        examine(existing_database.url)


def test_an_installation_waits_for_each_decision(undecided_database: ExistingDatabase) -> None:
    found = examine(undecided_database.url)
    every = {each.code: each.choices[0].split()[-1] for each in found.findings if each.level == "decision"}
    assert every.keys() == set(DECIDED)
    for missing in DECIDED:
        given = {code: choice for code, choice in every.items() if code != missing}
        with pytest.raises(DecisionsMissing, match=f"about 1 findings: .* add {DECISIONS[missing].option} ") as refusal:
            install(undecided_database.url, given=given)
        assert refusal.value.exit_code == 3
    with psycopg.connect(undecided_database.owner_url) as connection:
        assert connection.execute("select to_regnamespace('lms_ops')").fetchone() == (None,)


class Words(HTMLParser):
    """The texts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)
