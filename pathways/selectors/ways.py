"""What the page of ways shows: the best few on one scale, and a choice of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final

from pathways.comparison.columns import distinct
from pathways.models import Edition
from pathways.outlook.groups import Group
from pathways.outlook.outlook import outlook
from pathways.outlook.pathway import Pathway
from pathways.outlook.scores import ScoreSheet, score_sheet
from pathways.outlook.standing import Cite, Standing
from pathways.rules.sequences import sequences
from pathways.selectors.result import current_edition, standing_of
from pathways.selectors.rounds import rounds_of
from pathways.ways.steps import CRS
from pathways.ways.timeline import Scale
from pathways.ways.way import NOMINEES, Way, Ways

SHOWN: Final = 6
FEWEST, MOST = 2, 4
NEAREST: Final = 3


@dataclass(frozen=True)
class WaysPage:
    """Everything that the page says; ``chosen`` are the ways put side by side."""

    edition: Edition
    standing: Standing
    ways: tuple[Way, ...]
    asked: tuple[str, ...] = ()

    @property
    def on(self) -> date:
        """The day of assessment."""
        return self.standing.on

    @property
    def chosen(self) -> tuple[Way, ...]:
        """The ways asked for, in the order of the page."""
        return tuple(way for way in self.ways if way.key in self.asked)

    @property
    def is_compared(self) -> bool:
        """Whether two to four were chosen."""
        return FEWEST <= len(self.chosen) <= MOST

    @property
    def is_refused(self) -> bool:
        """Whether something was chosen, but too few or too many."""
        return bool(self.asked) and not self.is_compared

    @cached_property
    def crs(self) -> ScoreSheet | None:
        """The score of today, for what its grid says of itself."""
        grids = self.standing.assessment.rules.grids
        return score_sheet(self.standing, CRS) if CRS in grids else None

    @cached_property
    def reach(self) -> date | None:
        """How far our record of all their rounds reaches; none where it differs."""
        invites = [step.past for way in self.ways for step in way.invites]
        days = {past.record.as_of for past in invites if past}
        return days.pop() if len(days) == 1 else None

    @cached_property
    def sources(self) -> list[Cite]:
        """Every source of the page, each once."""
        return distinct(cite for way in self.ways for cite in way.citations)

    @cached_property
    def nearest(self) -> list[Pathway]:
        """Without a way: the nearest to permanent residence, for what they miss."""
        found = outlook(self.standing)
        groups = [found.group(Group.ANSWER), found.group(Group.LATER)]
        every = [one for group in groups if group for one in group.pathways]
        lasting = [
            one for one in every if one.stream.spec.get("outcome") == "permanent"
        ]
        return lasting[:NEAREST]


def ways_of(standing: Standing) -> tuple[Way, ...]:
    """The best ways for this person, at most six. Two queries."""
    found = sequences(standing.rulebook, standing.profile, standing.on)
    slugs = dict.fromkeys(slug for one in found for slug in one.invites)
    told = Ways(standing, rounds_of([*slugs, NOMINEES], standing.on))
    last = max((one.latest for one in found), default=standing.on)
    drawn = Scale(standing.on, last)
    every = sorted((told.told(one, drawn) for one in found), key=lambda w: w.worth)
    best: dict[tuple[Any, ...], Way] = {}
    for way in every:
        best.setdefault(way.sequence.family, way)
    return tuple(_on_one_scale(told, list(best.values())[:SHOWN]))


def _on_one_scale(told: Ways, best: Sequence[Way]) -> list[Way]:
    """The same, drawn up to the last day of those that are shown."""
    last = max((way.sequence.latest for way in best), default=told.today.on)
    scale = Scale(told.today.on, last)
    return [Way(way.sequence, way.steps, way.alike, scale) for way in best]


def ways_page(
    answers: Mapping[str, Any], on: date, asked: Sequence[str] = ()
) -> WaysPage:
    """The ways for these answers on a day. Raises ``RefusedAnswersError``."""
    edition = current_edition()
    standing = standing_of(answers, edition, on)
    return WaysPage(edition, standing, ways_of(standing), tuple(asked))
