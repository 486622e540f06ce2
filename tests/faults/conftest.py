"""The site as a process of its own: started, asked over HTTP, killed, started again."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 60  # seconds: a first start on a busy machine makes tables and static files


@dataclass
class Server:
    """`python -m config.serve` with a data folder and a port of its own."""

    data: Path
    root: Path = ROOT
    environment: dict[str, str] = field(default_factory=dict)
    port: int = 0
    process: subprocess.Popen[str] | None = None

    def __post_init__(self) -> None:
        self.port = self.port or free_port()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> "Server":
        self.launch()
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.process and self.process.poll() is None:
            try:
                urllib.request.urlopen(f"{self.url}/readyz", timeout=5).close()
                return self
            except OSError:
                time.sleep(0.1)
        raise AssertionError(f"the server did not come up:\n{self.end()[1]}")

    def launch(self) -> None:
        kept = {k: os.environ[k] for k in ("PATH", "HOME", "LANG", "TMPDIR") if k in os.environ}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "config.serve"],
            cwd=self.root,
            env={**kept, "DATA_DIR": str(self.data), "PORT": str(self.port), **self.environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,  # as from a terminal of its own
        )

    def refusal(self) -> tuple[int, str]:
        """Start, and hand back the exit code and what was said."""
        self.launch()
        return self.end(wait=PATIENCE)

    def kill(self) -> None:
        """As a power cut would: no handler runs."""
        assert self.process is not None
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait(10)
        self._until_silent()
        self._close()

    def _until_silent(self) -> None:
        """The worker of a server that was killed answers for a moment longer."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                return
            time.sleep(0.1)

    def interrupt(self) -> tuple[int, str]:
        """As Ctrl-C does: every process of the terminal gets the signal."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGINT)
        return self.end(wait=20)

    def end(self, wait: float = 0) -> tuple[int, str]:
        assert self.process is not None
        try:
            said, _ = self.process.communicate(timeout=wait or 0.1)
        except subprocess.TimeoutExpired:
            self.process.kill()
            said, _ = self.process.communicate(timeout=10)
        self._close()
        return self.process.returncode, said

    def _close(self) -> None:
        if self.process and self.process.stdout:
            self.process.stdout.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class _Forms(HTMLParser):
    """The forms of a page: where each sends, and what its fields hold."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append((held.get("action", ""), {}))
        elif tag == "input" and self.forms and "name" in held:
            is_choice = held.get("type") in {"radio", "checkbox"}
            if not is_choice or "checked" in held:
                self.forms[-1][1][held["name"]] = held.get("value", "")


class Visitor:
    """A browser without JavaScript: keeps cookies, follows redirects, sends forms."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(CookieJar()), urllib.request.ProxyHandler({})
        )

    def get(self, path: str) -> str:
        return self._read(urllib.request.Request(self.server.url + path))

    def send(self, page: str, action: str, **values: str | list[str]) -> str:
        """Send the form of a page whose action holds this text, with these fields changed."""
        parser = _Forms()
        parser.feed(page)
        path, fields = next(form for form in parser.forms if action in form[0])
        data = urllib.parse.urlencode({**fields, **values}, doseq=True).encode()
        return self._read(urllib.request.Request(self.server.url + path, data))

    def _read(self, request: urllib.request.Request) -> str:
        with self.opener.open(request, timeout=20) as response:
            self.place = response.url.removeprefix(self.server.url)
            return response.read().decode()


def links(page: str, part: str) -> list[str]:
    return [path for path in re.findall(r'href="([^"#?]+)"', page) if part in path]


@pytest.fixture
def make_server(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Servers that share this test's data folder; none outlives the test."""
    made: list[Server] = []

    def make(data: Path | None = None, root: Path = ROOT, port: int = 0, **environment: str):
        made.append(Server(data or tmp_path / "data", root, environment, port))
        return made[-1]

    yield make
    for server in made:
        if server.process and server.process.poll() is None:
            server.kill()
