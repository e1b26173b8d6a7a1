"""What moves the answer: steps and pairs of steps, in one table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from pathways.outlook.standing import Cite
from pathways.pages.answer.routes import price_words, rounds_of
from pathways.pages.answer.section import MoveRow
from pathways.rules import CRS, Assessment, Spec, Verdict, assess_changed, step_cost
from pathways.rules.levers import Setting, Step
from pathways.rules.rounds import YEAR
from pathways.rules.routes import Route, RouteStep
from pathways.selectors.person import Person
from pathways.step_words import step_words, words_of
from pathways.words.routes import listed, money, months_range, round_name

SINGLE: Final = 8
PAIRS: Final = 3
# Steps that routes tell, or that everybody takes anyway: they are no score's own move.
LEFT_OUT: Final = frozenset(
    {"job-offer", "offer-wage", "offer-terms", "offer-province", "lmia", "transfer"}
    | {"employer-application", "employer-with-office", "waiting", "funds"}
    | {"language-test"}
)
# What others grant: with it every other step adds to points that are enough already.
GRANTED: Final = frozenset({"nomination"})
# The rounds that a score is compared with, the best first.
COMPARED: Final = (
    *("category/french", "category/stem", "category/senior-managers"),
    "cec",
)


@dataclass(frozen=True, slots=True)
class Move:
    """One step or two, and where they lead: assessed, the least of the score."""

    steps: tuple[Step, ...]
    assessment: Assessment
    score: Any

    @property
    def slugs(self) -> tuple[str, ...]:
        """The levers."""
        return tuple(step.lever for step in self.steps)


@dataclass(frozen=True)
class Moves:
    """The table of one person, and where its prices were read."""

    person: Person

    def rows(self) -> tuple[MoveRow, ...]:
        """What opens a route first, then by months; of a tie what adds most."""
        singles = self._singles
        moves = (*singles, *self._pairs(singles))
        every = [*self._of_routes(), *self._rows(moves)]
        return tuple(row for _order, row in sorted(every, key=lambda item: item[0]))

    def citations(self) -> tuple[Cite, ...]:
        """The pages of the prices and fees, each once."""
        standing = self.person.standing
        firsts = {route.levers[0].slug for route in self._routes if route.levers}
        slugs = {slug for move in self._singles for slug in move.slugs} | firsts
        cites = (
            standing.cite(row) for slug in sorted(slugs) for row in self._paid(slug)
        )
        return tuple({cite.source.url: cite for cite in cites if cite}.values())

    def _paid(self, slug: str) -> Iterator[Spec]:
        """What a step costs: papers and tests, then the fees in force."""
        record, costs = self._records[slug], self._snapshot.get("costs", {})
        yield from (
            costs[row["cost"]]
            for row in record.get("costs", ())
            if row["cost"] in costs
        )
        for row in record.get("fees", ()):
            fee = self._snapshot.get("fees", {}).get(row["fee"], {})
            yield from self.person.standing.in_force(fee.get("versions"))

    @property
    def _routes(self) -> tuple[Route, ...]:
        return self.person.answer.routes

    @property
    def _snapshot(self) -> Spec:
        return self.person.standing.snapshot

    @property
    def _records(self) -> Spec:
        records: Spec = self._snapshot["levers"]
        return records

    @property
    def _before(self) -> Any:
        return self.person.answer.crs_prepared[0]

    @cached_property
    def _singles(self) -> list[Move]:
        """For each lever the step that adds most to the prepared score."""
        best: dict[str, Move] = {}
        for move in self._tried():
            known = best.get(move.slugs[0])
            least = known.score if known else self._before
            if move.score > least and not self._is_on_route(move.steps[0]):
                best[move.slugs[0]] = move
        ranked = sorted(best.values(), key=lambda move: (-move.score, move.slugs))
        return ranked[:SINGLE]

    def _is_on_route(self, step: Step) -> bool:
        """Whether the table has it already, as the first step of a route."""
        firsts = (
            route.levers[0] for route in self.person.answer.routes if route.levers
        )
        return any(
            (first.slug, first.kind, first.values)
            == (step.lever, step.kind, step.values)
            for first in firsts
        )

    def _tried(self) -> Iterator[Move]:
        prepared = self.person.prepared
        setting = Setting(prepared.case)
        for slug, lever in self.person.standing.rulebook.levers.items():
            for step in lever.steps(setting) if slug not in LEFT_OUT else ():
                if step.kind != "one_ability":
                    yield self._move((), step, prepared)

    def _move(self, taken: tuple[Step, ...], step: Step, before: Assessment) -> Move:
        """One more step after those that were taken."""
        assessment = assess_changed(before, step.change(before.case.profile))
        return Move((*taken, step), assessment, assessment.score(CRS).lower)

    def _pairs(self, singles: Iterable[Move]) -> list[Move]:
        """Two steps that together add more than each, the three best."""
        pairs = []
        own = [single for single in singles if single.slugs[0] not in GRANTED]
        for item, other in combinations(own, 2):
            both = self._move(item.steps, other.steps[0], item.assessment)
            if both.score > max(item.score, other.score):
                pairs.append(both)
        return sorted(pairs, key=lambda pair: -pair.score)[:PAIRS]

    def _rows(self, moves: Iterable[Move]) -> Iterator[tuple[Any, MoveRow]]:
        for move in moves:
            low, high = self._months(move.slugs)
            row = MoveRow(
                name=listed(self._name(step) for step in move.steps),
                months=months_range(low, high) or _("None"),
                cost=self._cost((step.lever, step.values) for step in move.steps),
                gives=self._gives(move),
                steps=len(move.steps),
            )
            yield (1, low, -move.score), row

    def _name(self, step: Step) -> str:
        return f"{self._records[step.lever]['title']} ({step_words(step)})"

    def _months(self, slugs: Iterable[str]) -> tuple[int, int]:
        """Side by side: as long as the longer one."""
        every = [self._records[slug] for slug in slugs]
        low = max(int(item.get("months_low") or 0) for item in every)
        return low, max(int(item.get("months_high") or 0) for item in every)

    def _cost(self, steps: Iterable[tuple[str, Any]]) -> str:
        """What one pays; a nomination costs what its province asks."""
        every = [
            step_cost(self._snapshot, slug, self.person.on, _province(slug, values))
            for slug, values in steps
        ]
        known = [item for item in every if item is not None]
        if len(known) < len(every):
            return price_words(None)
        return price_words((sum(a for a, _b in known), sum(b for _a, b in known)))  # type: ignore[arg-type]

    def _gives(self, move: Move) -> str:
        """From which score to which; and the rounds that it would have met."""
        words = {"before": money(self._before), "after": money(move.score)}
        text = _("%(before)s to %(after)s points") % words
        rounds = self._rounds(move)
        return f"{text}; {rounds}" if rounds else text

    def _rounds(self, move: Move) -> str:
        standing, on = self.person.standing, self.person.on
        assessment = move.assessment
        for name in COMPARED:
            stream = standing.by_slug.get(f"express-entry/{name}")
            if stream is None or assessment.verdict(stream) is not Verdict.MET:
                continue
            met = self.person.rounds.met(stream, assessment, on, YEAR)
            if met and met.least:
                name = round_name(stream.spec)
                words = {"met": met.least, "of": met.of, "stream": name}
                return _("%(stream)s: %(met)s of %(of)s") % words
        return ""

    def _of_routes(self) -> Iterator[tuple[Any, MoveRow]]:
        """The first steps of the three routes, and which routes they open."""
        opened: dict[str, tuple[RouteStep, Route, list[int]]] = {}
        for number, route in enumerate(self.person.answer.routes, 1):
            for step in route.levers[:1]:
                opened.setdefault(step.slug, (step, route, []))[2].append(number)
        for step, route, numbers in opened.values():
            low, high = self._months([step.slug])
            words = words_of(step.slug, step.kind, step.values)
            row = MoveRow(
                name=f"{self._records[step.slug]['title']} ({words})",
                months=months_range(low, high) or _("None"),
                cost=self._cost([(step.slug, step.values)]),
                gives=self._opens(route, numbers),
                steps=1,
            )
            yield (0, low, numbers[0]), row

    def _opens(self, route: Route, numbers: list[int]) -> str:
        """Which of the three, and the rounds that they then would have met."""
        names = listed(str(number) for number in numbers)
        text = (
            _("Route %(number)s") % {"number": names}
            if len(numbers) == 1
            else _("Routes %(numbers)s") % {"numbers": names}
        )
        if route.rounds is None:
            return text
        rounds = rounds_of(self.person.standing.rulebook, route, self.person.on)
        return f"{text}; {rounds}"


def _province(lever: str, values: Any) -> str:
    """Whose nomination a step is; nothing for other steps."""
    return str(dict(values).get("province", "")) if lever in GRANTED else ""
