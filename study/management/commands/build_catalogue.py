"""Build study/data/catalogue.csv anew and say what changed."""

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from study.core.types.catalogue import About, Known
from study.decoder import catalogue_build, catalogue_file
from study.sources import ContentError

STEP = 100


class Command(BaseCommand):
    help = "Make study/data/catalogue.csv from moto and botocore, or from an account of yours."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--account", action="store_true", help="ask EC2 through boto3's credentials"
        )
        parser.add_argument(
            "--region", default="us-east-1", help="where to ask (default: us-east-1)"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would change, write nothing"
        )

    def handle(self, *, account: bool, region: str, dry_run: bool, **options: Any) -> None:
        before, day = self._before()
        try:
            if account:
                found, total, version = catalogue_build.from_account(region, before)
                version += f", over the catalogue of {day}" if day else ""
            else:
                found, total, version = catalogue_build.from_packages()
        except catalogue_build.MissingPackage as error:
            raise CommandError(
                f"{error} is missing: pip install -r requirements-dev.txt"
            ) from error
        except Exception as error:  # whatever boto3 meets on the way to an account
            if not account:
                raise
            raise CommandError(f"EC2 did not answer: {error}") from error

        types: list[Known] = []
        for known in found:
            types.append(known)
            if len(types) % STEP == 0 or len(types) == total:
                self.stdout.write(f"{len(types)} of {total} types", ending="\r")
        measured = sum(known.specs is not None for known in types)
        self.stdout.write(f"{total} types, {measured} with figures ({version})")

        self._tell(before, types)
        if not dry_run:
            about = About(version, timezone.localdate().isoformat())
            catalogue_file.write(catalogue_file.CATALOGUE, types, about)
            self.stdout.write(f"Written: {catalogue_file.CATALOGUE}")

    def _before(self) -> tuple[list[Known], str]:
        """The types in the file as it stands, and its date."""
        try:
            types, about = catalogue_file.read(catalogue_file.CATALOGUE)
        except ContentError:
            self.stdout.write("There was no readable catalogue before.")
            return [], ""
        return types, about.date

    def _tell(self, before: list[Known], after: list[Known]) -> None:
        """Print what differs."""
        changes = catalogue_build.changes(before, after)
        for change in changes:
            columns = "".join(
                f"\n    {column}: {old or 'nothing'} -> {new or 'nothing'}"
                for column, old, new in change.columns
            )
            self.stdout.write(f"  {change.kind} {change.name}{columns}")
        counts = Counter(change.kind for change in changes)
        told = [f"{counts[kind]} {kind}" for kind in ("added", "removed", "changed")]
        self.stdout.write(", ".join(told))
