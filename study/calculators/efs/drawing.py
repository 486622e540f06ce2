"""The year of every group as a bar, and the credits of a Bursting file system over days."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from study.calculators.efs.form import DAYS, EfsForm
from study.calculators.efs.sentences import CLASSES
from study.calculators.sentences import amount, fill, listed, number
from study.core.efs.ageing import YEAR, Stay, journey, policy
from study.core.efs.system import GIB_IN_TIB, HOURS_IN_DAY, MIB_IN_GIB, Group
from study.core.line_chart import at, bent, grid
from study.language import page_language

_LEFT, _RIGHT, _ROW, _TALL = 8, 472, 50, 24
_CLOSE = 20  # a number beside the line of the most would run into it
_TIB = GIB_IN_TIB * MIB_IN_GIB
_QUARTERS = (0, 90, 180, 270, YEAR)


def drawing(form: EfsForm) -> dict[str, Any]:
    """All that the template of the drawing needs."""
    return {"year": _year(form), "balance": _balance(form) if form.stretches else None}


def _year(form: EfsForm) -> dict[str, Any]:
    rules, read_on = policy(form.system), form.system.read_on
    rows = []
    for place, group in enumerate(form.system.files):
        stays = journey(group, rules, read_on)
        top = 8 + place * _ROW
        rows.append(
            {
                "name": _name(group),
                "y": top + 12,
                "top": top + 18,
                "bars": [_bar(stay) for stay in stays],
                "words": listed((_words(stay) for stay in stays), page_language()),
            }
        )
    bottom = 8 + len(rows) * _ROW
    return {
        "rows": rows,
        "tall": _TALL,
        "bottom": bottom,
        "height": bottom + 40,
        "ticks": [(_x(day), number(day)) for day in _QUARTERS],
        "tick_y": bottom + 18,
        "unit_y": bottom + 36,
        "read": _x(read_on) if read_on is not None else None,
        "late": read_on is not None and read_on > YEAR // 2,  # words stand on the other side
    }


def _name(group: Group) -> str:
    size = amount(group.size, "gib")
    if group.hot:
        return _("%(size)s, used every day") % {"size": size}
    return _("%(size)s, last used %(days)s ago") % {
        "size": size,
        "days": amount(group.age, "day"),
    }


def _bar(stay: Stay) -> dict[str, Any]:
    x = _x(stay.start)
    width = round(_x(stay.end) - x, 1)
    name = str(CLASSES[stay.place])
    return {
        "x": x,
        "width": width,
        "place": stay.place,
        "name": name if width > 14 * len(name) else "",
        "middle": round(x + width / 2, 1),
    }


def _words(stay: Stay) -> str:
    return fill(
        later("%(place)s from day %(start)s"),
        page_language(),
        {"place": str(CLASSES[stay.place]), "start": stay.start},
    )


def _x(day: int) -> float:
    return round(_LEFT + day / YEAR * (_RIGHT - _LEFT), 1)


def _balance(form: EfsForm) -> dict[str, Any]:
    """The balance in TiB over the hours, and when there is none."""
    stretches, end = form.stretches, float(DAYS * HOURS_IN_DAY)
    points = [(0.0, float(stretches[0].before.balance / _TIB))]
    points += [(float(each.after.hour), float(each.after.balance / _TIB)) for each in stretches]
    most = form.throughput.bucket.most / _TIB
    top, ticks = grid(round(Decimal(float(most)), 4))
    level = at(0, end, float(most), top).y
    dry = [
        (at(float(each.before.hour), end, 0, top).x, at(float(each.after.hour), end, 0, top).x)
        for each in stretches
        if each.state == "throttled"
    ]
    return {
        "path": bent(points, end, top),
        "most": level,
        "ticks": [
            (tick, number(tick.value) if abs(tick.at - level) > _CLOSE else "") for tick in ticks
        ],
        "hours": [
            (at(hour, end, 0, top).x, number(hour))
            for hour in range(0, DAYS * HOURS_IN_DAY + 1, HOURS_IN_DAY // 2)
        ],
        "dry": [(start, round(stop - start, 1)) for start, stop in dry],
        "most_words": amount(most, "tib"),
        "left": amount(stretches[-1].after.balance / _TIB, "tib"),
    }
