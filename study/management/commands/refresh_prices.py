"""Bring study/data/prices.csv up to date from the vendor's public price list files."""

import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from study.calculators.pricing.downloading import CannotDownload, download, fetch_json
from study.calculators.pricing.offer_files import NotAnOfferFile, Offer, offers, published
from study.calculators.pricing.prices_file import (
    PRICES,
    PriceTable,
    new_row,
    read_table,
    write_table,
)
from study.core.pricing.prices import System
from study.sources import ContentError

# The service and its path, by the part of the world that a Region's name begins with.
HOMES = {"cn": ("https://pricing.cn-north-1.amazonaws.com.cn", "cn")}
HOME = ("https://pricing.us-east-1.amazonaws.com", "aws")
INDEX = "/offers/v1.0/{part}/AmazonEC2/current/region_index.json"
SOURCE = "AWS price list, On-Demand"

# Under what a price is found: the type, and the operating system.
Key = tuple[str, System]


class Command(BaseCommand):
    help = "Read On-Demand prices from the vendor's price list files into study/data/prices.csv."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--region", action="append", help="repeatable (default: all listed)")
        parser.add_argument("--form", choices=["csv", "json"], default="csv")
        parser.add_argument("--all", action="store_true", help="take what is not listed yet, too")
        parser.add_argument("--dry-run", action="store_true", help="say what would change")
        parser.add_argument("--home", help="another address of the price list service")
        parser.add_argument("--output", type=Path, default=PRICES)

    def handle(
        self,
        *,
        region: list[str] | None,
        form: str,
        all: bool,
        dry_run: bool,
        home: str | None,
        output: Path,
        **options: Any,
    ) -> None:
        try:
            table = read_table(output)
        except ContentError as error:
            raise CommandError(str(error)) from error
        changed = 0
        for each in region or sorted({row.region for row in table.rows}):
            try:
                found, day, url = self._fetch(each, form, home)
            except (CannotDownload, NotAnOfferFile) as error:
                raise CommandError(f"{each}: {error}") from error
            table.sources[f"aws-{each}"] = (SOURCE, url)
            changed += self._take(table, each, found, day, take_all=all)
        if changed and not dry_run:
            write_table(output, table)
        self.stdout.write(f"{changed} prices changed" + (", nothing written" * dry_run))

    def _fetch(self, region: str, form: str, home: str | None) -> tuple[dict[Key, Offer], str, str]:
        """The Region's prices, the day they were published, and where they stand."""
        usual, part = HOMES.get(region.partition("-")[0], HOME)
        index = fetch_json((home or usual) + INDEX.format(part=part))
        regions = index.get("regions")
        entry = regions.get(region) if isinstance(regions, dict) else None
        if not isinstance(entry, dict) or "currentVersionUrl" not in entry:
            listed = ", ".join(sorted(regions)) if isinstance(regions, dict) else "none"
            raise CannotDownload(f"there is no price list for it; there is one for {listed}")
        place = f"{str(entry['currentVersionUrl']).removesuffix('.json')}.{form}"
        path = Path(settings.DATA_DIR) / "price-lists" / f"{region}.{form}"
        checksum = download(f"{home or usual}{place}", path, self._tell)
        self.stdout.write(f"{path.name}: {path.stat().st_size:,} bytes, SHA-256 {checksum}")
        found = {(offer.instance_type, offer.system): offer for offer in offers(path)}
        if not found:
            raise NotAnOfferFile("no On-Demand price in it")
        return found, published(path), f"{usual}{place}"

    def _take(
        self, table: PriceTable, region: str, found: dict[Key, Offer], day: str, *, take_all: bool
    ) -> int:
        """Put the prices into the table; how many differ from what stood there."""
        held = {(row.instance_type, row.system) for row in table.rows if row.region == region}
        changed = 0
        for key, offer in found.items():
            if key not in held and not take_all:
                continue
            name, system = key
            row = new_row(
                name, region, system, offer.currency, offer.per_hour, day, f"aws-{region}"
            )
            old = table.put(row)
            if old is None or old.per_hour != row.per_hour:
                changed += 1
                before = old.per_hour if old else "new"
                self.stdout.write(f"  {' '.join(key)} {region}: {before} -> {row.per_hour}")
        for key in sorted(held - found.keys()):
            self.stdout.write(f"  {' '.join(key)} {region}: listed no longer, kept as it was")
        return changed

    def _tell(self, have: int, total: int | None) -> None:
        """A bar for whoever watches a terminal; elsewhere the line at the end says enough."""
        if sys.stderr.isatty():
            bar = "#" * int(30 * have / total) if total else ""
            self.stderr.write(f"\r[{bar:<30}] {have / 1e6:,.0f} MB", ending="")
