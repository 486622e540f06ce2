"""What every test may ask for: the two languages, and always the same cast.

Olga has an account, Gao is a guest in one browser, Stan has an account and must be kept out.
"""

import os
import uuid
from collections.abc import Callable, Generator, Iterator

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from learners import access, services
from learners.models import Learner, User

PASSWORD = "a-quiet-cloud-7"

# How long an example takes says more of the machine than of the code; the bench has its own tests.
hypothesis.settings.register_profile("cirrus", deadline=None)
hypothesis.settings.load_profile("cirrus")


@pytest.fixture(autouse=True)
def _fresh_limits() -> Iterator[None]:
    """Rate limits are counted in the cache; no test inherits another's count."""
    yield
    cache.clear()


@pytest.fixture(params=[code for code, _name in settings.LANGUAGES])
def language(request: pytest.FixtureRequest) -> str:
    """Both languages of the interface: a test that asks for it runs once in each."""
    return request.param


@pytest.fixture
def url(language: str) -> Callable[..., str]:
    """`url("study:lesson", "ebs")`: an address in the language of the test."""

    def address(name: str, *args: object) -> str:
        with override(language):
            return reverse(name, args=args)

    return address


def make_account(email: str) -> Learner:
    user = User.objects.create_user(email, PASSWORD)
    return services.claim(user=user, guest=None, language="en")


@pytest.fixture
def olga(db: None) -> Learner:
    return make_account("olga@example.org")


@pytest.fixture
def stan(db: None) -> Learner:
    return make_account("stan@example.org")


@pytest.fixture
def gao(db: None) -> Learner:
    return services.make_guest(language="zh-hans")


@pytest.fixture
def client_of() -> Callable[[Learner], Client]:
    """The browser of a learner: logged in, or with a guest's session."""

    def browser(learner: Learner) -> Client:
        client = Client()
        if learner.user is not None:
            client.force_login(learner.user)
        else:
            put_in_session(client, learner.pk)
        return client

    return browser


def put_in_session(client: Client, learner_id: uuid.UUID | str) -> None:
    session = client.session
    session[access.SESSION_KEY] = str(learner_id)
    session.save()  # the signed cookie is the session, so it changes with every write
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where CI=true nothing may be skipped: a skip is a failure that says why."""
    report = yield
    if report.skipped and os.environ.get("CI") == "true" and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, where nothing may be: {report.longrepr}"
    return report
