"""What keeps the site from starting is said in one line, and the exit code tells it too."""

import os
import shutil
import socket
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.conftest import ROOT, Server, free_port

MakeServer = Callable[..., Server]


def one_line(refusal: tuple[int, str]) -> str:
    code, said = refusal
    assert code == 1, said
    assert "Traceback" not in said
    lines = said.strip().splitlines()
    assert len(lines) == 1, said
    return lines[0]


def test_ctrl_c_ends_it_cleanly_and_it_starts_again(make_server: MakeServer) -> None:
    server = make_server().start()
    code, said = server.interrupt()
    assert code == 0
    assert said.strip().splitlines()[-1] == f"Cirrus is at {server.url}/"
    server.start()
    assert urllib.request.urlopen(f"{server.url}/healthz", timeout=10).read() == b"ok\n"
    assert server.interrupt()[0] == 0


def test_a_taken_port_is_named(make_server: MakeServer) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        line = one_line(make_server(port=port).refusal())
    assert f"port {port} is taken" in line


def test_a_second_server_does_not_share_the_port_of_the_first(make_server: MakeServer) -> None:
    first = make_server().start()
    assert "is taken" in one_line(make_server(port=first.port).refusal())


def test_a_data_folder_that_cannot_be_used_is_named(
    make_server: MakeServer, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("not a folder")
    line = one_line(make_server(data=tmp_path / "file" / "data").refusal())
    assert "DATA_DIR" in line and "file" in line


@pytest.mark.parametrize("what", ["folder", "database"])
def test_what_may_not_be_read_is_named(make_server: MakeServer, tmp_path: Path, what: str) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    if what == "folder" and os.geteuid() != 0:
        folder.chmod(0o000)
    elif what == "folder":  # root may read anything, but no one makes a file in /proc
        folder = Path("/proc/cirrus")
    else:
        (folder / "cirrus.sqlite3").write_text("this is no database, and long enough to be read")
    line = one_line(make_server(data=folder).refusal())
    assert str(folder) in line


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("mysql://u:secret@localhost/x", "postgresql://"),
        ("postgresql://localhost", "postgresql://"),
        ("postgresql://[::1/x", "postgresql://"),
        ("postgresql://u:secret@localhost:port/x", "postgresql://"),
        ("postgresql://u:secret@127.0.0.1:{free}/x", "refused"),
        ("postgresql://u:secret@nowhere.invalid/x", "nowhere.invalid"),
        ("postgresql://u@127.0.0.1/x?nonsense=1", "nonsense"),
    ],
)
def test_a_wrong_database_url_is_explained_without_its_password(
    make_server: MakeServer, url: str, words: str
) -> None:
    url = url.replace("{free}", str(free_port()))
    line = one_line(make_server(DATABASE_URL=url).refusal())
    assert "DATABASE_URL" in line and words in line
    assert "secret" not in line


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "65536"),
        ("HOST", "nowhere.invalid"),
        ("DEBUG", "1"),
        ("HTTPS", "yes"),
        ("EMAIL_PORT", "x"),
        ("EMAIL_USE_TLS", "on"),
    ],
)
def test_a_value_that_is_not_understood_is_named(
    make_server: MakeServer, name: str, value: str
) -> None:
    line = one_line(make_server(**{name: value}).refusal())
    assert name in line and value in line


def test_broken_content_stops_it_with_file_and_place(
    make_server: MakeServer, tmp_path: Path
) -> None:
    root = tmp_path / "house"
    root.mkdir()
    for part in ("config", "learners", "study", "quizzes", "templates", "static"):
        shutil.copytree(ROOT / part, root / part)
    facts = sorted((root / "study" / "data" / "facts").glob("*.yaml"))[0]
    facts.write_text(facts.read_text(encoding="utf-8") + "- id: [\n", encoding="utf-8")
    code, said = make_server(root=root).refusal()
    assert code == 1
    assert f"study/data/facts/{facts.name}:" in said
    assert "Traceback" not in said
