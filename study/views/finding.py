"""From a need to the types that meet it."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from study.core.types.find import find as find_types
from study.core.types.shorthand import vocabulary
from study.decoder.catalogue_file import catalogue
from study.decoder.finding import USUAL_COLUMNS, FindForm
from study.decoder.found import as_csv, as_markdown, head, lines
from study.decoder.spec_words import NUMBERS

PAGE = 50
EXAMPLES = ("arm 8vcpu >=32gb nvme", "x86 1:8 no-gpu current", "4..16vcpu >=25gbps cluster")
WRITERS = {"csv": (as_csv, "text/csv"), "md": (as_markdown, "text/markdown")}


@require_safe
@vary_on_headers("HX-Request")
def find(request: HttpRequest) -> HttpResponse:
    form = FindForm(request.GET)
    live = bool(request.htmx)  # type: ignore[attr-defined]
    template = "study/decoder/_found.html" if live else "study/decoder/find.html"
    address = _address(request)
    ctx: dict[str, Any] = {
        "form": form,
        "live": live,
        "about": catalogue().about,
        "chosen": USUAL_COLUMNS,
        "examples": EXAMPLES,
        "vocabulary": vocabulary(),
        "address": address,
    }
    if form.is_valid():
        sort, descending = form.sorting()
        names = find_types(catalogue(), form.asked(), sort, descending)
        columns = form.chosen_columns()
        if (wanted := request.GET.get("format", "")) in WRITERS:
            return _file(names, columns, wanted)
        numbers = [field in NUMBERS for field in columns]
        page = Paginator(names, PAGE).get_page(request.GET.get("page"))
        ctx |= {
            "page": page,
            "head": list(zip(head(columns), [False, *numbers], strict=True)),
            "lines": [
                (name, list(zip(texts, numbers, strict=True)))
                for name, *texts in lines(list(page.object_list), columns)
            ],
            "chosen": columns,
        }
    response = render(request, template, ctx, status=200 if form.is_valid() else 422)
    # Fields left empty would make a long address: it holds what was asked and no more.
    response["HX-Replace-Url"] = f"{request.path}?{address}" if address else request.path
    return response


def _file(names: list[str], columns: tuple[str, ...], kind: str) -> HttpResponse:
    write, content_type = WRITERS[kind]
    headers = {"Content-Disposition": f'inline; filename="instance-types.{kind}"'}
    return HttpResponse(
        write(names, columns), content_type=f"{content_type}; charset=utf-8", headers=headers
    )


def _address(request: HttpRequest) -> str:
    """The query without its page and empty fields, to which links add theirs."""
    query = request.GET.copy()
    for key in [key for key in query if key in {"page", "format"} or not any(query.getlist(key))]:
        del query[key]
    return query.urlencode()
