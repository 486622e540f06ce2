"""Every address of Cirrus. Pages live under a language, the API and the probes do not."""

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import include, path, reverse
from django.utils.translation import get_language_from_request, override
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from config.api import api
from config.health import healthz, readyz

handler400 = "config.errors.bad_request"
handler403 = "config.errors.permission_denied"
handler404 = "config.errors.page_not_found"
handler429 = "config.errors.too_many_requests"  # django-allauth looks for this one
handler500 = "config.errors.server_error"


@require_safe
@vary_on_headers("Accept-Language")
def root(request: HttpRequest) -> HttpResponseRedirect:
    with override(get_language_from_request(request)):
        return HttpResponseRedirect(reverse("study:course"))


urlpatterns = [
    path("", root),
    path("healthz", healthz),
    path("readyz", readyz),
    path("api/v1/", api.urls),
    *i18n_patterns(
        path("accounts/", include("learners.account_urls")),
        path("", include("learners.urls")),
        path("", include("study.urls")),
        path("", include("quizzes.urls")),
    ),
]
