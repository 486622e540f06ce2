"""A burst bucket as a drawing: the rate above, what is left below, on one axis of time."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from study.calculators.ebs.asking import Given
from study.calculators.ebs.words import STATES
from study.calculators.sentences import amount
from study.calculators.time_drawing import TimeDrawing, clock, stairs
from study.core.ebs.giving import Bucket
from study.core.ebs.volume import Volume
from study.core.facts import write_number
from study.core.pricing.amounts import to_places
from study.core.time_chart import RIGHT, Axis, Panel
from study.language import page_language

RATE_TOP, RATE_BOTTOM = 34, 138
BUCKET_TOP, BUCKET_BOTTOM = 196, 290
HEIGHT = 320


def drawing(volume: Volume, given: Given, bucket: Bucket) -> dict[str, Any]:
    stretches = given.stretches
    unit = "mib-per-second" if volume.is_hard_disk else "iops"
    end = stretches[-1].after.minute
    lasting = amount(bucket.seconds / 60, "minute", page_language())
    drawn = TimeDrawing(
        id="bucket-chart",
        title=_("%(type)s: rate and burst bucket over time") % {"type": volume.type},
        words=_("A full bucket lasts %(time)s at full burst. %(fate)s")
        % {"time": lasting, "fate": _fate(given)},
        axis=Axis(end),
        height=HEIGHT,
        bottom=BUCKET_BOTTOM,
    )
    top = max(bucket.burst, *(each.given for each in stretches))
    rates = Panel(RATE_TOP, RATE_BOTTOM, 0, top)
    name = _("Throughput, MiB/s") if volume.is_hard_disk else "IOPS"
    drawn.panel(name, rates, [(0, ""), (bucket.burst, amount(bucket.burst, unit, page_language()))])
    times = [(each.before.minute, each.after.minute, each) for each in stretches]
    wanted = stairs((begin, stop, min(each.wanted, top)) for begin, stop, each in times)
    gives = stairs((begin, stop, each.given) for begin, stop, each in times)
    if any(each.given < each.wanted for each in stretches):
        drawn.surface("missed", wanted, rates)
    drawn.surface("given", gives, rates)
    drawn.line("given-line", gives, rates)
    drawn.line("base", [(0, bucket.fill), (end, bucket.fill)], rates)
    base = _("baseline %(rate)s") % {"rate": amount(bucket.fill, unit, page_language())}
    drawn.label(RIGHT, rates.y(bucket.fill) - 5, base, anchor="end")

    left = Panel(BUCKET_TOP, BUCKET_BOTTOM, 0, bucket.capacity)
    drawn.panel(_("BurstBalance"), left, [(0, ""), (bucket.capacity, "100%")])
    levels = [(stretches[0].before.minute, stretches[0].before.left)]
    levels += [(each.after.minute, each.after.left) for each in stretches]
    drawn.surface("credits", levels, left)
    drawn.line("credits-line", levels, left)
    return drawn.context()


def _fate(given: Given) -> str:
    """When it is empty for the first time, if it ever is."""
    for each in given.stretches:
        if each.state == "empty":
            return _("It is empty after %(time)s.") % {"time": clock(each.before.minute)}
    return _("It is never empty under this load.")


def rows(given: Given, bucket: Bucket) -> list[dict[str, Any]]:
    """The same as rows of a table."""
    return [
        {
            "from": clock(each.before.minute),
            "to": clock(each.after.minute),
            "wanted": write_number(each.wanted),
            "given": write_number(to_places(each.given, 2)),
            "short": each.given < each.wanted,
            "state": STATES[each.state],
            "alarm": each.state == "empty",
            "balance": percent_of(each.after.left, bucket.capacity),
        }
        for each in given.stretches
    ]


def percent_of(part: Any, whole: Decimal) -> str:
    share = Decimal(f"{float(part) / float(whole) * 100:.4f}")
    return f"{write_number(to_places(share, 1))}%"
