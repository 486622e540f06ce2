"""Looked-up Dedicated Hosts: what one costs, what it carries, and how broken files are refused."""

from decimal import Decimal
from pathlib import Path

import pytest

from study.calculators.pricing.hosts_file import CAPACITIES, HOSTS, hosts, read
from study.calculators.pricing.prices_file import prices
from study.decoder.catalogue_file import catalogue
from study.sources import ContentError

# Type, Region, price of a host, how many it carries: as the price list gives them.
KNOWN = [
    ("m5.large", "us-east-1", "5.069", 48),
    ("m5.4xlarge", "eu-west-1", "5.65", 6),
    ("c5.2xlarge", "us-east-1", "3.366", 8),  # not nine: two sockets of nine vCPUs over
    ("c5.18xlarge", "ap-southeast-1", "3.881", 1),
    ("m4.large", "us-east-1", "2.42", 22),
]


@pytest.mark.parametrize(("name", "region", "per_hour", "instances"), KNOWN)
def test_a_known_host_is_held_with_date_and_source(name, region, per_hour, instances):
    price = hosts().price(name, region)
    assert price is not None
    assert (price.per_hour, price.currency) == (Decimal(per_hour), "USD")
    assert price.date.startswith("20")
    assert str(price.source.url).startswith("https://")
    assert hosts().capacity(name) == instances


def test_what_was_not_looked_up_is_not_guessed():
    assert hosts().price("m5.large", "cn-north-1") is None
    assert hosts().capacity("m7i.large") is None
    assert hosts().capacity("c5.24xlarge") is None


def test_a_host_costs_no_less_than_the_instances_it_carries_alone():
    """A host is sold at a premium, so a full one costs more than its instances On-Demand."""
    compared = 0
    for region in prices().regions:
        for name in prices().types(region):
            price, carried = hosts().price(name, region), hosts().capacity(name)
            if price and carried and name.partition(".")[2] not in ("metal",):
                compared += 1
                assert price.per_hour >= prices().price(name, region).per_hour * carried, name
    assert compared > 100


def test_a_smaller_size_never_fits_less_often():
    for line in CAPACITIES.read_text().splitlines():
        name = line.partition(",")[0]
        if line.startswith("#") or name not in catalogue():
            continue
        family = name.partition(".")[0]
        ladder = [size for size in catalogue().ladder(family) if hosts().capacity(size)]
        carried = [hosts().capacity(size) for size in ladder]
        assert carried == sorted(carried, reverse=True), family


BROKEN = [
    (HOSTS, "m5,us-east-1,USD,5.069", "m5,us-east-1,CNY,5.069", "another currency"),
    (HOSTS, "m5,us-east-1,USD,5.069", "c5,us-east-1,USD,5.069", "for this host already"),
    (HOSTS, "m5,us-east-1,USD,5.069", "m5,us-east-1,USD,free", "per_hour"),
    (HOSTS, "m5,us-east-1,USD,5.069", "m5.large,us-east-1,USD,5.069", "family"),
    (HOSTS, "family,region", "type,region", "not the columns of hosts.csv"),
    (CAPACITIES, "m5.large,48", "m5.xlarge,48", "in the file already"),
    (CAPACITIES, "m5.large,48", "m5.large,4.5", "instances"),
    (CAPACITIES, "m5.large,48", "m5.large,0", "instances"),
    (CAPACITIES, "m5.large,48", "m5,48", "instance_type"),
    (CAPACITIES, "m5.large,48,price-list", "m5.large,48,hearsay", "no source `hearsay`"),
]


@pytest.mark.parametrize(("path", "old", "new", "words"), BROKEN)
def test_a_broken_host_is_named_with_its_line(tmp_path: Path, path, old, new, words):
    text = path.read_text()
    assert old in text
    broken = tmp_path / path.name
    broken.write_text(text.replace(old, new, 1))
    files = [broken if path == each else each for each in (HOSTS, CAPACITIES)]
    with pytest.raises(ContentError, match=words):
        read(*files)
