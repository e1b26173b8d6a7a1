"""Assess profiles: JSON Lines in, JSON Lines out (docs/profile.md)."""

from __future__ import annotations

from datetime import date
from typing import Any

from pathways import assessing
from pathways.management.lines import LinesCommand
from pathways.rules import Profile, Rulebook


class Command(LinesCommand):
    """Every stream with its verdict, and every score."""

    help = "Assess profiles, one JSON object a line, against every stream."

    def answer(
        self, rulebook: Rulebook, number: int, profile: Profile, on: date
    ) -> dict[str, Any]:
        edition = {"number": number, "digest": rulebook.digest}
        return {"edition": edition} | assessing.written(rulebook.assess(profile, on))
