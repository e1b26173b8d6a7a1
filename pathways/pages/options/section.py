"""The words of one pathway's page, and of the table of all of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pathways.outlook.findings import Row
from pathways.outlook.odds import Odds
from pathways.outlook.scores import ScoreSheet
from pathways.outlook.standing import Cite
from pathways.pages.options.rounds import RoundsSection
from pathways.pages.statements import Part, Statement


@dataclass(frozen=True, slots=True)
class Question:
    """A question that would settle something."""

    path: str
    label: str


@dataclass(frozen=True, slots=True)
class Points:
    """A score on the pathway's own grid: what it comes to, and what is needed."""

    sheet: ScoreSheet
    title: str
    sentence: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PathwaySection:
    """One pathway for one person: everything that its page says.

    ``crs`` and ``odds``: the score of Express Entry, where it ranks, and its rounds.
    """

    slug: str
    name: str
    kind: str
    on: date
    state: str
    state_words: str
    sentences: tuple[str, ...]
    summary: str
    intake: str
    intake_since: str
    intake_note: str
    intake_cite: Cite | None
    who_applies: str
    who_decides: str
    questions: tuple[Question, ...]
    requirements: tuple[Row, ...]
    requirements_title: str
    points: Points | None
    rounds: RoundsSection | None
    parts: tuple[Part, ...]
    sources: tuple[Cite, ...]
    crs: ScoreSheet | None = None
    odds: Odds | None = None

    @property
    def glance(self) -> tuple[Statement, ...]:
        """What stands beside the heading."""
        return (
            Statement(_("Who applies"), self.who_applies),
            Statement(_("Who decides"), self.who_decides),
        )


def requirements_title(count: int) -> str:
    """The heading of the table of requirements."""
    said = ngettext(
        "Its one requirement",
        "All %(n)s requirements, what decides first",
        count,
    )
    return said % {"n": count}
