"""The decoder: a type name, explained part by part, and what stands next to it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from study.cards import card as draw_card
from study.catalogue_file import catalogue
from study.core.catalogue import Neighbours
from study.core.decoding import Decoded
from study.core.naming import LONGEST, InvalidName, clean, parse, read_family
from study.decoder_words import NEIGHBOURS, fault_words
from study.spec_words import spec_rows

EXAMPLES = ("c7gn.xlarge", "r8gd.2xlarge", "m7i-flex.large", "x2iedn.metal", "u7in-32tb.224xlarge")
# Longer names, which only inventions have, are explained in a plain list.
LONGEST_DRAWN = 24


@require_safe
@vary_on_headers("HX-Request")
def decoder(request: HttpRequest) -> HttpResponse:
    given = request.GET.get("name", "")
    text = given if given.strip() else EXAMPLES[0]
    ctx: dict[str, Any] = {"given": given[: 4 * LONGEST], "examples": EXAMPLES}
    status = 200
    try:
        ctx |= _explained(catalogue().decoder.decode(text))
    except InvalidName as fault:
        if sizes := _sizes_of(text):
            ctx |= {"sizes": sizes, "family": clean(text)}
        else:
            status = 422
            ctx |= _refused(text, fault)
    fragment = request.htmx  # type: ignore[attr-defined]
    template = "study/decoder/_decoded.html" if fragment else "study/decoder/decoder.html"
    return render(request, template, ctx, status=status)


@require_safe
def card(request: HttpRequest, name: str) -> HttpResponse:
    """The picture for the preview of a shared link."""
    try:
        picture = draw_card(parse(name).name)
    except InvalidName as fault:
        raise Http404(f"{name[:LONGEST]} is no type name") from fault
    response = HttpResponse(picture, content_type="image/png")
    response["Cache-Control"] = "public, max-age=86400"
    return response


def _explained(decoded: Decoded) -> dict[str, Any]:
    held, name = catalogue(), decoded.name.name
    specs = held.specs(name)
    newest = held.newest_generation(decoded)
    return {
        "decoded": decoded,
        "category": held.decoder.book.categories[decoded.line.category],
        "drawn": len(name) <= LONGEST_DRAWN,
        "known": name in held,
        "about": held.about,
        "specs": spec_rows(specs) if specs else [],
        "newest": newest if newest and newest > (decoded.name.generation or newest) else None,
        "replacement": held.replacement(decoded),
        "previous": held.is_current(decoded) is False,
        "ladder": held.ladder(decoded.name.family),
        "neighbours": _neighbour_rows(held.neighbours(decoded), name),
    }


def _neighbour_rows(neighbours: Neighbours, name: str) -> list[dict[str, Any]]:
    found = {field: getattr(neighbours, field) for field in NEIGHBOURS}
    return [
        {"label": NEIGHBOURS[field], "name": other}
        for field, other in found.items()
        if other and other != name
    ]


def _sizes_of(text: str) -> tuple[str, ...]:
    """The sizes of the family that the text names without a size; empty if it is none known."""
    try:
        return catalogue().ladder(read_family(clean(text)).text)
    except InvalidName:
        return ()


def _refused(text: str, fault: InvalidName) -> dict[str, Any]:
    shown = text[: LONGEST + 1]
    return {
        "fault": {
            "words": fault_words(fault.code),
            "before": shown[: fault.position],
            "at": shown[fault.position : fault.position + 1],
            "after": shown[fault.position + 1 :],
            "position": fault.position + 1,
        },
        "suggestions": catalogue().nearest(text),
    }
