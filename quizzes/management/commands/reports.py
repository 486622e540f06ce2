"""What learners have found wrong with questions, for the author to judge."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from quizzes.models import Report
from quizzes.reporting import item_of, lines_of


class Command(BaseCommand):
    help = (
        "List the reports of learners that are not settled, the oldest first, each with its "
        "question as the learner saw it: * is right, > was given."
    )

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
            item = item_of(report)
            now = f"now v{item.question.version}" if item else "gone by now"
            self.stdout.write(
                f"{report.at:%Y-%m-%d} {report.item} v{report.version} ({now}), "
                f"{report.language}, seed {report.seed or 'unknown'}:\n    {report.text}"
            )
            for line in lines_of(report, item.question) if item else ():
                self.stdout.write(f"      {line}")
        self.stdout.write(f"{len(waiting)} reports")
