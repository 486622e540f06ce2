"""A quote as Markdown, to take away."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from study.calculators.pricing.quote_tables import (
    BreakEven,
    Row,
    cost_rows,
    host,
    licence,
    meeting_rows,
    mix_rows,
    money_per_hour,
    rate_rows,
    verdict,
)
from study.calculators.pricing.quotes import Quote
from study.calculators.pricing.words import SYSTEM_NAMES, UPFRONTS


def as_markdown(quote: Quote) -> str:
    return "\n".join(_markdown(quote)) + "\n"


def _markdown(quote: Quote) -> Iterator[str]:
    said = verdict(quote)
    system = SYSTEM_NAMES[quote.asked.system]
    yield f"# {quote.asked.count} × {quote.name}, {quote.asked.region}, {system}"
    yield ""
    if quote.price:
        price = money_per_hour(quote)
        yield _("On-Demand %(price)s an hour, as of %(date)s (%(source)s)") % {
            "price": price,
            "date": quote.price.date,
            "source": quote.price.source.url,
        }
    else:
        yield _("On-Demand %(price)s an hour, a price of your own") % {
            "price": money_per_hour(quote)
        }
    if part := licence(quote):
        yield _("Of that, %(price)s is the system’s licence, which no discount lowers.") % {
            "price": part
        }
    if terms := host(quote):
        yield _("Dedicated Hosts: %(hosts)s at %(price)s an hour; one carries %(instances)s") % {
            "hosts": terms["hosts"],
            "price": terms["per_hour"],
            "instances": terms["instances"],
        }
    yield _("%(hours)s of %(month)s hours a month, %(upfront)s") % {
        "hours": said["hours"],
        "month": said["month"],
        "upfront": UPFRONTS[quote.asked.upfront],
    }
    yield ""
    head = [
        _("Option"),
        _("Discount"),
        _("A month"),
        _("Saving"),
        _("For unused hours"),
        _("An hour of use"),
        _("One year"),
        _("Three years"),
    ]
    discounts = {row["name"]: _discount(row) for row in rate_rows(quote)}
    yield from _table(
        head,
        (
            (
                row["name"],
                discounts[row["name"]],
                row["monthly"],
                f"{row['saving']} ({row['share']})",
                row["unused"],
                row["effective"],
                row["one_year"],
                row["three_years"],
            )
            for row in cost_rows(quote)
        ),
    )
    yield ""
    yield from _table(
        [_("Break-even"), _("with On-Demand"), _("with Spot")],
        ((row["name"], *map(_written, row["pair"])) for row in meeting_rows(quote)),
    )
    if quote.mixes:
        yield ""
        yield from _table(
            [_("On the plan"), _("The others"), _("A month")],
            (
                (row["planned"], row["others"], row["monthly"] + (" ←" if row["best"] else ""))
                for row in mix_rows(quote)
            ),
        )


def _discount(row: Row) -> str:
    if not row["invented"]:
        return str(row["discount"])
    return _("%(discount)s (example)") % {"discount": row["discount"]}


def _written(met: BreakEven) -> str:
    if met.always:
        return _("never: %(option)s is always cheaper") % {"option": met.always}
    return _("%(hours)s hours, %(share)s") % {"hours": met.hours, "share": met.share}


def _table(head: Iterable[Any], rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    titles = list(head)
    for line in (titles, ["---"] * len(titles), *rows):
        yield f"| {' | '.join(map(str, line))} |"
