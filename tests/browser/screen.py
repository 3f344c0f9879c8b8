"""What a person does on a page and reads from it."""

from playwright.sync_api import Locator, Page

# The script has run, what it drew is there, and nothing of the run before is left.
READY = """() => {
    const app = document.querySelector('[data-testid="stApp"]')
    return app && app.dataset.testScriptState === 'notRunning' && app.dataset.testConnectionState === 'CONNECTED'
        && document.querySelector('[data-testid="stMain"] [data-testid="stElementContainer"]')
        && !document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]')
}"""
FITS = """() => [document.documentElement, document.querySelector('[data-testid="stMain"]')].every(
    (part) => part.clientWidth === window.innerWidth && part.scrollWidth === part.clientWidth
)"""
CELLS = """(table, name) => {
    const at = [...table.querySelectorAll('th')].findIndex((head) => head.textContent === name)
    return [...table.querySelectorAll('tbody tr')].map((row) => row.children[at].textContent)
}"""
ROW = 31  # pixels


def visit(page: Page, path: str) -> None:
    """Follows a link to a page, until it is ready."""
    page.goto(path)
    ready(page)


def ready(page: Page) -> None:
    page.wait_for_function(READY)


def fits(page: Page, width: int) -> None:
    """Makes the window this wide (pixels); nothing but the tables may be wider than it."""
    page.set_viewport_size({"width": width, "height": 1000})
    page.wait_for_function(FITS)


def menu(page: Page) -> Locator:
    return page.get_by_role("navigation", name="App pages").get_by_role("link")


def box(page: Page | Locator, label: str) -> Locator:
    """A select box."""
    return page.get_by_role("combobox", name=label, exact=True)


def choose(page: Page, label: str, option: str) -> None:
    """Picks the option that contains these words."""
    box(page, label).click()
    page.get_by_role("option").filter(has_text=option).first.click()


def say_what_for(page: Page) -> None:
    """Answers what the page of a student asks once a session, before it shows anything."""
    choose(page, "What for", "Advising")
    ready(page)


def press(place: Page | Locator, name: str) -> None:
    place.get_by_role("button", name=name, exact=True).click()


def figure(page: Page, label: str) -> Locator:
    """The value of a headline figure."""
    return page.get_by_test_id("stMetric").filter(has_text=label).get_by_test_id("stMetricValue")


def table(page: Page, name: str) -> Locator:
    """A table by its description."""
    return page.get_by_role("region", name=name)


def rows(table: Locator) -> Locator:
    """The rows on screen."""
    return table.locator("tbody tr")


def cells(table: Locator, column: str) -> list[str]:
    """A column's values of the rows on screen, top down; there has to be a row."""
    ready(table.page)
    rows(table).first.wait_for(state="attached")
    return table.evaluate(CELLS, column)


def pick(table: Locator, row: int) -> None:
    """Ticks the box before a row, counted from 0."""
    table.click(position={"x": ROW / 2, "y": ROW * (row + 1.5)})


def toast(page: Page) -> Locator:
    """What an action has done, while that is said."""
    return page.get_by_test_id("stToast")


def shown(page: Page) -> str:
    """All that a page says, also in its tables; each has to have a row."""
    ready(page)
    for each in page.get_by_test_id("stDataFrameResizable").all():
        rows(each).first.wait_for(state="attached")
    return page.locator("body").text_content()
