"""What learners have found wrong with questions, for the author to judge."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from quizzes.items import find_item
from quizzes.models import Report


class Command(BaseCommand):
    help = "List the reports of learners that are not settled, the oldest first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--settle", metavar="ITEM", help="mark an item's reports as settled")

    def handle(self, *, settle: str | None, **options: Any) -> None:
        waiting = Report.objects.filter(settled_at=None).order_by("at")
        if settle is not None:
            settled = waiting.filter(item=settle).update(settled_at=timezone.now())
            if not settled:
                raise CommandError(f"There is no report of {settle} to settle.")
            self.stdout.write(f"{settled} settled")
            return
        for report in waiting:
            item = find_item(report.item)
            now = f"now v{item.question.version}" if item else "gone by now"
            self.stdout.write(
                f"{report.at:%Y-%m-%d} {report.item} v{report.version} ({now}), "
                f"{report.language}:\n    {report.text}"
            )
        self.stdout.write(f"{len(waiting)} reports")
