"""The decoder: a type name, explained part by part, and what stands next to it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from study.core.facts import Source
from study.core.types.catalogue import Neighbours
from study.core.types.comparing import FIGURES
from study.core.types.decoding import Decoded
from study.core.types.naming import LONGEST, InvalidName, clean, parse, read_family
from study.decoder.cards import card as draw_card
from study.decoder.catalogue_file import catalogue
from study.decoder.spec_words import spec_groups, write
from study.decoder.words import NEIGHBOURS, fault_words

EXAMPLES = ("c7gn.xlarge", "r8gd.2xlarge", "m7i-flex.large", "x2iedn.metal", "u7in-32tb.224xlarge")
# Longer names, which only inventions have, are explained in a plain list.
LONGEST_DRAWN = 24
# What grows from step to step of a ladder.
STEPS = ("vcpus", "memory_gib", "network_peak_gbps")


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
    ctx["live"] = bool(request.htmx)  # type: ignore[attr-defined]
    template = "study/decoder/_decoded.html" if ctx["live"] else "study/decoder/decoder.html"
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
        "sources": _sources(decoded),
        "known": name in held,
        "about": held.about,
        "specs": spec_groups(specs) if specs else [],
        "newest": newest,
        "is_newest": newest is not None and newest <= (decoded.name.generation or 0),
        "replacement": held.replacement(decoded),
        "previous": held.is_current(decoded) is False,
        "ladder": _ladder(decoded),
        "neighbours": _neighbour_rows(held.neighbours(decoded), name),
    }


def _sources(decoded: Decoded) -> list[Source]:
    """Where the senses of the segments and the exceptions stand, each source once."""
    known = catalogue().decoder.book.sources
    said = [segment.source for segment in decoded.segments]
    return list(dict.fromkeys([*said, *(known[each.source] for each in decoded.line.specials)]))


def _ladder(decoded: Decoded) -> list[dict[str, str]]:
    """The sizes of the family, and what one gets at each step."""
    rows = []
    for name in catalogue().steps(decoded):
        specs = catalogue().specs(name)
        figures = {field: FIGURES[field](specs) if specs else None for field in STEPS}
        rows.append({"name": name, **{field: write(field, figures[field]) for field in STEPS}})
    return rows


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
