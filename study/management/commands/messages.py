"""Compile the Chinese catalogue and say what is missing from it or no longer said."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    help = "Compile config/locale/zh_Hans and list messages without Chinese or without use."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="write nothing; fail if anything is amiss"
        )

    def handle(self, *, check: bool, **options: Any) -> None:
        try:
            from study import message_catalogue as catalogue
        except ImportError as error:
            raise CommandError("Babel is missing: pip install -r requirements-dev.txt") from error
        said, answered = catalogue.said(), catalogue.answered()
        problems = [
            f"no Chinese for {said[each]}: {each.text!r}" for each in sorted(set(said) - answered)
        ]
        problems += [f"said nowhere: {each.text!r}" for each in sorted(answered - set(said))]
        problems += [f"twice in the catalogue: {text!r}" for text in catalogue.repeated()]
        binary, path = catalogue.compiled(), catalogue.compiled_path()
        if not check:
            path.write_bytes(binary)
        elif not path.exists() or path.read_bytes() != binary:
            problems.append("django.mo is not what django.po says: run manage.py messages")
        for problem in problems:
            self.stdout.write(problem)
        if check and problems:
            raise CommandError(f"{len(problems)} messages to mend")
        self.stdout.write(f"{len(said)} messages, {len(problems)} to mend")
