"""``manage.py signs_of_life PART``: succeeds while beat or a worker was seen lately."""

from django.core.management.base import BaseCommand, CommandError, CommandParser

from pathways.health import sign_of_life


class Command(BaseCommand):
    help = "Exit with 1 when the part has not shown itself for a minute."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("part", choices=["beat", "worker"])

    def handle(self, *args: object, **options: object) -> None:
        part = str(options["part"])
        check = sign_of_life(part)
        if not check.ok:
            raise CommandError(
                f"{part}: {check.detail or f'{check.age_seconds} s ago'}"
            )
        self.stdout.write(f"{part}: seen {check.age_seconds} s ago")
