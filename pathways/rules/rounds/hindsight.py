"""Of the rounds in which a stream could be invited, those that would have invited.

A round is compared on its own terms: score, wage, occupation, sector. What two lines of
one round ask are alternatives (British Columbia invites by points, or by wage).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, Final, NamedTuple

from pathways.rules.engine.case import Case
from pathways.rules.engine.days import window_start
from pathways.rules.engine.values import Open
from pathways.rules.facts.answers import given
from pathways.rules.facts.grants import HasNomination
from pathways.rules.facts.offer import WEEKS
from pathways.rules.profile.reading import UNANSWERED
from pathways.rules.ruleset.rules import Assessment, Stream

YEAR, TWO_YEARS = 12, 24
# What a line asks is met, is not, or cannot be known.
YES: Final = (True, True)
NO: Final = (False, False)
OPEN: Final = (False, True)
Reached = tuple[bool, bool]


@dataclass(frozen=True, slots=True)
class RoundLine:
    """One published line: whom it invited, and what it asked of them.

    ``streams``: slugs of the catalogue whose candidates it invited. ``grid``: of the
    score. Wages in CAD. ``teers``: of the offer. ``sectors``: of the offer, where only
    these were invited; ``is_limited``: other conditions that no answer tells.
    ``part_of``: lines of one round on one day share it. ``for_nominees``: only of those
    whom a province has nominated through Express Entry.
    """

    streams: tuple[str, ...]
    on: date
    grid: str = ""
    minimum_score: int | None = None
    wage_hourly: Decimal | None = None
    wage_yearly: Decimal | None = None
    teers: tuple[int, ...] = ()
    sectors: tuple[str, ...] = ()
    is_limited: bool = False
    part_of: str = ""
    for_nominees: bool = False

    @property
    def asks_score_alone(self) -> bool:
        """Whether it asks a score and nothing else, as most do."""
        others = self.wage_hourly, self.wage_yearly, self.teers or None
        if self.is_limited or self.sectors or others != (None, None, None):
            return False
        return self.minimum_score is not None


# By stream: its rounds, each of alternatives.
Rounds = Mapping[str, tuple[tuple[RoundLine, ...], ...]]


class Met(NamedTuple):
    """Of ``of`` comparable rounds, from ``least`` to ``most`` would have invited."""

    least: int
    most: int
    of: int


@dataclass(frozen=True, eq=False)
class PastRounds:
    """Every line on record; ``recorded``: streams whose record is complete without any.

    Of a stream that no line names and that is not recorded nothing is known.
    """

    lines: tuple[RoundLine, ...]
    recorded: frozenset[str] = frozenset()

    @cached_property
    def _of_nominees(self) -> Rounds:
        """The rounds of each stream, as alternatives, oldest first."""
        by_stream: dict[str, dict[Any, list[RoundLine]]] = defaultdict(dict)
        for number, line in enumerate(sorted(self.lines, key=lambda line: line.on)):
            event = (line.on, line.part_of) if line.part_of else (line.on, number)
            for slug in line.streams:
                by_stream[slug].setdefault(event, []).append(line)
        return {
            slug: tuple(map(tuple, events.values()))
            for slug, events in by_stream.items()
        }

    @cached_property
    def _of_everybody(self) -> Rounds:
        """The same without those that invited nominees alone."""
        every = {
            slug: tuple(lines for lines in rounds if not lines[0].for_nominees)
            for slug, rounds in self._of_nominees.items()
        }
        return {slug: rounds for slug, rounds in every.items() if rounds}

    @cached_property
    def _plain(self) -> Mapping[int, tuple[str, int]]:
        """The rounds that ask a score and nothing else: its grid, and how many points.

        Most are such rounds; who has so many points is invited.
        """
        return {
            id(lines): (lines[0].grid, int(lines[0].minimum_score or 0))
            for rounds in self._of_nominees.values()
            for lines in rounds
            if len(lines) == 1 and lines[0].asks_score_alone
        }

    def within(
        self, stream: str, on: date, months: int, *, nominated: bool = False
    ) -> Sequence[tuple[RoundLine, ...]]:
        """The rounds of a stream in the months up to a day; of nominees all."""
        held = self._of_nominees if nominated else self._of_everybody
        every = held.get(stream, ())
        first = bisect_left(every, window_start(on, months), key=_held_on)
        return every[first : bisect_right(every, on, key=_held_on)]

    def met(
        self, stream: Stream, assessment: Assessment, on: date, months: int
    ) -> Met | None:
        """How many would have invited; none where nothing is known of its rounds."""
        slug, nominated = stream.slug, is_nominee(assessment.case)
        held = self._of_nominees if nominated else self._of_everybody
        if slug not in held and slug not in self.recorded:
            return None
        kept: dict[int, Reached] = assessment.case.keep((self, slug), dict)
        person, plain = Candidate(assessment), self._plain
        every = []
        for lines in self.within(slug, on, months, nominated=nominated):
            reached = kept.get(id(lines))
            if reached is None:
                score = plain.get(id(lines))
                reached = person.scores(*score) if score else person.is_invited(lines)
                kept[id(lines)] = reached
            every.append(reached)
        least = sum(sure for sure, _ in every)
        most = sum(perhaps for _, perhaps in every)
        return Met(least, most, len(every))


def is_nominee(case: Case) -> bool:
    """Whether there is a nomination, through Express Entry or of a kind not told yet.

    Of whom nobody knows a nomination no round for nominees is told.
    """
    nominations = case.profile.nominations
    if nominations is UNANSWERED or not nominations:
        return False
    return case.keep(is_nominee, lambda: _derive(case))


def _derive(case: Case) -> bool:
    held = HasNomination(express_entry=True).derive(case)
    return isinstance(held, Open) or bool(held)


@dataclass(frozen=True)
class Candidate:
    """Whom a round compares: scores and the offer, by an assessment."""

    assessment: Assessment

    def is_invited(self, lines: Iterable[RoundLine]) -> Reached:
        """Whether any line of a round would invite: surely, and perhaps."""
        every = [self._reaches(line) for line in lines]
        return any(sure for sure, _ in every), any(perhaps for _, perhaps in every)

    def _reaches(self, line: RoundLine) -> Reached:
        """Whether everything that the line asks is met."""
        asked = [*self._asked([self._by_score(line)]), *self._of_offer(line)]
        if line.is_limited or not asked:
            asked.append(OPEN)
        return _all(asked)

    def reaches_with_offer(self, line: RoundLine) -> Reached | None:
        """Whether the offer meets what a line asks of it; none where it asks none."""
        asked = self._of_offer(line)
        return _all(asked) if asked else None

    def _of_offer(self, line: RoundLine) -> list[Reached]:
        return self._asked(
            [
                self._by_wage("job_offer.wage_cad_hourly", line.wage_hourly),
                self._by_year(line.wage_yearly),
                self._by_teer(line.teers),
                self._by_sector(line.sectors),
            ]
        )

    @staticmethod
    def _asked(checks: list[Reached | None]) -> list[Reached]:
        return [check for check in checks if check is not None]

    def _by_score(self, line: RoundLine) -> Reached | None:
        if line.minimum_score is None:
            return None
        return self.scores(line.grid, line.minimum_score)

    def scores(self, grid: str, points: int) -> Reached:
        """Whether there are so many points on a grid: surely, and perhaps."""
        if grid not in self.assessment.rules.grids:
            return OPEN
        score = self.assessment.score(grid)
        perhaps = score.upper is None or score.upper >= points
        return score.lower >= points, perhaps

    def _by_wage(self, path: str, limit: Decimal | None) -> Reached | None:
        if limit is None:
            return None
        return _compared(given(self.assessment.case, path), limit)

    def _by_year(self, limit: Decimal | None) -> Reached | None:
        if limit is None:
            return None
        case = self.assessment.case
        wage = given(case, "job_offer.wage_cad_hourly")
        hours = given(case, "job_offer.hours_per_week")
        if wage is None or hours is None:
            return NO
        if isinstance(wage, Open) or isinstance(hours, Open):
            return OPEN
        return _compared(wage * hours * WEEKS, limit)

    def _by_teer(self, teers: tuple[int, ...]) -> Reached | None:
        if not teers:
            return None
        noc = given(self.assessment.case, "job_offer.noc")
        if isinstance(noc, Open):
            return OPEN
        return YES if noc is not None and int(noc[1]) in teers else NO

    def _by_sector(self, sectors: tuple[str, ...]) -> Reached | None:
        if not sectors:
            return None
        sector = given(self.assessment.case, "job_offer.sector")
        if isinstance(sector, Open) or sector is UNANSWERED:
            return OPEN
        return YES if sector in sectors else NO


def _held_on(lines: tuple[RoundLine, ...]) -> date:
    return lines[0].on


def _all(asked: list[Reached]) -> Reached:
    return all(sure for sure, _ in asked), all(perhaps for _, perhaps in asked)


def _compared(value: Any, limit: Decimal) -> Reached:
    if value is None:
        return NO
    if isinstance(value, Open):
        return OPEN
    return YES if value >= limit else NO
