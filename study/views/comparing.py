"""Two to four types side by side."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from study.core.types.comparing import FEWEST, MOST, Comparison
from study.core.types.comparing import compare as compare_types
from study.core.types.decoding import Decoded
from study.core.types.naming import LONGEST, InvalidName
from study.decoder.catalogue_file import catalogue
from study.decoder.spec_words import LABELS, write
from study.decoder.words import STANDINGS, fault_words

EXAMPLE = ("m7i.large", "m7g.large", "m7a.large")


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """The types that `name`, repeated, gives (`a` to `d` are read as well)."""
    given = [*request.GET.getlist("name"), *(request.GET.get(key, "") for key in "abcd")]
    texts = [text[: 4 * LONGEST] for text in given if text.strip()]
    shown = (texts or EXAMPLE)[:MOST]
    fields: list[dict[str, Any]] = []
    decoded: list[Decoded] = []
    for place, text in enumerate(shown):
        try:
            decoded.append(catalogue().decoder.decode(text))
            fields.append({"text": text})
        except InvalidName as fault:
            meant = [
                (name, _address(*shown[:place], name, *shown[place + 1 :]))
                for name in catalogue().nearest(text)
            ]
            fields.append({"text": text, "error": fault_words(fault.code), "meant": meant})
    fault = _fault(len(texts), len(shown) - len(decoded))
    comparison = None if fault else compare_types(decoded, catalogue())
    only = request.GET.get("only") == "differences"
    ctx = {
        "fields": fields + [{"text": ""}] * (MOST - len(fields)),
        "fault": fault,
        "comparison": comparison,
        "only": only,
        "other": _address(*shown, only=not only),
        "about": catalogue().about,
    }
    if comparison:
        rows = _rows(comparison)
        ctx |= {
            "letters": [row for row in comparison.letters if not (only and row.same)],
            "rows": [row for row in rows if not (only and row["same"])],
            "differing": sum(not row["same"] for row in rows),
            "all": len(rows),
        }
    return render(request, "study/decoder/compare.html", ctx, status=422 if fault else 200)


def _address(*names: str, only: bool = False) -> str:
    """The query of a comparison."""
    asked = [("name", name) for name in names] + [("only", "differences")] * only
    return "?" + urlencode(asked)


def _fault(given: int, unread: int) -> str:
    """What keeps the types from being compared; empty where nothing does."""
    if given > MOST:
        return _("At most four types fit side by side.")
    if unread:
        return _("Mend the marked name, or clear its field.")
    return _("Give at least two types to compare.") if 0 < given < FEWEST else ""


def _rows(comparison: Comparison) -> list[dict[str, Any]]:
    """The figures in words; where they differ, which is the largest and which the smallest."""
    rows = []
    for figure in comparison.figures:
        told = zip(figure.values, figure.standings, comparison.measured, strict=True)
        cells = [
            {
                "text": write(figure.field, value) if measured else _("not known"),
                "standing": STANDINGS.get(standing or ""),
            }
            for value, standing, measured in told
        ]
        rows.append({"label": LABELS[figure.field], "cells": cells, "same": figure.same})
    return rows
