"""Signing up, logging in and out, passwords: what was learnt is never lost on the way."""

import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client

from learners import services
from learners.models import Learner, User
from tests.conftest import PASSWORD, make_account

Url = Callable[..., str]
ClientOf = Callable[[Learner], Client]


def sign_up(client: Client, url: Url, email: str = "new@example.org", **more: str):
    data = {"email": email, "password1": PASSWORD, "password2": PASSWORD, **more}
    return client.post(url("account_signup"), data)


def log_in(client: Client, url: Url, email: str, password: str = PASSWORD):
    return client.post(url("account_login"), {"login": email, "password": password})


def learner_of(client: Client, url: Url) -> Learner | None:
    return client.get(url("learners:settings")).context["learner"]


# Every page

ANYONE = [
    "account_login",
    "account_signup",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
]


@pytest.mark.parametrize("name", ANYONE)
def test_a_visitor_sees_the_page_in_our_look(client: Client, url: Url, language: str, name: str):
    html = client.get(url(name)).content.decode()
    assert f'lang="{"zh-Hans" if language == "zh-hans" else "en"}"' in html
    assert 'class="page page--narrow account"' in html
    assert "style=" not in html


@pytest.mark.parametrize("name", ["account_logout", "account_change_password"])
def test_a_page_for_learners_with_an_account(
    client: Client, client_of: ClientOf, olga: Learner, url: Url, name: str
):
    assert client.get(url(name)).status_code == 302
    html = client_of(olga).get(url(name), follow=True).content.decode()
    assert 'class="page page--narrow account"' in html
    assert "style=" not in html


@pytest.mark.parametrize("language", ["zh-hans"])
@pytest.mark.parametrize("name", [*ANYONE, "learners:settings"])
def test_the_chinese_page_has_no_english_sentence(client: Client, url: Url, name: str):
    main = re.search(r"<main.*</main>", client.get(url(name)).content.decode(), re.DOTALL)
    assert main is not None
    text = re.sub(r"<option.*?</option>|<[^>]+>", " ", main[0])
    assert re.findall(r"[A-Za-z]{3,}(?:\s+[A-Za-z]{2,}){2,}", text) == []
    assert "您" not in text


# Signing up


def test_signing_up_takes_over_what_the_guest_did(client_of: ClientOf, gao: Learner, url: Url):
    browser = client_of(gao)
    assert sign_up(browser, url).status_code == 302
    gao.refresh_from_db()
    assert gao.user == User.objects.get(email="new@example.org")
    assert learner_of(browser, url) == gao
    assert Learner.objects.count() == 1


def test_signing_up_without_a_history_makes_a_learner(client: Client, url: Url, language: str):
    sign_up(client, url)
    learner = User.objects.get().learner
    assert learner_of(client, url) == learner
    assert learner.language == language


def test_after_signing_up_and_out_the_account_cannot_be_reached_as_a_guest(
    client_of: ClientOf, gao: Learner, url: Url
):
    browser = client_of(gao)
    sign_up(browser, url)
    browser.post(url("account_logout"))
    assert learner_of(browser, url) is None


def test_what_was_claimed_is_there_on_another_device(client_of: ClientOf, gao: Learner, url: Url):
    sign_up(client_of(gao), url)
    elsewhere = Client()
    log_in(elsewhere, url, "NEW@Example.org")
    assert learner_of(elsewhere, url) == gao


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"email": "not an address"}, "email"),
        ({"email": ""}, "email"),
        ({"email": "x" * 10_000 + "@example.org"}, "email"),
        # Django's form lets it through, the column does not.
        ({"email": f"{'x' * 60}@{'.'.join(['y' * 50] * 4)}.example.org"}, "email"),
        ({"email": "nul\0@example.org"}, "email"),
        ({"password1": "short"}, "password1"),
        ({"password1": "12345678901"}, "password1"),
        ({"password1": "another-cloud-8"}, "password2"),
        ({"password1": "", "password2": ""}, "password1"),
    ],
)
def test_a_wrong_sign_up_is_refused_beside_its_field(
    client: Client, url: Url, data: dict[str, str], field: str
):
    response = sign_up(client, url, **{"email": "new@example.org", **data})
    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert "field__error" in response.content.decode()
    assert not User.objects.exists()


@pytest.mark.parametrize("email", ["olga@example.org", "OLGA@EXAMPLE.ORG"])
def test_an_address_that_has_an_account_is_refused(
    client: Client, olga: Learner, url: Url, email: str
):
    assert sign_up(client, url, email).status_code == 422
    assert User.objects.count() == 1


# Logging in and out


def test_logging_in_keeps_the_learner_of_the_account_and_the_guest_comes_back_after(
    client_of: ClientOf, olga: Learner, gao: Learner, url: Url
):
    browser = client_of(gao)
    log_in(browser, url, "olga@example.org")
    assert learner_of(browser, url) == olga
    gao.refresh_from_db()
    assert gao.is_guest
    browser.post(url("account_logout"))
    assert learner_of(browser, url) == gao


def test_an_account_without_a_learner_takes_the_guest_over(
    client_of: ClientOf, gao: Learner, url: Url
):
    user = User.objects.create_user("made@example.org", PASSWORD)
    log_in(client_of(gao), url, "made@example.org")
    gao.refresh_from_db()
    assert gao.user == user


def test_claiming_twice_is_claiming_once(gao: Learner):
    user = User.objects.create_user("made@example.org", PASSWORD)
    first = services.claim(user=user, guest=gao, language="en")
    again = services.claim(user=user, guest=gao, language="en")
    assert first == again == gao


def test_a_guest_that_was_claimed_cannot_be_claimed_by_another(gao: Learner):
    one, two = (User.objects.create_user(f"{n}@example.org", PASSWORD) for n in "ab")
    stale = Learner.objects.get(pk=gao.pk)
    assert services.claim(user=one, guest=gao, language="en") == gao
    assert services.claim(user=two, guest=stale, language="en") != gao
    gao.refresh_from_db()
    assert gao.user == one


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("olga@example.org", "wrong"),
        ("nobody@example.org", PASSWORD),
        ("x" * 10_000, "y" * 10_000),
        ("olga@example.org", "y" * 10_000),
        ("olga@example.org", "nul\0"),
        ("", ""),
    ],
)
def test_a_wrong_log_in_is_refused_and_says_so(
    client: Client, olga: Learner, url: Url, email: str, password: str
):
    response = log_in(client, url, email, password)
    assert response.status_code == 422
    assert "field__error" in response.content.decode()


def test_five_wrong_passwords_are_enough(client: Client, olga: Learner, url: Url):
    for _ in range(5):
        log_in(client, url, "olga@example.org", "wrong")
    assert log_in(client, url, "olga@example.org").status_code == 422
    assert learner_of(client, url) is None


def test_too_many_tries_get_a_page_that_says_when_to_come_back(client: Client, url: Url):
    statuses = [log_in(client, url, f"a{n}@example.org").status_code for n in range(31)]
    response = log_in(client, url, "last@example.org")
    assert 429 in statuses
    assert response.status_code == 429
    assert response["Retry-After"] == "60"
    assert '<p class="error__code">429</p>' in response.content.decode()


def test_logging_in_leads_only_to_this_site(client: Client, olga: Learner, url: Url):
    data = {"login": "olga@example.org", "password": PASSWORD, "next": "https://evil.example/"}
    assert client.post(url("account_login"), data)["Location"] == url("study:course")


# Passwords


def test_a_forgotten_password_is_reset_by_mail_once(client: Client, olga: Learner, url: Url):
    client.post(url("account_reset_password"), {"email": "Olga@example.org"})
    assert [m.to for m in mail.outbox] == [["olga@example.org"]]
    link = re.search(r"http://testserver(\S+)", mail.outbox[0].body)
    assert link is not None
    page = client.get(link[1], follow=True)
    new = {"password1": "a-new-cloud-8", "password2": "a-new-cloud-8"}
    assert client.post(page.request["PATH_INFO"], new).status_code == 302
    assert log_in(Client(), url, "olga@example.org", "a-new-cloud-8").status_code == 302
    assert (
        "<form"
        not in re.search(  # type: ignore[index]
            r"<main.*</main>", Client().get(link[1]).content.decode(), re.DOTALL
        )[0]
    )


def test_the_reset_mail_is_in_the_language_of_the_page(
    client: Client, olga: Learner, url: Url, language: str
):
    client.post(url("account_reset_password"), {"email": "olga@example.org"})
    chinese = "设置新密码" in mail.outbox[0].subject + mail.outbox[0].body
    assert chinese == (language == "zh-hans")
    assert f"/{language}/" in mail.outbox[0].body


def test_no_mail_goes_to_an_address_without_an_account(client: Client, url: Url):
    response = client.post(url("account_reset_password"), {"email": "nobody@example.org"})
    assert response.status_code == 302  # and says nothing about who has an account
    assert mail.outbox == []


def test_changing_the_password_keeps_this_device_and_logs_out_the_others(
    client_of: ClientOf, olga: Learner, url: Url
):
    here, elsewhere = client_of(olga), client_of(olga)
    new = {"oldpassword": PASSWORD, "password1": "a-new-cloud-8", "password2": "a-new-cloud-8"}
    assert here.post(url("account_change_password"), new).status_code == 302
    assert learner_of(here, url) == olga
    assert learner_of(elsewhere, url) is None


def test_the_present_password_is_asked_for(client_of: ClientOf, olga: Learner, url: Url):
    new = {"oldpassword": "wrong", "password1": "a-new-cloud-8", "password2": "a-new-cloud-8"}
    response = client_of(olga).post(url("account_change_password"), new)
    assert response.status_code == 422
    assert "oldpassword" in response.context["form"].errors


def test_an_inactive_account_is_told_so(client: Client, olga: Learner, url: Url):
    User.objects.update(is_active=False)
    response = log_in(client, url, "olga@example.org")
    assert response["Location"] == url("account_inactive")


def test_addresses_differ_by_more_than_case(olga: Learner):
    from django.db import IntegrityError, transaction

    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="OLGA@example.org")
    assert User.objects.get_by_natural_key("OLGA@example.org") == olga.user


def test_accounts_of_the_command_line_can_be_made():
    user = User.objects.create_superuser("root@example.org", PASSWORD)
    assert user.is_staff and user.is_superuser and str(user) == "root@example.org"
    with pytest.raises(ValueError, match="e-mail"):
        User.objects.create_user("")
    assert make_account("a@example.org").user is not None
