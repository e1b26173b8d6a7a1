"""Write the map of questions: which rules read which answers."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from pathways import editions
from pathways.questions.document import document
from pathways.questions.paths import answer_paths
from pathways.questions.relevance import relevance_of


class Command(BaseCommand):
    """Print docs/questions.md of the published edition."""

    help = (
        "Print which points grids and streams read which answers (docs/questions.md)."
    )

    def handle(self, **_: Any) -> None:
        try:
            _number, rulebook = editions.current()
        except editions.NothingPublishedError as error:
            raise CommandError("No edition is published.") from error
        relevance = relevance_of(rulebook, timezone.localdate())
        self.stdout.write(document(relevance, answer_paths()), ending="")
