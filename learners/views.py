"""The learner's own pages; the account pages are django-allauth's."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from learners import access, services
from learners.forms import SettingsForm
from learners.models import Learner


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    language = get_language() or "en"
    learner = access.current(request)
    shown = learner or Learner(**services.guest_defaults(language=language))
    data = request.POST if request.method == "POST" else None
    form = SettingsForm(data, initial=SettingsForm.initial_of(shown))
    if form.is_bound and form.is_valid():
        learner = access.current_or_guest(request)
        services.save_settings(learner=learner, **form.cleaned_data)
        messages.success(request, _("Your settings are saved."))
        return redirect("learners:settings")
    status = 422 if form.is_bound else 200
    ctx = {"form": form, "learner": learner}
    return render(request, "learners/settings.html", ctx, status=status)
