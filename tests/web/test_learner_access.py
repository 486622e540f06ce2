"""Who is asking: guests, accounts, and sessions that somebody has tampered with."""

import uuid
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from learners import access, services
from learners.models import Learner, all_origins, full_week
from tests.conftest import put_in_session

Url = Callable[..., str]
ClientOf = Callable[[Learner], Client]

GOOD = {"time_zone": "Asia/Tokyo"}


def test_looking_around_makes_no_learner(client: Client, url: Url):
    assert client.get(url("learners:settings")).status_code == 200
    assert not Learner.objects.exists()
    assert settings.SESSION_COOKIE_NAME not in client.cookies


def test_the_first_need_makes_a_guest_who_is_known_from_then_on(
    client: Client, url: Url, language: str
):
    assert client.post(url("learners:settings"), GOOD).status_code == 302
    learner = Learner.objects.get()
    assert learner.is_guest and learner.language == language
    assert client.get(url("learners:settings")).context["learner"] == learner
    client.post(url("learners:settings"), GOOD)
    assert Learner.objects.count() == 1
    assert client.cookies[settings.SESSION_COOKIE_NAME]["max-age"] == 400 * 24 * 60 * 60


@pytest.mark.parametrize("nonsense", ["", "x", "1" * 10_000, str(uuid.UUID(int=0)), "None"])
def test_an_id_that_means_nothing_is_ignored(client: Client, url: Url, nonsense: str):
    put_in_session(client, nonsense)
    assert client.get(url("learners:settings")).context["learner"] is None
    assert client.post(url("learners:settings"), GOOD).status_code == 302
    assert client.get(url("learners:settings")).context["learner"] == Learner.objects.get()


def test_a_session_signed_by_nobody_is_no_session(client_of: ClientOf, gao: Learner, url: Url):
    browser = client_of(gao)
    cookie = browser.cookies[settings.SESSION_COOKIE_NAME]
    good = cookie.value
    for tampered in (good[:-1] + ("A" if good[-1] != "A" else "B"), "A" + good, good[10:], "x"):
        browser.cookies[settings.SESSION_COOKIE_NAME] = tampered
        response = browser.get(url("learners:settings"))
        assert response.status_code == 200
        assert response.context["learner"] is None


def test_the_id_of_an_account_opens_nothing_to_a_guest(client: Client, olga: Learner, url: Url):
    put_in_session(client, olga.pk)
    assert client.get(url("learners:settings")).context["learner"] is None
    client.post(url("learners:settings"), GOOD)
    olga.refresh_from_db()
    assert olga.time_zone == "UTC"
    assert client.get(url("learners:settings")).context["learner"] not in {None, olga}


def test_two_first_answers_at_once_are_one_guest(rf):
    from django.contrib.auth.models import AnonymousUser
    from django.contrib.sessions.backends.signed_cookies import SessionStore

    page = rf.get("/")
    page.user, page.session = AnonymousUser(), SessionStore()
    access.promise(page)
    assert not Learner.objects.exists()
    made = []
    for _ in range(2):  # both carry the cookie that came with the page
        answer = rf.post("/")
        answer.user, answer.session = AnonymousUser(), SessionStore(page.session.session_key)
        answer.session.update(dict(page.session.items()))
        made.append(access.current_or_guest(answer))
    assert made[0] == made[1] == Learner.objects.get()


def test_a_promise_is_kept(rf, olga: Learner):
    from django.contrib.auth.models import AnonymousUser
    from django.contrib.sessions.backends.signed_cookies import SessionStore

    request = rf.get("/")
    request.user, request.session = AnonymousUser(), SessionStore()
    access.promise(request)
    first = request.session[access.SESSION_KEY]
    access.promise(request)
    assert request.session[access.SESSION_KEY] == first
    assert str(access.current_or_guest(request).pk) == first
    request.user, request.session = olga.user, SessionStore()
    access.promise(request)  # who has an account needs none
    assert access.SESSION_KEY not in request.session
    assert access.current_or_guest(request) == olga


def test_the_id_of_an_account_is_never_handed_out_again(olga: Learner):
    assert services.make_guest(language="en", guest_id=olga.pk) != olga


# Settings


def test_settings_are_saved_and_shown_again(client_of: ClientOf, gao: Learner, url: Url):
    browser = client_of(gao)
    response = browser.post(url("learners:settings"), GOOD, follow=True)
    gao.refresh_from_db()
    assert gao.time_zone == "Asia/Tokyo"
    html = response.content.decode()
    assert '<option value="Asia/Tokyo" selected>' in html
    assert 'class="messages"' in html


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *((name, value) for name in GOOD for value in ("", "x" * 10_000, "nul\0", "-1", "9" * 400)),
        ("time_zone", "Mars/Olympus"),
        ("time_zone", "../../etc/passwd"),
    ],
)
def test_a_wrong_setting_is_refused_beside_its_field(
    client_of: ClientOf, gao: Learner, url: Url, field: str, value: str
):
    response = client_of(gao).post(url("learners:settings"), {**GOOD, field: value})
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {field}
    assert f'id="id_{field}_error"' in response.content.decode()
    gao.refresh_from_db()
    assert gao.time_zone == "Asia/Shanghai"


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_settings_answer_to_get_and_post_only(client: Client, url: Url, method: str):
    response = getattr(client, method)(url("learners:settings"))
    assert response.status_code == 405


def test_the_database_refuses_what_the_forms_refuse(gao: Learner):
    wrong = {"desired_retention": Decimal("0.69")}, {"new_per_day": 201}, {"reviews_per_day": 2001}
    for values in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            Learner.objects.filter(pk=gao.pk).update(**values)
    with pytest.raises(ValidationError):
        services.save_memory(
            learner=gao,
            desired_retention=Decimal("0.9"),
            new_per_day=201,
            new_from=all_origins(),
            reviews_per_day=50,
            week=full_week(),
        )
