"""Looked-up prices: what is held, what is missing, and how a broken file is refused."""

import csv
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from study.calculators.pricing.example_discounts import EXAMPLES, examples
from study.calculators.pricing.example_discounts import read as read_examples
from study.calculators.pricing.prices_file import PRICES, prices, read
from study.content import ledger
from study.core.facts import last_day
from study.core.pricing.prices import SYSTEMS, UnknownPrice
from study.core.pricing.pricing import PLANS
from study.decoder.catalogue_file import catalogue
from study.sources import ContentError

# A few as AWS writes them on its pages, to see that rows did not slip.
KNOWN = [
    ("m5.large", "us-east-1", "USD", "0.096"),
    ("t3.micro", "us-east-1", "USD", "0.0104"),
    ("c7gn.xlarge", "us-east-1", "USD", "0.2496"),
    ("m5.large", "eu-west-1", "USD", "0.107"),
    ("m5.large", "ap-southeast-1", "USD", "0.12"),
    ("t3.micro", "eu-west-1", "USD", "0.0114"),
    ("m5.large", "cn-north-1", "CNY", "1.013"),
    ("m7g.large", "eu-west-1", "USD", "0.091"),
]
LICENSED = [
    ("m5.large", "us-east-1", "windows", "0.188"),
    ("m5.large", "us-east-1", "rhel", "0.125"),
    ("m5.large", "us-east-1", "suse", "0.152"),
    ("t3.medium", "us-east-1", "windows", "0.06"),
    ("c5.xlarge", "eu-west-1", "windows", "0.376"),
    ("m5.2xlarge", "ap-southeast-1", "windows", "0.848"),
]


@pytest.mark.parametrize(("name", "region", "currency", "per_hour"), KNOWN)
def test_a_known_price_is_held_with_currency_date_and_source(name, region, currency, per_hour):
    price = prices().price(name, region)
    assert (price.currency, price.per_hour) == (currency, Decimal(per_hour))
    assert price.date[:2] == "20"
    assert price.source.url.startswith("https://github.com/")


@pytest.mark.parametrize(("name", "region", "system", "per_hour"), LICENSED)
def test_a_known_price_with_a_licence_is_held(name, region, system, per_hour):
    assert prices().price(name, region, system).per_hour == Decimal(per_hour)


def test_a_licence_never_makes_an_hour_cheaper():
    held = prices()
    compared = 0
    for region in held.regions:
        for name in held.types(region):
            linux = held.price(name, region).per_hour
            for system in SYSTEMS:
                try:
                    price = held.price(name, region, system)
                except UnknownPrice as fault:
                    assert fault.code == "not_for_system"
                    continue
                compared += 1
                assert price.per_hour >= linux, (name, region, system)
    assert compared == len(held)


def test_there_are_many_common_types_and_each_region_has_one_currency():
    held = prices()
    assert held.regions == ("us-east-1", "eu-west-1", "ap-southeast-1", "cn-north-1")
    assert len(held.types("us-east-1")) >= 150
    assert all(len(held.types(region)) >= 30 for region in held.regions)
    assert held.currency("cn-north-1") == "CNY"


def test_every_priced_type_is_in_the_catalogue():
    names = {name for region in prices().regions for name in prices().types(region)}
    assert {name for name in names if name not in catalogue()} == set()


MISSING = [
    ("m5.larg", "us-east-1", "unknown_type", "instance_type", "m5.large"),
    ("c7gn.large", "eu-west-1", "not_in_region", "instance_type", "c7g.large"),
    ("m5.large", "mars", "unknown_region", "region", None),
    ("x" * 10_000, "us-east-1", "unknown_type", "instance_type", None),
]


@pytest.mark.parametrize(("name", "region", "code", "field", "near"), MISSING)
def test_a_missing_price_says_what_there_is(name, region, code, field, near):
    with pytest.raises(UnknownPrice) as caught:
        prices().price(name, region)
    fault = caught.value
    assert (fault.code, fault.field) == (code, field)
    assert near is None or near in fault.suggestions
    assert set(fault.regions) <= set(prices().regions)


def test_a_careless_spelling_is_forgiven():
    assert prices().price("  M5.Large ", "us-east-1").instance_type == "m5.large"


SMALL = """\
# A note.
# source list: A price list | https://example.org/list
instance_type,region,system,currency,per_hour,date,source
m5.large,us-east-1,linux,USD,0.096,2026-01-19,list
m5.xlarge,us-east-1,linux,USD,0.192,2026-H1,list
m5.xlarge,us-east-1,windows,USD,0.376,2026-H1,list
"""


def test_a_small_file_is_read(tmp_path: Path):
    path = tmp_path / "prices.csv"
    path.write_text(SMALL)
    held = read(path)
    assert len(held) == 3
    assert held.types("us-east-1") == ("m5.large", "m5.xlarge")
    assert held.price("m5.xlarge", "us-east-1", "windows").per_hour == Decimal("0.376")
    assert held.price("m5.xlarge", "us-east-1").source.title == "A price list"


BROKEN = [
    ("per_hour", "usd", ":3", "not the columns"),
    ("0.192", "-1", ":5 (m5.xlarge)", "per_hour"),
    ("0.192", "", ":5 (m5.xlarge)", "per_hour"),
    ("0.192", "cheap", ":5 (m5.xlarge)", "per_hour"),
    ("0.192", "NaN", ":5 (m5.xlarge)", "per_hour"),
    ("0.192", "0.123456789", ":5 (m5.xlarge)", "per_hour"),
    ("USD,0.192", "EUR,0.192", ":5 (m5.xlarge)", "currency"),
    ("USD,0.192", "CNY,0.192", ":5 (m5.xlarge)", "priced in USD above"),
    ("2026-H1", "soon", ":5 (m5.xlarge)", "date"),
    ("2026-H1,list", "2026-H1,hearsay", ":5 (m5.xlarge)", "no source `hearsay`"),
    ("2026-H1,list", "2026-H1,list,more", ":5 (m5.xlarge)", "None"),
    ("2026-H1,list", "2026-H1", ":5 (m5.xlarge)", "source"),
    ("linux,USD,0.192", "beos,USD,0.192", ":5 (m5.xlarge)", "system"),
    ("windows", "linux", ":6 (m5.xlarge)", "for this type and system already"),
    ("m5.xlarge,us-east-1", "m5.xlarge,mars", ":5 (m5.xlarge)", "region"),
    ("m5.xlarge", "m5.large", ":5 (m5.large)", "for this type and system already"),
    ("m5.xlarge", "M5.xlarge", ":5 (M5.xlarge)", "not spelled as AWS"),
    ("m5.xlarge", "m5xlarge", ":5 (m5xlarge)", "a name that is none"),
    ("| https", "| http", ":2", "not a source"),
    ("A price list |", "", ":2", "not a source"),
]


@pytest.mark.parametrize(("old", "new", "place", "words"), BROKEN)
def test_a_broken_price_is_named_with_file_line_and_type(tmp_path: Path, old, new, place, words):
    path = tmp_path / "prices.csv"
    assert old in SMALL
    path.write_text(SMALL.replace(old, new, 1))
    with pytest.raises(ContentError) as caught:
        read(path)
    shown = "\n".join(str(problem) for problem in caught.value.problems)
    assert f"prices.csv{place}" in shown
    assert words in shown


def test_a_file_without_prices_or_without_a_file_is_refused(tmp_path: Path):
    path = tmp_path / "prices.csv"
    with pytest.raises(ContentError, match="cannot be read"):
        read(path)
    path.write_text("".join(SMALL.splitlines(keepends=True)[:3]))
    with pytest.raises(ContentError, match="no rows"):
        read(path)


def test_the_file_has_one_row_a_line_without_spaces():
    lines = [line for line in PRICES.read_text().splitlines() if not line.startswith("#")]
    rows = list(csv.reader(lines))
    assert {len(row) for row in rows} == {7}
    assert all(cell == cell.strip() for row in rows for cell in row)


def test_examples_stay_below_what_aws_gives_as_the_most():
    held = examples()
    for plan in PLANS:
        ceiling = held.ceiling(plan[:-3], ledger())
        shares = [held.share(plan, upfront) for upfront in ("none", "partial", "all")]
        assert shares == sorted(shares)
        assert all(share < ceiling for share in shares)


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("none: 55, partial: 58, all: 60", "none: 55, partial: 58, all: 90", 7, "above"),
        ("spot: 60", "spot: 95", 12, "above"),
        ("  compute-sp-3y: {none: 45, partial: 48, all: 50}\n", "", 3, "give every plan"),
        ("savings-plan-types.compute", "savings-plan-types.none", 15, "no fact"),
        ("spot: 60", "spots: 60", 12, "spots"),
    ],
)
def test_a_broken_example_is_named_with_its_line(tmp_path: Path, old, new, line, words):
    path = tmp_path / "example_discounts.yaml"
    text = EXAMPLES.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    with pytest.raises(ContentError) as caught:
        read_examples(path, ledger())
    assert any(
        problem.line == line and words in problem.message for problem in caught.value.problems
    ), caught.value


DAYS = [
    ("2024", date(2024, 12, 31)),
    ("2025-H1", date(2025, 6, 30)),
    ("2025-H2", date(2025, 12, 31)),
    ("2024-02", date(2024, 2, 29)),
    ("2026-01-19", date(2026, 1, 19)),
]


@pytest.mark.parametrize(("written", "day"), DAYS)
def test_a_price_is_old_a_year_after_the_last_day_it_may_be_of(written, day):
    assert last_day(written) == day
    price = replace(prices().price("m5.large", "us-east-1"), date=written)
    assert not price.is_old(day + timedelta(days=365))
    assert price.is_old(day + timedelta(days=366))
