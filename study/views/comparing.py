"""Two to four types side by side."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from study.catalogue_file import catalogue
from study.core.comparing import FEWEST, MOST, Comparison
from study.core.comparing import compare as compare_types
from study.core.decoding import Decoded
from study.core.naming import InvalidName
from study.decoder_words import STANDINGS, fault_words
from study.spec_words import LABELS, write

EXAMPLE = ("m7i.large", "m7g.large", "m7a.large")


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """The types that `name`, repeated, gives (`a` to `d` are read as well)."""
    given = [*request.GET.getlist("name"), *(request.GET.get(key, "") for key in "abcd")]
    texts = [text[:256] for text in given if text.strip()]
    fields: list[dict[str, Any]] = []
    decoded: list[Decoded] = []
    for text in (texts or EXAMPLE)[:MOST]:
        field: dict[str, Any] = {"text": text}
        try:
            decoded.append(catalogue().decoder.decode(text))
        except InvalidName as fault:
            field["error"] = fault_words(fault.code)
            field["suggestions"] = catalogue().nearest(text)
        fields.append(field)
    faults = _faults(texts, fields, decoded)
    comparison = None if faults else compare_types(decoded, catalogue())
    ctx = {
        "fields": fields + [{"text": ""}] * (MOST - len(fields)),
        "faults": faults,
        "comparison": comparison,
        "rows": _rows(comparison) if comparison else [],
        "about": catalogue().about,
    }
    return render(request, "study/decoder/compare.html", ctx, status=422 if faults else 200)


def _faults(texts: list[str], fields: list[dict[str, Any]], decoded: list[Decoded]) -> list[str]:
    faults = [f"{field['text']}: {field['error']}" for field in fields if "error" in field]
    if not faults and len(decoded) < FEWEST:
        faults.append(_("Give at least two types to compare."))
    if len(texts) > MOST:
        faults.append(_("At most four types fit side by side."))
    return faults


def _rows(comparison: Comparison) -> list[dict[str, Any]]:
    """The figures in words; where they differ, which is the largest and which the smallest."""
    rows = []
    for figure in comparison.figures:
        cells = [
            {"text": write(figure.field, value), "standing": STANDINGS.get(standing or "")}
            for value, standing in zip(figure.values, figure.standings, strict=True)
        ]
        rows.append({"label": LABELS[figure.field], "cells": cells, "same": figure.same})
    return rows
