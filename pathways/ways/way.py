"""A way as pages and reports tell it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from django.utils.translation import gettext as _

from pathways.outlook.rounds import Hindsight, RoundRecord, hindsight
from pathways.outlook.scores import score_sheet
from pathways.outlook.standing import Cite, Standing
from pathways.rules.legs import Leg, Sequence
from pathways.rules.walking import ENHANCED, EXPRESS_ENTRY
from pathways.ways.costs import Costs, costs_of
from pathways.ways.steps import CRS, Step, Teller
from pathways.ways.timeline import Scale, Timeline, timeline

NOMINEES: Final = f"{EXPRESS_ENTRY}/pnp"  # the rounds for nominees, as a stream


@dataclass(frozen=True)
class Way:
    """One way in words, drawn on a scale that it shares with the others shown."""

    sequence: Sequence
    steps: tuple[Step, ...]
    alike: tuple[str, ...]
    scale: Scale

    @property
    def key(self) -> str:
        """What names it in an address."""
        return self.sequence.key

    @cached_property
    def title(self) -> str:
        """What one does, in order."""
        first, *rest = (step for step in self.steps if step.tone != "work")
        return _(", then ").join([first.title, *(step.within for step in rest)])

    @cached_property
    def timeline(self) -> Timeline:
        """The drawing."""
        return timeline(self.scale, self.steps)

    @cached_property
    def costs(self) -> Costs:
        """What it costs this family."""
        return costs_of(self.steps)

    @property
    def earliest(self) -> date | None:
        """The first day of permanent residence; none without a time of the end."""
        return self.sequence.earliest if self.sequence.has_end else None

    @property
    def usual(self) -> tuple[date, date] | None:
        """From when to when, where a time is published for every step."""
        if self.sequence.without_time:
            return None
        return self.sequence.earliest, self.sequence.latest

    @property
    def without_time(self) -> list[Step]:
        """The steps that keep us from a usual day."""
        return [step for step in self.steps if not step.leg.has_time]

    @property
    def invites(self) -> list[Step]:
        """The steps at which an invitation decides."""
        return [step for step in self.steps if step.invites]

    @property
    def judged(self) -> list[Step]:
        """The steps at which an officer judges."""
        return [step for step in self.steps if step.judged]

    @property
    def shut(self) -> list[Step]:
        """The steps whose intake is paused or closed."""
        return [step for step in self.steps if step.is_shut]

    @property
    def late(self) -> list[Step]:
        """The steps that would no longer be met on their latest day."""
        return [step for step in self.steps if step.turns is not None]

    @cached_property
    def chance(self) -> int:
        """0: no invitation decides, or a round of 12 months would have been met.

        2: there was no such round, or the score met none; 1: not known.
        """
        return max((_chance(step.past) for step in self.invites), default=0)

    @property
    def worth(self) -> tuple[object, ...]:
        """Sorts ways: usable, then by past rounds, then soonest, then least effort."""
        one = self.sequence
        return one.is_stopped, self.chance, not one.has_end, one.earliest, one.effort

    @property
    def citations(self) -> Iterator[Cite | None]:
        """Everything that it cites."""
        for step in self.steps:
            yield step.citation
            yield from (told.citation for told in step.times)
            yield from (row.citation for row in (*step.needs, *step.judged))
        for total in (self.costs.you, self.costs.employer):
            yield from total.citations
        yield from self.costs.grounds


def _chance(past: Hindsight | None) -> int:
    if past is None:
        return 1
    if not past.count:
        return 2
    if past.met or past.equal or past.open:
        return 0
    return 2 if past.compared else 1


class Ways:
    """Tells ways; ``rounds`` are those of the 12 months before today, by stream."""

    def __init__(self, today: Standing, rounds: Mapping[str, RoundRecord]) -> None:
        self.teller = Teller(today)
        self.today = today
        self.rounds = rounds

    def told(self, found: Sequence, scale: Scale) -> Way:
        """One way in words."""
        steps = []
        nominated = False
        for leg in found.legs:
            steps.append(self._step(found, leg, nominated))
            nominated = nominated or self._nominates(leg)
        names = [self.today.by_slug[slug].name for slug in found.alike]
        return Way(found, tuple(steps), tuple(dict.fromkeys(names)), scale)

    def _nominates(self, leg: Leg) -> bool:
        stream = self.today.by_slug.get(leg.move.slug)
        return bool(stream and stream.spec.get("nomination") in ENHANCED)

    def _step(self, found: Sequence, leg: Leg, nominated: bool) -> Step:
        slug = leg.move.slug
        if leg.move.kind != "stream":
            return self.teller.step(leg)
        in_pool = slug.startswith(f"{EXPRESS_ENTRY}/")
        invites = slug in found.invites
        past = self._past(leg, nominated and in_pool) if invites else None
        return self.teller.step(
            leg, past, invites=invites, nominated=nominated and in_pool
        )

    def _past(self, leg: Leg, nominated: bool) -> Hindsight | None:
        """The rounds of the last 12 months against the score of that day."""
        slug = NOMINEES if nominated else leg.move.slug
        record = self.rounds.get(slug)
        if record is None:
            return None
        standing = self.teller.standing(leg)
        on_crs = slug.startswith(f"{EXPRESS_ENTRY}/") or CRS in {
            past.scale for past in record.rounds
        }
        grid = CRS if on_crs else standing.by_slug[slug].spec.get("grid")
        sheet = score_sheet(standing, grid) if grid else None
        return hindsight(record, sheet, standing.assessment)
