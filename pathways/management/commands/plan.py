"""Plan for profiles: JSON Lines in, JSON Lines out (docs/profile.md)."""

from __future__ import annotations

from datetime import date
from typing import Any

from pathways import planned
from pathways.management.lines import LinesCommand
from pathways.rules import Planner, Profile, Rulebook


class Command(LinesCommand):
    """Levers that open a stream or raise the CRS, and the months ahead."""

    help = "Plan for profiles, one JSON object a line: levers and the months ahead."

    def answer(
        self, rulebook: Rulebook, number: int, profile: Profile, on: date
    ) -> dict[str, Any]:
        return planned.written(Planner(rulebook, profile, on))
