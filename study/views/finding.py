"""From a need to the types that meet it."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from study.catalogue_file import catalogue
from study.core.find import find as find_types
from study.finding import USUAL_COLUMNS, FindForm, as_csv, as_markdown, head, lines

PAGE = 50


@require_safe
@vary_on_headers("HX-Request")
def find(request: HttpRequest) -> HttpResponse:
    form = FindForm(request.GET)
    ctx: dict[str, Any] = {"form": form, "about": catalogue().about, "usual": USUAL_COLUMNS}
    fragment = request.htmx  # type: ignore[attr-defined]
    template = "study/decoder/_found.html" if fragment else "study/decoder/find.html"
    if not form.is_valid():
        return render(request, template, ctx, status=422)
    sort, descending = form.sorting()
    names = find_types(catalogue(), form.asked(), sort, descending)
    columns = form.chosen_columns()
    writers = {"csv": (as_csv, "text/csv"), "md": (as_markdown, "text/markdown")}
    if (wanted := request.GET.get("format", "")) in writers:
        write, kind = writers[wanted]
        return HttpResponse(write(names, columns), content_type=f"{kind}; charset=utf-8")
    page = Paginator(names, PAGE).get_page(request.GET.get("page"))
    ctx |= {
        "page": page,
        "head": head(columns),
        "lines": lines(list(page.object_list), columns),
        "chosen": columns,
        "address": _address(request),
    }
    return render(request, template, ctx)


def _address(request: HttpRequest) -> str:
    """The query without its page and empty fields, to which links add theirs."""
    query = request.GET.copy()
    for key in [key for key in query if key in {"page", "format"} or not any(query.getlist(key))]:
        del query[key]
    return query.urlencode()
