"""Error pages that say what to do next, in the page's language; JSON where the API was asked."""

from collections.abc import Callable

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseServerError,
    JsonResponse,
)
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

API = "/api/"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(request, 400, "bad_request", _("The request could not be read."))


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(request, 403, "forbidden", _("This is not yours to open."))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    message = _("The form was too old to be trusted.")
    return _error(request, 403, "csrf", message, template="403_csrf.html")


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(request, 404, "not_found", _("There is nothing at this address."))


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """Called by django-allauth when one of its limits is reached; they count by the minute."""
    response = _error(request, 429, "too_many", _("Too many tries in a row; wait a minute."))
    response["Retry-After"] = "60"
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Whatever broke must not break this too: the page gets no context, and words are enough."""
    message = _("Something broke on our side.")
    if request.path.startswith(API):
        return _json(500, "server_error", message)
    try:
        return HttpResponseServerError(render_to_string("500.html"))
    except Exception:
        return HttpResponseServerError(f"500 {message}\n", content_type="text/plain; charset=utf-8")


class NotAllowedPage:
    """Middleware: a wrong method gets a page that helps, where Django's own reply is empty."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 405:
            return response
        allowed = response.get("Allow", "")
        message = _("This address answers only to %(allowed)s.") % {"allowed": allowed}
        ctx = {"method": request.method, "allowed": allowed}
        page = _error(request, 405, "method_not_allowed", message, ctx=ctx)
        page["Allow"] = allowed
        return page


def _error(
    request: HttpRequest,
    status: int,
    code: str,
    message: str,
    *,
    template: str = "",
    ctx: dict[str, object] | None = None,
) -> HttpResponse:
    if request.path.startswith(API):
        return _json(status, code, message)
    return render(request, template or f"{status}.html", ctx, status=status)


def _json(status: int, code: str, message: str) -> JsonResponse:
    body = {"code": code, "message": message, "field": None, "position": None}
    return JsonResponse({"error": body}, status=status)
