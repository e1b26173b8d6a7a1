"""Publish the rows as the next edition."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from pathways import editions
from pathways.models import Edition
from pathways.rules import RuleError


class Command(BaseCommand):
    """Refuse, naming the row, when the catalogue does not compile."""

    help = "Compile the catalogue and publish it as the next edition."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--note", default="", help="what changed, for readers")
        parser.add_argument(
            "--reason", default="", help="why what the checks warn of is right"
        )
        parser.add_argument(
            "--if-needed",
            action="store_true",
            help="publish the first edition only; later ones are a curator's",
        )

    def handle(self, *, note: str, reason: str, if_needed: bool, **_: Any) -> None:
        if if_needed and Edition.objects.exists():
            return
        try:
            edition = editions.publish(note=note, at=timezone.now(), reason=reason)
        except RuleError as error:
            raise CommandError(f"not published: {error}") from error
        except editions.UnansweredWarningsError as error:
            text = f"not published, look again or give --reason: {error}"
            raise CommandError(text) from error
        except editions.NothingChangedError:
            self.stdout.write("Nothing changed since the last edition.")
            return
        self.stdout.write(f"Published edition {edition.number}, {edition.digest[:12]}.")
