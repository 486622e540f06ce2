"""Downloads of hundreds of megabytes: streamed, resumed where they broke off, checked, whole or not
at all.

What has come is kept as NAME.part beside a note of its ETag. A later try asks for the rest, and
only `If-Range` the file is still the same one; the finished file is put in place in one step.
"""

import hashlib
import json
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from http.client import HTTPException, HTTPResponse
from pathlib import Path

CHUNK = 1 << 20
TIMEOUT = 30
TRIES = 5
PARTIAL = 206

# Told after each piece: bytes so far, and bytes in all if the server said.
Progress = Callable[[int, int | None], None]


class CannotDownload(Exception):
    """Why the file could not be had, in words for whoever typed the command."""


def fetch_json(url: str) -> dict[str, object]:
    """A small JSON document; raises CannotDownload."""
    try:
        with urllib.request.urlopen(url, timeout=TIMEOUT) as response:  # noqa: S310 (https or a test's server)
            found = json.load(response)
    except (OSError, HTTPException, ValueError) as error:
        raise CannotDownload(f"{url}: {error}") from error
    if not isinstance(found, dict):
        raise CannotDownload(f"{url} is no JSON object")
    return found


def download(url: str, path: Path, progress: Progress) -> str:
    """The file at the address as `path`; its SHA-256. Raises CannotDownload.

    A broken connection is tried again from where it broke, some times over; what came of it stays
    for the next call. `path` itself is only ever absent or whole.
    """
    part, note = path.with_name(f"{path.name}.part"), path.with_name(f"{path.name}.etag")
    path.parent.mkdir(parents=True, exist_ok=True)
    fault: Exception | None = None
    for _try in range(TRIES):
        try:
            expected = _stream(url, part, note, progress)
        except urllib.error.HTTPError as error:
            raise CannotDownload(f"{url}: the server answers {error.code}") from error
        except (OSError, HTTPException) as error:
            fault = error
            continue
        size = part.stat().st_size
        if expected is not None and size < expected:
            fault = HTTPException(f"it broke off after {size:,} of {expected:,} bytes")
            continue
        if expected is not None and size > expected:
            part.unlink()
            raise CannotDownload(f"{url}: {size:,} bytes came, where {expected:,} were said")
        return _finish(url, part, note, path)
    raise CannotDownload(f"{url}: {fault}. What has come is kept; call again to go on.")


def _stream(url: str, part: Path, note: Path, progress: Progress) -> int | None:
    """Append what is still missing; how many bytes the whole has, if the server says."""
    have = part.stat().st_size if part.exists() and note.exists() else 0
    request = urllib.request.Request(url)  # noqa: S310
    if have:
        request.add_header("Range", f"bytes={have}-")
        request.add_header("If-Range", note.read_text())
    with urllib.request.urlopen(request, timeout=TIMEOUT) as response:  # noqa: S310
        if response.status != PARTIAL:
            have = 0  # another file by now, or a server that knows no ranges: from the beginning
        _remember(response, note)
        total = _total(response, have)
        with part.open("ab" if have else "wb") as file:
            while chunk := response.read(CHUNK):
                file.write(chunk)
                have += len(chunk)
                progress(have, total)
    return total


def _remember(response: HTTPResponse, note: Path) -> None:
    etag = response.headers.get("ETag", "")
    if etag and not etag.startswith("W/"):  # a weak one says nothing about single bytes
        note.write_text(etag)
    else:
        note.unlink(missing_ok=True)


def _total(response: HTTPResponse, have: int) -> int | None:
    length = response.headers.get("Content-Length")
    return have + int(length) if length is not None else None


def _finish(url: str, part: Path, note: Path, path: Path) -> str:
    """Check what came against the ETag where that is an MD5, and put it in place."""
    digest, md5 = hashlib.sha256(), hashlib.md5(usedforsecurity=False)
    with part.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            md5.update(chunk)
    etag = note.read_text().strip('"') if note.exists() else ""
    plain_md5 = len(etag) == 32 and all(letter in "0123456789abcdef" for letter in etag)
    if plain_md5 and etag != md5.hexdigest():
        part.unlink()
        raise CannotDownload(f"{url}: what came is damaged (its MD5 is not the one promised)")
    part.replace(path)
    with suppress(FileNotFoundError):
        note.unlink()
    return digest.hexdigest()
