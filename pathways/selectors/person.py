"""Whose page it is: the answers, the edition that judges them, and the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from pathways.models import Edition
from pathways.models.casework import SavedProfile
from pathways.outlook.standing import Standing
from pathways.selectors.result import standing_of


@dataclass(frozen=True)
class Person:
    """What every page of one person begins with; the assessment is made once."""

    saved: SavedProfile
    edition: Edition
    on: date

    @property
    def answers(self) -> dict[str, Any]:
        """The stored answers."""
        answers: dict[str, Any] = self.saved.answers
        return answers

    @property
    def has_offer(self) -> bool:
        """Whether there is an offer, so that there is a page about it."""
        return bool(self.answers.get("job_offer"))

    @cached_property
    def standing(self) -> Standing:
        """The assessment. Raises ``RefusedAnswersError``."""
        return standing_of(self.answers, self.edition, self.on)
