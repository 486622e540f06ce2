"""The types in a pasted text. Read in memory, answered, forgotten."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from study.core.types.fleet import fleet as read_fleet
from study.decoder.catalogue_file import catalogue

LARGEST = 1024 * 1024
# More kinds than this are no fleet but a list; the most frequent are shown.
DRILLED = 40
SHOWN = 200


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def fleet(request: HttpRequest) -> HttpResponse:
    text = request.POST.get("text", "") if request.method == "POST" else ""
    error = ""
    if request.method == "POST" and not text.strip():
        error = _("Paste something first.")
    elif len(text.encode()) > LARGEST:
        error = _("That is more than 1 MiB. Paste the part with the instances.")
        text = ""
    members = read_fleet(text, catalogue()) if text and not error else []
    if text and not error and not members:
        error = _("No instance type was found in this text. A name looks like m5.large.")
    ctx = {
        "text": text if error else "",
        "error": error,
        "members": members[:SHOWN],
        "kinds": len(members),
        "more": max(len(members) - SHOWN, 0),
        "total": sum(member.count for member in members),
        "old": sum(member.current is False for member in members),
        # As many as an address takes; letters repeat long before that.
        "drilled": ",".join(member.name for member in members[:DRILLED]),
    }
    return render(request, "study/decoder/fleet.html", ctx, status=422 if error else 200)
