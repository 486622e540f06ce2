"""Who is asking: the one place that turns a request into a learner.

A guest is known by an id in the signed session. The id may be promised before its row exists
(`promise`), so that a first answer sent twice, or two first answers at once, make one learner.
"""

import uuid

from django.http import HttpRequest
from django.utils.translation import get_language

from learners import services
from learners.models import Learner, User

SESSION_KEY = "learner"


def current(request: HttpRequest) -> Learner | None:
    """The learner who asks; None for a visitor who has not begun."""
    if isinstance(request.user, User):
        return Learner.objects.filter(user=request.user).first()
    return guest(request)


def current_or_guest(request: HttpRequest) -> Learner:
    """The learner who asks, made now if there is none yet. For requests that write."""
    learner = current(request)
    language = get_language() or "en"
    if isinstance(request.user, User):
        return learner or services.claim(user=request.user, guest=None, language=language)
    if learner is None:
        learner = services.make_guest(guest_id=_promised(request), language=language)
    # Written again at each answer, so that the cookie's time runs from the last visit.
    _keep(request, learner.pk)
    return learner


def promise(request: HttpRequest) -> uuid.UUID | None:
    """Give a visitor's session the id its learner will have, and say which; None for an account
    that has no learner yet. For pages with a form to answer."""
    if request.user.is_authenticated:
        return None
    if _promised(request) is None:
        _keep(request, uuid.uuid4())
    return _promised(request)


def guest(request: HttpRequest) -> Learner | None:
    """The guest of this browser, signed in or not. An id that means nothing is ignored."""
    guest_id = _promised(request)
    return Learner.objects.filter(pk=guest_id, user=None).first() if guest_id else None


def keep_guest(request: HttpRequest, learner: Learner | None) -> None:
    """Remember this guest, and only this one, in the session."""
    if learner is not None:
        _keep(request, learner.pk)
    else:
        request.session.pop(SESSION_KEY, None)


def _promised(request: HttpRequest) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.session[SESSION_KEY])
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _keep(request: HttpRequest, guest_id: uuid.UUID) -> None:
    request.session[SESSION_KEY] = str(guest_id)
