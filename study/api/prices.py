"""Where the prices of an answer come from, and of when they are."""

from collections.abc import Iterable

from ninja import Schema

from study.content import ledger


class PricedOut(Schema):
    """`price_date` is as exact as the source was: `2026-10-01`, `2026-10` or `2026-H2`. `fact` is
    null for a price from the price lists of EC2."""

    fact: str | None
    price_date: str
    price_source: str | None


class DatedOut(Schema):
    """Of the first of the prices that were looked up; null where all are one's own."""

    price_date: str | None
    price_source: str | None


def priced(fact_id: str) -> PricedOut:
    fact = ledger()[fact_id]
    return PricedOut(fact=fact.id, price_date=fact.checked, price_source=fact.sources[0].url)


def dated(found: Iterable[PricedOut]) -> dict[str, str | None]:
    """The fields of DatedOut."""
    first = next(iter(found), None)
    return {
        "price_date": first.price_date if first else None,
        "price_source": first.price_source if first else None,
    }
