"""Answer profiles: JSON Lines in, JSON Lines out (docs/profile.md)."""

from __future__ import annotations

from datetime import date
from typing import Any

from pathways.answered import write_answer
from pathways.management.lines import LinesCommand
from pathways.rules import Profile, Rulebook
from pathways.rules.routes import answer
from pathways.selectors.past_rounds import past_rounds


class Command(LinesCommand):
    """Can I, by which route, what do I do this week: one answer a line."""

    help = "Answer profiles, one JSON object a line: routes, tasks, what to ask next."

    def answer(
        self, rulebook: Rulebook, number: int, profile: Profile, on: date
    ) -> dict[str, Any]:
        result = answer(rulebook, profile, on, past_rounds())
        edition = {"number": number, "digest": rulebook.digest}
        return {"edition": edition, **write_answer(rulebook, result)}
