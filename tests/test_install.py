"""The installer: fresh, again, four at once, after a kill, with changed files, and what it refuses."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import psycopg
import pytest
from cluster import Cluster, Database
from sqlalchemy import Engine, text

from db import ledger, patience
from db.errors import LmsError
from db.install import Installed, install

SPAWN = multiprocessing.get_context("spawn")


def fingerprint(engine: Engine) -> dict[tuple[str, str], str]:
    with engine.connect() as connection:
        rows = connection.execute(text("select kind, name, definition from lms_ops.catalog_objects()"))
        return {(row.kind, row.name): row.definition for row in rows}


def execute(url: str, *statements: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def install_at_once(urls: list[str]) -> list[Installed]:
    """Install from as many processes as there are URLs."""
    with ProcessPoolExecutor(len(urls), mp_context=SPAWN) as pool:
        return list(pool.map(install, urls))


@pytest.mark.every_server
def test_installing_again_finds_nothing_to_do(cluster: Cluster, empty_database: Database) -> None:
    first = install(empty_database.url)
    again = install(empty_database.url)
    assert first.revision == again.revision == ledger.steps()[-1].revision
    assert "grants.sql" in first.changed
    assert again.changed == ()


def test_four_installations_at_once_do_the_work_once(empty_database: Database) -> None:
    done = install_at_once([empty_database.url] * 4)
    assert sorted(bool(installed.changed) for installed in done) == [False, False, False, True]
    assert len({installed.revision for installed in done}) == 1


def test_two_databases_of_one_server_are_installed_at_once(cluster: Cluster) -> None:
    databases = [cluster.create("template1") for _ in range(2)]
    done = install_at_once([database.url for database in databases])
    assert all(installed.changed for installed in done)
    for each in databases:
        cluster.drop(each)


def kill_at_the_fifth_step(line: str) -> None:
    if line.startswith("step 5 "):
        os.kill(os.getpid(), signal.SIGKILL)


def test_a_killed_installation_goes_on_at_its_step(empty_database: Database) -> None:
    killed = SPAWN.Process(target=install, args=(empty_database.url,), kwargs={"progress": kill_at_the_fifth_step})
    killed.start()
    killed.join()
    assert killed.exitcode == -signal.SIGKILL
    steps = [ledger.step_file(step).path for step in ledger.steps()]
    changed = install(empty_database.url).changed
    assert [path for path in changed if path in steps] == steps[4:]
    assert changed[-1] == "grants.sql"


def test_an_installation_that_stopped_before_its_rights_gives_them_later(
    empty_database: Database, own_sql: Path
) -> None:
    rights = own_sql / "grants.sql"
    text_of_rights = rights.read_text()
    rights.write_text(f"{text_of_rights}\nselect 1 / 0;")
    with pytest.raises(psycopg.errors.DivisionByZero) as failure:
        install(empty_database.url)
    assert failure.value.__notes__[0].startswith("while running db/sql/grants.sql")
    rights.write_text(text_of_rights)
    assert install(empty_database.url).changed[-1] == "grants.sql"


def test_a_step_waits_for_a_locked_table_without_blocking_others(database: Database, own_sql: Path) -> None:
    policy = own_sql / "policies" / "students.sql"
    policy.write_text(f"{policy.read_text()}\n-- changed")
    locked, free = threading.Event(), threading.Event()

    def read_for_a_while() -> None:
        with psycopg.connect(database.superuser_url) as connection:
            connection.execute("select count(*) from students")
            locked.set()
            free.wait(timeout=10)

    reader = threading.Thread(target=read_for_a_while)
    reader.start()
    locked.wait(timeout=10)
    threading.Timer(0.7, free.set).start()
    changed = install(database.url).changed
    assert free.is_set()
    reader.join()
    assert changed == ("policies/students.sql", "grants.sql")


def test_a_table_that_stays_locked_ends_in_one_line(
    database: Database, own_sql: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "PATIENCE", 0.5)
    policy = own_sql / "policies" / "students.sql"
    policy.write_text(f"{policy.read_text()}\n-- changed")
    with psycopg.connect(database.superuser_url) as connection:
        connection.execute("lock table students")
        with pytest.raises(LmsError, match="stayed locked .* run this again"):
            install(database.url)


def test_a_changed_function_is_replaced_and_nothing_else(database: Database, owner: Engine, own_sql: Path) -> None:
    before = fingerprint(owner)
    function = own_sql / "functions" / "fold_text.sql"
    function.write_text(function.read_text().replace("immutable", "stable"))
    assert install(database.url).changed == ("functions/fold_text.sql", "grants.sql")
    after = fingerprint(owner)
    assert {key for key in after if after[key] != before[key]} == {("function", "lms_ops.fold(value text)")}


def test_a_changed_report_file_makes_every_view_of_report_again(
    database: Database, owner: Engine, dashboard: Engine, own_sql: Path
) -> None:
    before = fingerprint(owner)
    (own_sql / "report" / "extra.sql").write_text(
        "-- One row, with the number of courses.\n"
        "create view report.extra with (security_barrier = true) as select count(*) as "
        "courses from courses;\n"
    )
    changed = install(database.url).changed
    assert not [path for path in changed if not path.startswith(("report/", "grants.sql"))]
    added = {key for key in fingerprint(owner) if key not in before}
    assert ("view", "report.extra") in added
    assert {name for _, name in added} <= {
        "report.extra",
        "report.extra.courses",
        "lms_dashboard on report.extra",
        "lms_admin on report.extra",
    }
    with dashboard.connect() as connection:
        assert connection.scalar(text("select courses from report.extra")) == 0
        comment = connection.scalar(text("select obj_description('report.extra'::regclass)"))
        assert comment == "One row, with the number of courses."

    (own_sql / "report" / "extra.sql").unlink()
    assert "grants.sql" in install(database.url).changed
    assert fingerprint(owner) == before
    assert install(database.url).changed == ()


def test_a_changed_statistics_file_makes_statistics_and_report_again(
    database: Database, owner: Engine, own_sql: Path
) -> None:
    before = fingerprint(owner)
    view = own_sql / "statistics" / "mv_faculty_workload.sql"
    view.write_text(f"{view.read_text()}\n-- changed")
    changed = install(database.url).changed
    assert "statistics/mv_student_statistics.sql" in changed
    assert changed[-1] == "grants.sql"
    assert fingerprint(owner) == before


def test_somebody_elses_view_over_ours_is_not_dropped(database: Database, owner: Engine, own_sql: Path) -> None:
    execute(database.superuser_url, "create view public.my_list as select * from public.mv_faculty_workload")
    view = own_sql / "statistics" / "mv_faculty_workload.sql"
    view.write_text(f"{view.read_text()}\n-- changed")
    with pytest.raises(LmsError, match="my_list"):
        install(database.url)
    execute(database.superuser_url, "select * from public.my_list")


def test_a_removed_function_file_is_said_once(database: Database, own_sql: Path) -> None:
    (own_sql / "functions" / "fold_text.sql").unlink()
    said: list[str] = []
    install(database.url, progress=said.append)
    assert [line for line in said if "db/sql/functions/fold_text.sql is gone" in line]
    assert install(database.url, progress=said.append).changed == ()


def test_an_edited_step_is_refused(database: Database, own_sql: Path) -> None:
    step = own_sql / "steps" / "0002_identity.sql"
    step.write_text(f"{step.read_text()}\n-- edited")
    with pytest.raises(LmsError, match=r"steps/0002_identity\.sql is not the file that was installed"):
        install(database.url)


def test_a_database_of_a_newer_version_is_refused(database: Database) -> None:
    execute(database.url, "update lms_ops.alembic_version set version_num = '9999'")
    with pytest.raises(LmsError, match="step 9999, which this version does not know"):
        install(database.url)


def test_servers_of_both_versions_get_the_same_objects(cluster_of: Callable[[str], Cluster]) -> None:
    found = {}
    for source in ("wheel", "system"):
        cluster = cluster_of(source)
        with psycopg.connect(cluster.database(cluster.template).url) as connection:
            rows = connection.execute("select kind, name, definition from lms_ops.catalog_objects()").fetchall()
        # only one of them has the extension uuid-ossp
        found[source] = {(kind, name): definition for kind, name, definition in rows if "uuid" not in name}
    assert found["wheel"] == found["system"]


def test_an_interrupted_installation_leaves_new_functions_to_nobody(database: Database, own_sql: Path) -> None:
    function = "create function lms_ops.tell_all() returns text language sql return 'a secret';"
    own_sql.joinpath("functions/tell_all.sql").write_text(function)
    own_sql.joinpath("policies/broken.sql").write_text("create policy broken on nothing_at_all;")
    with pytest.raises(psycopg.Error):
        install(database.url)
    with psycopg.connect(database.superuser_url) as connection:
        may = "select has_function_privilege('lms_dashboard', 'lms_ops.tell_all()', 'execute')"
        assert connection.execute(may).fetchone() == (False,)
