"""Price lists from a server that breaks off, answers errors, and changes the file meanwhile."""

import csv
import hashlib
import io
import json
import threading
from collections.abc import Iterator
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from study.calculators.pricing.downloading import CannotDownload, download
from study.calculators.pricing.offer_files import NotAnOfferFile, offers, published
from study.calculators.pricing.prices_file import read

DAY = "2026-11-20T18:00:00Z"
PLACE = "/offers/v1.0/aws/AmazonEC2/20261120/us-east-1/index"
HEAD = ["SKU", "OfferTermCode", "TermType", "Unit", "PricePerUnit", "Currency", "Instance Type"]
HEAD += ["Operating System", "Tenancy", "CapacityStatus", "Pre Installed S/W", "License Model"]
# (type, price, term, unit, system, tenancy, capacity, software, licence)
INCLUDED = "No License required"
GOOD = ("OnDemand", "Hrs", "Linux", "Shared", "Used", "NA", INCLUDED)
ROWS = [
    ("m5.large", "0.0990000000", *GOOD),
    ("c5.large", "0.0850000000", *GOOD),
    ("z1d.large", "0.1860000000", *GOOD),
    (
        "m5.large",
        "0.0000000000",
        "OnDemand",
        "Hrs",
        "Linux",
        "Shared",
        "AllocatedHostReservation",
        "NA",
        INCLUDED,
    ),
    ("m5.large", "0.1910000000", "OnDemand", "Hrs", "Windows", "Shared", "Used", "NA", INCLUDED),
    ("m5.large", "0.1060000000", "OnDemand", "Hrs", "Linux", "Dedicated", "Used", "NA", INCLUDED),
    ("m5.large", "400.00", "Reserved", "Quantity", "Linux", "Shared", "Used", "NA", INCLUDED),
    ("m5.large", "0.0000000000", *GOOD),
    ("m5.large", "0.579", "OnDemand", "Hrs", "Linux", "Shared", "Used", "SQL Std", INCLUDED),
    (
        "m5.large",
        "0.0990000000",
        "OnDemand",
        "Hrs",
        "Windows",
        "Shared",
        "Used",
        "NA",
        "Bring your own license",
    ),
    ("m5.large", "0.1140000000", "OnDemand", "Hrs", "Ubuntu Pro", "Shared", "Used", "NA", INCLUDED),
]


def as_csv(rows=ROWS) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    for line in (
        ("FormatVersion", "v1.0"),
        ("Disclaimer", "for information"),
        (
            "Publication Date",
            DAY,
        ),
        ("Version", "20261120"),
        ("OfferCode", "AmazonEC2"),
    ):
        writer.writerow(line)
    writer.writerow(HEAD)
    for name, price, term, unit, *rest in rows:
        writer.writerow(["S", "T", term, unit, price, "USD", name, *rest])
    return text.getvalue().encode()


def as_json(rows=ROWS) -> bytes:
    products, on_demand = {}, {}
    for number, (name, price, term, unit, *rest) in enumerate(rows):
        system, tenancy, capacity, software, licence = rest
        sku = f"SKU{number}"
        products[sku] = {
            "sku": sku,
            "attributes": {
                "instanceType": name,
                "operatingSystem": system,
                "tenancy": tenancy,
                "capacitystatus": capacity,
                "preInstalledSw": software,
                "licenseModel": licence,
            },
        }
        if term == "OnDemand":
            dimension = {"unit": unit, "pricePerUnit": {"USD": price}}
            on_demand[sku] = {f"{sku}.T": {"priceDimensions": {f"{sku}.T.D": dimension}}}
    products["FEE"] = {"sku": "FEE", "attributes": {"group": "EC2-Dedicated Usage"}}
    whole = {"publicationDate": DAY, "products": products, "terms": {"OnDemand": on_demand}}
    return json.dumps(whole).encode()


class PriceList(ThreadingHTTPServer):
    """The price list service: an index, and files that it may cut short or refuse."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.files: dict[str, bytes] = {}
        self.cuts: list[int] = []  # after how many bytes each of the next answers breaks off
        self.refusals: list[int] = []
        self.etag = ""  # "" for the MD5 of the file
        self.ranges: list[str] = []

    @property
    def home(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Answers(BaseHTTPRequestHandler):
    server: PriceList

    def do_GET(self) -> None:
        if self.server.refusals:
            return self.send_error(self.server.refusals.pop(0))
        body = self.server.files.get(self.path)
        if body is None:
            return self.send_error(404)
        etag = self.server.etag or f'"{hashlib.md5(body, usedforsecurity=False).hexdigest()}"'
        start = 0
        asked = self.headers.get("Range", "")
        if asked and self.headers.get("If-Range") == etag:
            self.server.ranges.append(asked)
            start = int(asked.removeprefix("bytes=").removesuffix("-"))
        self.send_response(206 if start else 200)
        self.send_header("ETag", etag)
        self.send_header("Content-Length", str(len(body) - start))
        self.end_headers()
        end = start + self.server.cuts.pop(0) if self.server.cuts else len(body)
        self.wfile.write(body[start:end])
        return None

    def log_message(self, *_args: object) -> None: ...


@pytest.fixture
def service() -> Iterator[PriceList]:
    server = PriceList()
    index = {"regions": {"us-east-1": {"currentVersionUrl": f"{PLACE}.json"}}}
    server.files = {
        "/offers/v1.0/aws/AmazonEC2/current/region_index.json": json.dumps(index).encode(),
        f"{PLACE}.csv": as_csv(),
        f"{PLACE}.json": as_json(),
    }
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


TABLE = """\
# Looked up.
# source old: An old table | https://example.org/old
instance_type,region,system,currency,per_hour,date,source
m5.large,us-east-1,linux,USD,0.096,2026-01-19,old
m5.large,us-east-1,windows,USD,0.188,2026-01-19,old
c5.large,us-east-1,linux,USD,0.085,2026-01-19,old
t1.micro,us-east-1,linux,USD,0.02,2026-01-19,old
m5.large,eu-west-1,linux,USD,0.107,2026-01-19,old
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "prices.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def refresh(service: PriceList, table: Path, **options: object) -> str:
    out = io.StringIO()
    call_command(
        "refresh_prices",
        home=service.home,
        output=table,
        stdout=out,
        **{"region": ["us-east-1"], **options},
    )
    return out.getvalue()


@pytest.mark.parametrize("form", ["csv", "json"])
def test_listed_types_get_their_new_prices_and_the_rest_stays(
    service: PriceList, table: Path, form: str
):
    said = refresh(service, table, form=form)
    assert "m5.large linux us-east-1: 0.096 -> 0.099" in said
    assert "m5.large windows us-east-1: 0.188 -> 0.191" in said
    assert "t1.micro linux us-east-1: listed no longer" in said
    assert said.endswith("2 prices changed\n")
    held = read(table)
    price = held.price("m5.large", "us-east-1")
    assert (price.per_hour, price.date) == (Decimal("0.099"), "2026-11-20")
    assert str(price.source.url).startswith("https://pricing.us-east-1.amazonaws.com/offers/")
    assert held.price("m5.large", "eu-west-1").per_hour == Decimal("0.107")
    assert held.price("m5.large", "us-east-1", "windows").per_hour == Decimal("0.191")
    assert len(held) == 5


def test_all_takes_new_types_and_a_dry_run_writes_nothing(service: PriceList, table: Path):
    assert "z1d.large linux us-east-1: new -> 0.186" in refresh(
        service, table, all=True, dry_run=True
    )
    assert table.read_text(encoding="utf-8") == TABLE
    refresh(service, table, all=True)
    assert read(table).price("z1d.large", "us-east-1").per_hour == Decimal("0.186")


def test_a_connection_that_breaks_is_taken_up_where_it_broke(service: PriceList, tmp_path: Path):
    service.cuts = [100, 250]
    path = tmp_path / "list.csv"
    checksum = download(f"{service.home}{PLACE}.csv", path, lambda have, total: None)
    assert path.read_bytes() == as_csv()
    assert checksum == hashlib.sha256(as_csv()).hexdigest()
    assert service.ranges == ["bytes=100-", "bytes=350-"]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["list.csv"]


def test_what_came_is_kept_for_the_next_call(service: PriceList, tmp_path: Path):
    path = tmp_path / "list.csv"
    service.cuts = [10] * 5
    with pytest.raises(CannotDownload, match="broke off after 50 of"):
        download(f"{service.home}{PLACE}.csv", path, lambda have, total: None)
    assert not path.exists()
    download(f"{service.home}{PLACE}.csv", path, lambda have, total: None)
    assert service.ranges[-1] == "bytes=50-"
    assert path.read_bytes() == as_csv()


def test_a_file_that_changed_meanwhile_is_taken_from_its_beginning(
    service: PriceList, tmp_path: Path
):
    path = tmp_path / "list.csv"
    service.cuts = [10] * 5
    with pytest.raises(CannotDownload):
        download(f"{service.home}{PLACE}.csv", path, lambda have, total: None)
    newer = as_csv([("m5.large", "0.2", *GOOD)])
    service.files[f"{PLACE}.csv"] = newer
    download(f"{service.home}{PLACE}.csv", path, lambda have, total: None)
    assert path.read_bytes() == newer


def test_a_damaged_file_is_refused_and_not_kept(service: PriceList, tmp_path: Path):
    service.etag = f'"{"0" * 32}"'
    path = tmp_path / "list.csv"
    with pytest.raises(CannotDownload, match="damaged"):
        download(f"{service.home}{PLACE}.csv", path, lambda have, total: None)
    assert list(tmp_path.glob("list.csv*")) == [] or not path.exists()


@pytest.mark.parametrize("status", [403, 404, 500, 503])
def test_a_server_s_refusal_is_told_and_the_table_stays(
    service: PriceList, table: Path, status: int
):
    service.refusals = [status]
    with pytest.raises(CommandError, match=str(status)):
        refresh(service, table)
    assert table.read_text(encoding="utf-8") == TABLE


def test_a_region_without_a_list_names_those_that_have_one(service: PriceList, table: Path):
    with pytest.raises(CommandError, match="no price list for it; there is one for us-east-1"):
        refresh(service, table, region=["mars-north-1"])


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("x.csv", b""),
        ("x.csv", b"<html>sorry</html>\n" * 9),
        ("x.csv", as_csv().replace(b"PricePerUnit", b"Price")),
        ("x.csv", as_csv([("m5.large", "free", *GOOD)])),
        ("x.csv", as_csv([("no type", "1", *GOOD)])),
        ("x.csv", as_csv().replace(DAY.encode(), b"yesterday")),
        ("x.json", b""),
        ("x.json", b"[]"),
        ("x.json", as_json()[:-40]),
        ("x.json", as_json().replace(b'"0.0990000000"', b'"free"')),
    ],
)
def test_what_is_no_price_list_is_refused(tmp_path: Path, name: str, body: bytes):
    path = tmp_path / name
    path.write_bytes(body)
    with pytest.raises(NotAnOfferFile):
        published(path)
        list(offers(path))


def test_an_unsound_answer_leaves_the_table_as_it_was(service: PriceList, table: Path):
    service.files[f"{PLACE}.csv"] = as_csv().replace(b"PricePerUnit", b"Price")
    with pytest.raises(CommandError, match="no column PricePerUnit"):
        refresh(service, table)
    assert table.read_text(encoding="utf-8") == TABLE
    assert settings.DATA_DIR.joinpath("price-lists").exists()


def test_a_large_list_is_read_without_holding_it(tmp_path: Path):
    """Forty megabytes of products that are passed over, in a few of memory."""
    import tracemalloc

    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.write(as_csv([]))
        passed = as_csv(ROWS[5:7] * 75).splitlines(keepends=True)[6:]
        for _block in range(2000):
            file.writelines(passed)
        file.writelines(as_csv(ROWS[:1]).splitlines(keepends=True)[6:])
    assert path.stat().st_size > 20_000_000
    tracemalloc.start()
    assert [offer.per_hour for offer in offers(path)] == [Decimal("0.099")]
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4_000_000
