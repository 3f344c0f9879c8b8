"""The header of a proxy, over real connections to a running dashboard: believed on loopback, and nowhere else."""

import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
import sample
from cluster import Database
from conftest import missing
from programs import environment, serving
from sqlalchemy import Engine
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

HEADER = "X-Forwarded-Email"
ADDRESS = "registrar@example.edu"
INSIDE, OUTSIDE = "Rana Registrar", "Nobody is signed in"


@pytest.fixture
def address(database: Database, owner: Engine, tmp_path: Path) -> Iterator[str]:
    """A dashboard behind a proxy that takes connections on all addresses of this machine, as nobody should."""
    with owner.begin() as connection:
        sample.unit(connection, "UNI", type="university")
        person = sample.person(connection, INSIDE, email=ADDRESS)
        sample.role(connection, person, "REGISTRAR")
    settings = {
        "LMS_DATABASE_URL": database.url,
        "LMS_DASHBOARD_URL": database.dashboard_url,
        "LMS_TRUSTED_HEADER": HEADER,
        "LMS_SIGN_OUT_URL": "/oauth2/sign_out",
        "STREAMLIT_SERVER_ADDRESS": "0.0.0.0",
    }
    with serving(environment(tmp_path) | settings, tmp_path / "log") as running:
        yield running


@pytest.fixture
def outer_host() -> str:
    """An address of this machine that others may reach."""
    for addresses in psutil.net_if_addrs().values():
        for each in addresses:
            if each.family.name == "AF_INET" and not each.address.startswith("127."):
                return each.address
    missing("network", "this machine has no address but loopback")


def page(address: str, headers: list[tuple[str, str]]) -> str:
    """All that the first page says to whoever connects with these headers, as one text."""
    said = []
    stream = address.replace("http", "ws", 1) + "/_stcore/stream"
    with connect(stream, additional_headers=headers, subprotocols=["streamlit"], max_size=None) as connection:
        connection.send(BackMsg(rerun_script={}).SerializeToString())
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            message = ForwardMsg.FromString(connection.recv(timeout=60))
            said.append(str(message))
            if message.WhichOneof("type") == "script_finished":
                return "\n".join(said)
    raise AssertionError("the page was not drawn within 60 seconds")


def test_the_header_is_believed_once_and_on_loopback_alone(address: str, outer_host: str) -> None:
    named = (HEADER, ADDRESS)
    assert INSIDE in page(address, [named])
    outer = address.replace("127.0.0.1", outer_host)
    for said in (
        page(address, []),
        page(address, [(HEADER, "")]),
        page(address, [named, ("x-forwarded-email", "dean@example.edu")]),
        page(address, [("X-Forwarded-User", ADDRESS), ("X_Forwarded_Email", ADDRESS)]),
        page(outer, [named]),
        page(outer, [named, ("X-Forwarded-For", "127.0.0.1")]),
    ):
        assert OUTSIDE in said
        assert INSIDE not in said
