"""By which change every stream comes within reach: the least of them for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Final

from pathways.rules.engine.criteria import QUALIFIED, Verdict
from pathways.rules.facts.fact import Fact
from pathways.rules.facts.grants import HasTradeCertificate
from pathways.rules.facts.lists import OnList
from pathways.rules.facts.offer import OfferTeer
from pathways.rules.facts.primary import PrimaryOccupation
from pathways.rules.facts.provinces import MainOccupationIn
from pathways.rules.facts.status import MilitaryServiceMonths
from pathways.rules.facts.work import WorkMonths
from pathways.rules.levers.better_offers import offer_of
from pathways.rules.levers.step import Setting, Step
from pathways.rules.planner.variants import Variants
from pathways.rules.planner.walking import Move, State, Walker
from pathways.rules.profile.profile import Profile
from pathways.rules.routes import starts
from pathways.rules.routes.state import is_usable
from pathways.rules.rulebook import Rulebook
from pathways.rules.ruleset.rules import Assessment, Stream

# Beside what routes begin with: slower changes, that are in everybody's power too.
FILED: Final = ("employer-application", "lmia")
FURTHER: Final = (*FILED, "credential", "waiting")
WORK: Final = "canadian-work"
YEAR: Final = 12


# Facts that another occupation would change, or service in the armed forces.
OCCUPATIONS: Final = (
    HasTradeCertificate,
    MainOccupationIn,
    MilitaryServiceMonths,
    OfferTeer,
    PrimaryOccupation,
)


@dataclass(frozen=True, slots=True)
class Reached:
    """A change after which no rule of a stream fails, and what follows an offer.

    ``then``: what the employer files; ``work_months``: of work there on a permit.
    ``verdict``: not answered where the change leaves something open. ``profile``: after
    all of it.
    """

    step: Step
    verdict: Verdict
    profile: Profile = field(repr=False, compare=False)
    then: Step | None = None
    work_months: int = 0


@dataclass(frozen=True, slots=True)
class Reach:
    """The streams within reach of one change, and those of another occupation."""

    by_stream: Mapping[str, Reached]
    other_life: frozenset[str]


def reach(rulebook: Rulebook, prepared: Profile, on: date) -> Reach:
    """For every stream the change of least effort that brings it within reach.

    What the prepared profile meets already, or leaves open, needs none. A stream that
    none brings, and that asks for another occupation, is of another life.
    """
    search = _Reach(rulebook, prepared, on)
    reached = search.by_stream()
    return Reach(reached, frozenset(search.of_another_life(reached)))


@dataclass(frozen=True)
class _Reach:
    rulebook: Rulebook
    profile: Profile
    on: date

    @cached_property
    def walker(self) -> Walker:
        return Walker(self.rulebook, self.profile, self.on)

    @cached_property
    def here(self) -> State:
        return self.walker.start

    @cached_property
    def variants(self) -> Variants:
        return Variants(self.rulebook.rules(self.on), self.profile, self.on)

    def by_stream(self) -> dict[str, Reached]:
        least: dict[str, Reached] = {}
        for slug, reached in (*self._at_once(), *self._filed()):
            if slug not in least or self._worth(reached) < self._worth(least[slug]):
                least[slug] = reached
        for slug, reached in self._worked(frozenset(least)):
            least.setdefault(slug, reached)
        return least

    def _at_once(self) -> Iterator[tuple[str, Reached]]:
        for step in self._steps():
            profile = step.change(self.profile)
            for slug, verdict in self._gained(profile):
                yield slug, Reached(step, verdict, profile)

    def _steps(self) -> Iterator[Step]:
        yield from starts.alone(self.here)
        yield from starts.moves(self.here)
        yield from starts.better_offers(self.here, anywhere=True)
        yield from starts.offers(self.here, anywhere=True)
        yield from self._terms()
        yield from self._of((*FURTHER, WORK), Setting(self.here.case))

    def _of(self, slugs: Iterable[str], setting: Setting) -> Iterator[Step]:
        for slug in slugs:
            if slug in self.rulebook.levers:
                yield from self.rulebook.levers[slug].steps(setting)

    def _terms(self) -> Iterator[Step]:
        """Terms that the offer misses for a stream that it fails."""
        if offer_of(self.profile) is None:
            return
        for slug, verdict in self.variants.verdicts.items():
            if verdict is Verdict.NOT_MET:
                step = starts.terms_for(self.here, slug)
                if step is not None:
                    yield step

    @cached_property
    def _lowest(self) -> dict[Any, Step]:
        """The offer at the lowest wage, by province."""
        lowest: dict[Any, Step] = {}
        for step in starts.offers(self.here, anywhere=True):
            lowest.setdefault(dict(step.values)["province"], step)
        return lowest

    def _filed(self) -> Iterator[tuple[str, Reached]]:
        """An offer in each province, and what its employer files."""
        rules = self.rulebook.rules(self.on)
        for step in self._lowest.values():
            offered = step.change(self.profile)
            for then in self._of(FILED, Setting(rules.case(offered, self.on))):
                profile = then.change(offered)
                for slug, verdict in self._gained(profile):
                    yield slug, Reached(step, verdict, profile, then)

    def _worked(self, known: AbstractSet[str]) -> Iterator[tuple[str, Reached]]:
        """An offer in a province, a permit, and a year of work there.

        Only where the province has a stream that nothing else brings within reach.
        """
        for step in self._elsewhere():
            province = dict(step.values)["province"]
            failing = [
                stream for stream in self._failing(province) if stream.slug not in known
            ]
            for there in self._at_work(step) if failing else ():
                for stream in failing:
                    verdict = there.assessment.verdict(stream)
                    if verdict is not Verdict.NOT_MET:
                        worked = Reached(step, verdict, there.profile, None, YEAR)
                        yield stream.slug, worked

    def _elsewhere(self) -> Iterator[Step]:
        """One offer in each province."""
        yield from self._lowest.values()
        for step in starts.better_offers(self.here, anywhere=True):
            if "province" in dict(step.values):
                yield step

    def _failing(self, province: Any) -> list[Stream]:
        return [
            stream
            for stream in self.rulebook.rules(self.on).streams
            if stream.spec.get("province") == province
            and self.variants.verdicts[stream.slug] is Verdict.NOT_MET
        ]

    def _at_work(self, step: Step) -> Iterator[State]:
        """After a year on each permit that the offer brings."""
        offered = self.walker.go(self.here, Move("lever", step=step))
        for stream in self.rulebook.rules(offered.on).streams:
            fails = offered.assessment.verdict(stream) is Verdict.NOT_MET
            if is_door(stream, offered.on) and not fails:
                there = self.walker.go(offered, Move("stream", stream.slug))
                yield self.walker.go(there, Move("work", months=YEAR))

    def _gained(self, profile: Profile) -> Iterator[tuple[str, Verdict]]:
        """The streams that no longer fail."""
        changes = self.variants.changes(self.variants.of(profile))
        for slug, verdict in changes.items():
            failed = self.variants.verdicts[slug] is Verdict.NOT_MET
            if failed and verdict is not Verdict.NOT_MET:
                yield slug, verdict

    def _worth(self, reached: Reached) -> tuple[Any, ...]:
        """What leaves nothing open; then effort, months and the wage that it asks."""
        steps = [step for step in (reached.step, reached.then) if step is not None]
        records = self.rulebook.snapshot.get("levers", {})
        held = [records.get(step.lever, {}) for step in steps]
        province = dict(reached.step.values).get("province")
        return (
            reached.verdict not in QUALIFIED,
            sum(int(item.get("effort", 0)) for item in held),
            reached.work_months,
            sum(int(item.get("months_high") or 0) for item in held),
            not starts.is_wanted(self.profile, province),
            starts.wage_of(reached.step),
            tuple(str(step.name) for step in steps),
        )

    def of_another_life(self, reached: Mapping[str, Reached]) -> Iterator[str]:
        """The streams beyond reach that fail by an occupation, whatever the offer."""
        for stream in self.rulebook.rules(self.on).streams:
            failed = self.variants.verdicts[stream.slug] is Verdict.NOT_MET
            if failed and stream.slug not in reached and self._is_of_another(stream):
                yield stream.slug

    def _is_of_another(self, stream: Stream) -> bool:
        tried = self._tried(stream.spec.get("province"))
        facts = tried.rules.facts.all
        failed = [
            finding
            for finding in tried.findings(stream)
            if finding.verdict is Verdict.NOT_MET
        ]
        return bool(failed) and all(
            any(
                _is_about_occupation(facts[criterion.fact])
                for criterion, judged in finding.judged
                if judged.verdict is Verdict.NOT_MET and criterion.fact is not None
            )
            for finding in failed
        )

    def _tried(self, province: Any) -> Assessment:
        """The profile with an offer there, where an offer is one of its changes."""
        if province not in self._assessed:
            step = self._lowest.get(province) or next(iter(self._lowest.values()), None)
            profile = step.change(self.profile) if step else self.profile
            self._assessed[province] = self.rulebook.assess(profile, self.on)
        return self._assessed[province]

    @cached_property
    def _assessed(self) -> dict[Any, Assessment]:
        return {}


def _is_about_occupation(fact: Fact) -> bool:
    if isinstance(fact, WorkMonths):
        return bool(fact.on_list) or (bool(fact.teers) and fact.where == "any")
    if isinstance(fact, OnList):
        return fact.whose in ("offer", "primary")
    return isinstance(fact, OCCUPATIONS)


def is_door(stream: Stream, on: date) -> bool:
    """Whether it is a permit that an offer brings, and that leads on to residence."""
    spec = stream.spec
    by_employer = spec.get("who_applies") in ("both", "employer")
    temporary = spec.get("outcome") == "temporary"
    return (
        by_employer
        and temporary
        and bool(spec.get("bridges"))
        and is_usable(stream, on)
    )
