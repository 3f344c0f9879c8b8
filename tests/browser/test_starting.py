"""The first start, from nothing to the overview; and a server that is killed while people look."""

import pytest
from cluster import memory
from homes import kill, open_directory, process_of
from playwright.sync_api import expect
from programs import environment, get, serving

from browser.screen import figure, press, ready

pytestmark = pytest.mark.browser

STEPS = ("Start PostgreSQL", "Install the schema", "Make up a university", "Work out the statistics")


@pytest.mark.slow
def test_the_first_start_shows_its_steps_and_gets_to_the_overview(browse_at, tmp_path):
    with (
        open_directory(memory()) as directory,
        serving(environment(directory / "home"), tmp_path / "log") as address,
    ):
        assert get(address, "/readyz")[0] == 503
        page = browse_at(address, "waitlists")
        expect(page.get_by_role("heading", name="Getting the university ready")).to_be_visible()
        for step in STEPS:
            expect(page.get_by_text(step)).to_be_visible()
        expect(page.get_by_role("heading", name="Waitlists")).to_be_visible(timeout=150_000)
        expect(figure(page, "Waiting")).to_be_visible()
        assert get(address, "/readyz")[0] == 200
        page.close()  # before its server goes: it would tell the console that nobody answers


def test_a_killed_server_is_said_in_a_line_and_comes_back_after_try_again(browse, application):
    page = browse("demand")
    kill(process_of(application.settings))
    search = page.get_by_role("textbox", name="Search", exact=True)
    search.fill("CS")
    search.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("The database does not answer at the moment")
    press(page, "Try again")
    expect(figure(page, "Seats taken")).to_be_visible()
    ready(page)
    assert "search=CS" in page.url
