"""A real OpenID provider in a process of its own: discovery, signed tokens, the whole code flow.

with providing(tmp_path / "log") as provider:
    client = provider.register("http://127.0.0.1:8501")   # the dashboard's settings for it
    provider.know("dean@example.edu", email_verified=True)
"""

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from programs import free_port, wait_until_ready


@dataclass(frozen=True)
class IdentityProvider:
    """The running provider."""

    address: str

    def register(self, dashboard: str) -> dict[str, str]:
        """Makes the dashboard at this address known; returns its settings for the environment."""
        client = self._send("POST", "/oauth2/clients", {"redirect_uris": [f"{dashboard}/oauth2callback"]})
        return {
            "LMS_ADDRESS": dashboard,
            "LMS_OIDC_ISSUER": self.address,
            "LMS_OIDC_CLIENT_ID": client["client_id"],
            "LMS_OIDC_CLIENT_SECRET": client["client_secret"],
            "LMS_COOKIE_SECRET": "of the tests, and long enough for it",
        }

    def know(self, address: str, **claims: object) -> None:
        """What its tokens say of whoever signs in by this address; it is their name there too."""
        self._send("PUT", f"/users/{quote(address)}", {"email": address} | claims)

    def _send(self, method: str, path: str, body: dict[str, object]) -> dict[str, str]:
        request = urllib.request.Request(
            self.address + path,
            method=method,
            data=json.dumps(body).encode(),
            headers={"content-type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.loads(answer.read() or "{}")


@contextmanager
def providing(log: Path) -> Iterator[IdentityProvider]:
    """A provider that knows only registered clients, and nobody yet; `log` gets what it writes."""
    port = free_port()
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)]
    command += ["--require-registration", "true", "--require-nonce", "true"]
    with open(log, "w") as output:
        running = subprocess.Popen(command, stdout=output, stderr=output)
    try:
        address = f"http://127.0.0.1:{port}"
        wait_until_ready(address, "/.well-known/openid-configuration")
        yield IdentityProvider(address)
    finally:
        running.terminate()
        running.wait(30)
