"""``manage.py prepare``: schema, catalogue, first edition, static files."""

from django.core.management.base import BaseCommand

from pathways.supervisor.prepare import prepare


class Command(BaseCommand):
    help = "Migrate, load the catalogue, publish the first edition, collect files."

    def handle(self, *args: object, **options: object) -> None:
        prepare(self.stdout.write)
        self.stdout.write("Prepared.")
