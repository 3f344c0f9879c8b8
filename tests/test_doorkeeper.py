"""What every request and answer passes: closed paths, tight cookies, headers, and whose word a header is."""

from dataclasses import replace

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket

from dashboard import doorkeeper
from dashboard.doorkeeper import Doorkeeper, tight
from db.config import Proxy, Settings, settings

HEADER = "x-forwarded-email"
NAMED = {HEADER: "dean@example.edu"}
COOKIE = "_streamlit_user=signed; HttpOnly; Max-Age=2592000; Path=/; SameSite=lax"


def tell_headers(request: Request) -> JSONResponse:
    return JSONResponse(request.headers.getlist(HEADER))


async def tell_headers_of_connection(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.send_json(websocket.headers.getlist(HEADER))
    await websocket.close()


def set_cookie(_request: Request) -> Response:
    return Response(headers={"set-cookie": COOKIE, "cache-control": "public"})


def client(asked: Settings | None, address: str = "http://127.0.0.1:8501") -> TestClient:
    """A visitor of an application behind the doorkeeper, which runs at this address."""
    routes = [
        WebSocketRoute("/_stcore/stream", tell_headers_of_connection),
        Route("/oauth2callback", set_cookie),
        Route("/media/grades.csv", set_cookie),
        Route("/static/app.js", set_cookie),
        Route("/{path:path}", tell_headers, methods=["GET", "POST", "PUT", "DELETE"]),
    ]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(Doorkeeper, settings=asked)]), base_url=address)


@pytest.fixture
def behind_proxy() -> Settings:
    return replace(settings(), proxy=Proxy(HEADER, "/oauth2/sign_out"))


def named(visitor: TestClient, headers: dict[str, str]) -> list[str]:
    """The header as it gets in, by a request and by the connection of a page: the same."""
    stream = str(visitor.base_url.join("/_stcore/stream")).replace("http", "ws", 1)
    with visitor.websocket_connect(stream, headers=headers) as connection:
        by_connection = connection.receive_json()
    assert visitor.get("/", headers=headers).json() == by_connection
    return by_connection


@pytest.mark.parametrize("address", ["http://127.0.0.1:8501", "http://127.9.9.9", "http://[::1]:8501"])
def test_on_loopback_the_proxy_is_believed(behind_proxy: Settings, address: str) -> None:
    assert named(client(behind_proxy, address), NAMED) == ["dean@example.edu"]


@pytest.mark.parametrize(
    "address",
    ["http://10.0.0.5:8501", "http://0.0.0.0:8501", "http://[2001:db8::1]", "http://dashboard.example.edu", "http://x"],
)
def test_elsewhere_the_header_never_gets_in(behind_proxy: Settings, address: str) -> None:
    visitor = client(behind_proxy, address)
    assert named(visitor, NAMED) == []
    # what a visitor claims of where they come from, or where they want to, changes nothing
    claims = {"x-forwarded-for": "127.0.0.1", "forwarded": "for=127.0.0.1;host=127.0.0.1", "host": "127.0.0.1"}
    assert named(visitor, NAMED | claims) == []


def test_of_two_headers_neither_is_believed(behind_proxy: Settings) -> None:
    twice = [(HEADER, "dean@example.edu"), ("X-Forwarded-Email", "registrar@example.edu")]
    assert client(behind_proxy).get("/", headers=twice[:1]).json() == ["dean@example.edu"]
    assert client(behind_proxy).get("/", headers=twice).json() == []


def test_without_a_proxy_nothing_reads_the_header_so_it_may_pass(behind_proxy: Settings) -> None:
    assert Doorkeeper(None, replace(behind_proxy, proxy=None)).trusted_header is None
    assert Doorkeeper(None, None).trusted_header is None


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD"])
@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/metrics/",
        "/demand/_stcore/metrics",
        "/_stcore/upload_file/session/file",
        "/_stcore/upload_file",
        "/_stcore/agent/mcp",
        "/_stcore/agent/interact",
        "/_stcore/agent/openapi.json",
        "/_stcore/script-health-check",
        "/%5fstcore/metrics",
    ],
)
def test_paths_that_are_nobodys_business_are_not_there(method: str, path: str) -> None:
    answer = client(settings()).request(method, path)
    assert answer.status_code == 404
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


def test_what_the_pages_need_stays_open() -> None:
    for path in ("/", "/_stcore/health", "/_stcore/host-config", "/metrics", "/demand"):
        assert client(settings()).get(path).status_code == 200, path


def test_files_and_sign_ins_stay_in_no_browser_and_the_application_may() -> None:
    visitor = client(settings())
    for path in ("/media/grades.csv", "/oauth2callback"):
        assert visitor.get(path).headers["cache-control"] == "no-store", path
    assert visitor.get("/static/app.js").headers["cache-control"] == "public"


@pytest.mark.parametrize(
    ("cookie", "is_https", "tightened"),
    [
        (COOKIE, True, "_streamlit_user=signed; HttpOnly; Path=/; SameSite=lax; Secure"),
        (COOKIE, False, "_streamlit_user=signed; HttpOnly; Path=/; SameSite=lax"),
        ("_streamlit_user_tokens_1=x; max-age=9; Secure", True, "_streamlit_user_tokens_1=x; Secure"),
        ("_streamlit_user=x; expires=Fri, 01 Jan 2027 00:00:00 GMT", True, "_streamlit_user=x; Secure"),
        # what deletes a cookie goes on doing so
        ('_streamlit_user=""; Max-Age=0; Path=/', False, '_streamlit_user=""; Max-Age=0; Path=/'),
        ("_streamlit_xsrf=x; Max-Age=9", True, "_streamlit_xsrf=x; Max-Age=9; Secure"),
    ],
)
def test_cookies_never_travel_in_the_clear_and_identities_go_with_the_browser(
    cookie: str, is_https: bool, tightened: str
) -> None:
    assert tight(cookie, is_https=is_https) == tightened


@pytest.mark.parametrize(
    ("own_address", "address", "is_https"),
    [
        ("https://dashboard.example.edu", "http://127.0.0.1", True),
        (None, "https://127.0.0.1", True),
        ("http://127.0.0.1", "http://127.0.0.1", False),
        (None, "http://127.0.0.1", False),
    ],
)
def test_https_is_what_the_dashboards_address_or_the_request_says(
    own_address: str | None, address: str, is_https: bool
) -> None:
    answer = client(replace(settings(), address=own_address), address).get("/oauth2callback")
    assert answer.headers["set-cookie"].endswith("; Secure") is is_https
    assert ("strict-transport-security" in answer.headers) is is_https


def test_nothing_runs_that_is_not_ours_and_nothing_frames_us() -> None:
    policy = doorkeeper.content_security_policy()
    assert "unsafe-eval" not in policy
    assert "script-src 'self' 'sha256-" in policy
    answer = client(None).get("/")
    assert answer.headers["content-security-policy"] == policy
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
