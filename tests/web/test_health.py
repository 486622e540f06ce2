"""The two probes."""

import pytest
from django.db import OperationalError, connection
from django.test import Client


@pytest.mark.parametrize("probe", ["/healthz", "/readyz"])
def test_it_says_ok_and_is_not_cached(client: Client, probe: str) -> None:
    response = client.get(probe)
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response["Cache-Control"]


def test_it_is_not_ready_while_the_database_does_not_answer(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails() -> None:
        raise OperationalError("gone")

    with monkeypatch.context() as broken:
        broken.setattr(connection, "cursor", fails)
        assert client.get("/readyz").status_code == 503
        assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize("probe", ["/healthz", "/readyz"])
def test_behind_https_it_is_not_redirected(client: Client, settings: object, probe: str) -> None:
    settings.SECURE_SSL_REDIRECT = True  # type: ignore[attr-defined]
    assert client.get(probe).status_code == 200
