"""Tests of pages by their address. Every one of them may use the database."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizzes import content


@pytest.fixture(autouse=True)
def _database(db: None) -> None: ...


@pytest.fixture
def one_bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A site that has the questions of one lesson only."""
    shutil.copy(content.BANKS / "placement-groups.yaml", tmp_path)
    monkeypatch.setattr(content, "BANKS", tmp_path)
    content.banks.cache_clear()
    yield
    content.banks.cache_clear()
