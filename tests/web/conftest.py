"""Tests of pages by their address. Every one of them may use the database."""

import pytest


@pytest.fixture(autouse=True)
def _database(db: None) -> None: ...
