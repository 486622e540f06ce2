"""What the environment may say, read loudly: a value that is not understood refuses to start."""

import os
import secrets
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def env_bool(name: str, *, default: bool) -> bool:
    value = os.environ.get(name, "")
    if value in {"True", "False"}:
        return value == "True"
    if value == "":
        return default
    raise ImproperlyConfigured(f"{name} is {value!r}; write True or False.")


def env_list(name: str, *, default: list[str]) -> list[str]:
    value = os.environ.get(name, "")
    return [item.strip() for item in value.split(",") if item.strip()] or default


def env_port(name: str, *, default: int) -> int:
    value = os.environ.get(name) or str(default)
    if value.isascii() and value.isdigit() and 0 < int(value) < 65536:
        return int(value)
    raise ImproperlyConfigured(f"{name} is {value!r}; write a number from 1 to 65535.")


def data_folder(default: Path) -> Path:
    """Where the database and the secret key live; made if it is missing."""
    folder = Path(os.environ.get("DATA_DIR") or default)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".probe"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise ImproperlyConfigured(
            f"DATA_DIR {folder} cannot be written to ({error.strerror}); name a folder that can."
        ) from error
    return folder


def secret_key(folder: Path) -> str:
    """SECRET_KEY, or one made once and kept beside the data, so that sessions outlive a restart."""
    if key := os.environ.get("SECRET_KEY"):
        return key
    path = folder / "secret_key"
    try:
        kept = path.read_text().strip() if path.exists() else ""
        if not kept:
            kept = secrets.token_urlsafe(64)
            path.touch(mode=0o600)
            path.write_text(kept)
    except OSError as error:
        raise ImproperlyConfigured(f"{path} cannot be used ({error.strerror}).") from error
    return kept


def database(folder: Path) -> dict[str, object]:
    """SQLite under the data folder, or PostgreSQL where DATABASE_URL says so."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": folder / "cirrus.sqlite3",
            "OPTIONS": {
                # A writer takes its lock at BEGIN and waits for it: two tabs never deadlock.
                "transaction_mode": "IMMEDIATE",
                "timeout": 10,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            },
        }
    try:
        parts = urlsplit(url)
        understood = parts.scheme in {"postgres", "postgresql"} and parts.path.strip("/") != ""
        port = parts.port
    except ValueError:
        understood = False
    if not understood:
        raise ImproperlyConfigured(
            "DATABASE_URL is not understood; write postgresql://user:password@host:port/name "
            "or leave it out for SQLite."
        )
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", None) or unquote(parts.hostname or ""),
        "PORT": port or "",
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 8, "timeout": 10}, **query},
    }
