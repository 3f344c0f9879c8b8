"""A real Chromium and the running dashboard, with the small university in a server of its own behind it.

    application   one a test process: its address, and the owner's URL of its database
    browse        browse("demand?unit=CS"): a page of it in a browser that was never there before

An error in its console fails the test.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from json import loads
from pathlib import Path

import psycopg
import pytest
from cluster import memory
from conftest import missing
from homes import open_directory
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright
from programs import environment, lms_db, serving, wait_until_ready

from browser.screen import visit
from db.config import Settings

DEBIAN = Path("/usr/bin/chromium")
QUIETLY = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WIDE = {"width": 2400, "height": 1200}  # pixels: a table draws no more columns and rows than it shows
PATIENCE = 30_000  # milliseconds: two cores, and other tests on them

# Streamlit looks for its own address beside the page's before it asks at the root, and tells the console
# as well about a page that is not there.
EXPECTED = re.compile("/_stcore/(health|host-config) |page that you have requested does not seem to exist")

# The offering that most people wait for who may take a seat in it.
QUEUE = """
    select course_offering_id
    from course_waitlist
    where status = 'waiting'
        and not exists (select from lms_ops.enrollment_obstacles(student_id, course_offering_id))
    group by course_offering_id
    order by
        count(*) desc,
        course_offering_id
    limit 1
"""
# What no page can bring about, so that there is something to do on any day.
PREPARED = f"""
    -- registration is open, also on a day between two terms
    update academic_terms
    set
        end_date = greatest(end_date, current_date + 14),
        add_drop_deadline = greatest(add_drop_deadline, current_date + 14)
    where is_current;

    -- a seat becomes free
    update course_offerings
    set max_enrollment = max_enrollment + 1
    where id = ({QUEUE});

    -- nobody has looked for conflicts yet
    delete from schedule_conflicts;

    -- the statistics are two days old
    update lms_ops.refreshes
    set started_at = started_at - interval '2 days';
"""

Browse = Callable[..., Page]


@dataclass(frozen=True)
class Application:
    """The running dashboard, the home of its server, and the owner's URL of its database."""

    address: str
    settings: Settings
    database_url: str = field(repr=False)

    def ask(self, question: str, **values: object) -> list:
        """The first column of what the database answers its owner."""
        with psycopg.connect(self.database_url) as connection:
            return [row[0] for row in connection.execute(question, values)]


@pytest.fixture(scope="session")
def executable() -> Path:
    """Debian's Chromium; elsewhere Playwright's own."""
    with sync_playwright() as playwright:
        found = DEBIAN if DEBIAN.exists() else Path(playwright.chromium.executable_path)
    if not found.exists():
        missing("chromium", "there is no Chromium: install Debian's, or run `playwright install chromium`")
    return found


@pytest.fixture(scope="session")
def application(executable: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    with open_directory(memory()) as directory:
        home = directory / "home"
        env = environment(home)
        for command in ("server start", "install", "seed --scale small", "refresh"):
            lms_db(*command.split(), env=env)
        url = loads(lms_db("server", "status", "--json", env=env))["url"]
        with serving(env, tmp_path_factory.mktemp("dashboard") / "log") as address:
            wait_until_ready(address)
            with psycopg.connect(url) as connection:
                connection.execute(PREPARED)
            yield Application(address, Settings(home), url)


# Not for the whole session: while it is there, nothing else in this process can use asyncio.
@pytest.fixture(scope="module")
def chromium(executable: Path) -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=executable, args=QUIETLY)


@pytest.fixture
def browse_at(chromium: Browser) -> Iterator[Browse]:
    """browse_at(address, path): the same for any dashboard."""
    errors: list[str] = []
    contexts = []

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error" and not EXPECTED.search(f"{message.location['url']} {message.text}"):
            errors.append(message.text)

    def browse_at(address: str, path: str = "/") -> Page:
        contexts.append(chromium.new_context(base_url=address, viewport=WIDE))
        page = contexts[-1].new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", listen)
        page.on("pageerror", lambda error: errors.append(str(error)))
        visit(page, path)
        return page

    yield browse_at
    for context in contexts:
        context.close()
    assert not errors


@pytest.fixture
def browse(application: Application, browse_at: Browse) -> Browse:
    return lambda path="/": browse_at(application.address, path)
