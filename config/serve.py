"""`python -m config.serve`: bring the site up, or say in one line why it cannot be.

Everything is made ready in this process (content checked, tables and static files brought up to
date, the application loaded), then granian takes over: one worker process, so that what is
counted in memory (rate limits) is counted once, with several threads.
"""

import errno
import hashlib
import io
import multiprocessing
import os
import socket
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from config.environment import env_port

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


class CannotStart(Exception):
    """Why, in words for whoever typed the command."""


def main() -> int:
    try:
        host, port = os.environ.get("HOST") or "127.0.0.1", env_port("PORT", default=8000)
        _check_port(host, port)
        _make_ready()
    except (CannotStart, ImproperlyConfigured) as error:
        print(f"Cirrus cannot start: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    _serve(host, port)
    return 0


def _check_port(host: str, port: int) -> None:
    """Granian shares a port with whoever listens there already; a second server must not."""
    patience = time.monotonic() + 1.5  # the worker of a server that was killed needs a moment
    while True:
        try:
            family, kind, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
            with socket.socket(family, kind) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(address)
                return
        except socket.gaierror as error:
            raise CannotStart(f"HOST {host} is no address of this machine.") from error
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise CannotStart(f"{host}:{port} cannot be used ({error.strerror}).") from error
            if time.monotonic() > patience:
                raise CannotStart(
                    f"port {port} is taken; end what uses it, or choose another: make run PORT=8001"
                ) from error
        time.sleep(0.1)


def _make_ready() -> None:
    import django
    from django.core.management import call_command
    from django.core.management.base import SystemCheckError
    from django.db import DatabaseError, connections

    django.setup()
    try:
        call_command("check", stdout=io.StringIO())
    except SystemCheckError as error:
        raise CannotStart(str(error)) from error
    _check_database()
    try:
        _migrate()
    except DatabaseError as error:
        raise CannotStart(f"the database refuses: {_first_line(error)}") from error
    try:
        _collect_static()
    except OSError as error:
        raise CannotStart(f"{error.filename} cannot be written ({error.strerror}).") from error
    import config.wsgi  # noqa: F401 (so that the worker, a fork of this process, has it at once)

    connections.close_all()  # a connection must not be shared by two processes
    if hasattr(connections["default"], "close_pool"):
        connections["default"].close_pool()


def _check_database() -> None:
    """Connect once without the pool, which would wait long and say little."""
    from django.db import connection

    params = dict(connection.get_connection_params())
    params.pop("pool", None)
    if connection.vendor == "postgresql":
        place = f"DATABASE_URL names {params.get('host') or 'this machine'}"
        params.setdefault("connect_timeout", 5)
    else:
        place = f"{params['database']} is no database of Cirrus"
        params = {"database": params["database"]}
    try:
        probe = connection.Database.connect(**params)
        probe.execute("SELECT count(*) FROM (SELECT 1) AS one")
        if connection.vendor == "sqlite":
            probe.execute("PRAGMA schema_version")
        probe.close()
    except connection.Database.Error as error:
        raise CannotStart(f"{place}: {_first_line(error)}") from error


def _migrate() -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        print("Bringing the database up to date ...", flush=True)
        call_command("migrate", verbosity=0, interactive=False, skip_checks=True)


def _collect_static() -> None:
    """Gather, name by content and compress the static files, when one of them has changed."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    seen = hashlib.sha256()
    for finder in get_finders():
        for path, storage in sorted(finder.list(None), key=lambda found: found[0]):
            stat = Path(storage.path(path)).stat()
            seen.update(f"{path} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    stamp = Path(settings.STATIC_ROOT) / ".stamp"
    if not stamp.exists() or stamp.read_text() != seen.hexdigest():
        call_command("collectstatic", verbosity=0, interactive=False, clear=True, skip_checks=True)
        stamp.write_text(seen.hexdigest())


def _serve(host: str, port: int) -> None:
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    print(f"Cirrus is at http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}/", flush=True)  # noqa: S104
    if host not in {"127.0.0.1", "localhost", "::1"} and not os.environ.get("ALLOWED_HOSTS"):
        print("Others reach it only under the names in ALLOWED_HOSTS, which is empty.", flush=True)
    Server(
        "config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=min(8, multiprocessing.cpu_count() * 2 + 1),
        log_level=LogLevels.warning,
        workers_kill_timeout=5,
    ).serve(target_loader=_Application(os.getpid()), wrap_loader=False)


class _Application:
    """What the worker runs.

    It leaves the terminal's group, so that Ctrl-C reaches the parent alone, which then asks it to
    end: granian's worker may hang when both ask it at once. And it ends when its parent is gone,
    even by kill -9, so that the port is free again.
    """

    def __init__(self, parent: int) -> None:
        self.parent = parent

    def __call__(self) -> Callable[..., object]:
        from config.wsgi import application

        os.setpgid(0, 0)
        threading.Thread(target=self._watch, daemon=True).start()
        return application

    def _watch(self) -> None:
        while os.getppid() == self.parent:
            time.sleep(0.25)
        os._exit(1)


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


if __name__ == "__main__":
    sys.exit(main())
