"""The JSON API: one error form, one page of documentation served from here."""

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from study.api import router as study_router
from study.api.errors import Problem

api = NinjaAPI(title="Cirrus", version="1", urls_namespace="api", docs_url="/docs")
api.add_router("", study_router)


def problem(
    request: HttpRequest,
    status: int,
    code: str,
    message: str,
    field: str | None = None,
    position: int | None = None,
    **more: object,
) -> HttpResponse:
    """The one form of an error: code for programs, message for people, the place if known."""
    error = {"code": code, "message": message, "field": field, "position": position}
    return api.create_response(request, {"error": error, **more}, status=status)


@api.exception_handler(Problem)
def refused_by_view(request: HttpRequest, error: Problem) -> HttpResponse:
    return problem(
        request, error.status, error.code, error.message, error.field, error.position, **error.more
    )


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    first = error.errors[0]
    return problem(request, 422, first["type"], first["msg"], field=str(first["loc"][-1]))


@api.exception_handler(Http404)
def missing(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem(request, 404, "not_found", str(error) or "There is nothing at this address.")


@api.exception_handler(HttpError)
def refused(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(request, error.status_code, "refused", error.message)
