"""The primary occupation: what an application would name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final

from pathways.rules.engine.case import Case
from pathways.rules.engine.days import window_start
from pathways.rules.engine.values import NOTHING, Open, choose
from pathways.rules.facts.fact import Fact, under
from pathways.rules.facts.spells import (
    Hours,
    Spell,
    by_noc,
    least_hours,
    months,
    most_hours,
    runs,
    spells,
)
from pathways.rules.profile.reading import UNANSWERED

# What decides the primary occupation.
PRIMARY_READS: Final = frozenset({"applicant.primary_noc"}) | under(
    "applicant.work", "noc", "start", "end", "hours_per_week", "paid"
)


def primary_occupation(case: Case, who: str = "applicant") -> Any:
    """The unit group named, else that of the longest run in TEER 0 to 3.

    On equal months the latest run, then the lower code (contract, “Primary
    occupation”); runs are those of the last ten years.
    """
    return case.keep(("primary", who), lambda: _primary(case, who))


def _primary(case: Case, who: str) -> Any:
    person = case.person(who)
    if isinstance(person, Open) or person is None:
        return person
    if person.primary_noc is not UNANSWERED and person.primary_noc is not None:
        return person.primary_noc
    all_spells = spells(case, who)
    if isinstance(all_spells, Open):
        return all_spells
    open_nocs = person.work is UNANSWERED or any(
        job.noc is UNANSWERED for job in person.work
    )
    skilled = [s for s in all_spells if s.noc and s.noc[1] in "0123"]
    window = (window_start(case.on, 120), case.on)
    asks = NOTHING.union(*[spell.asks for spell in skilled])
    if open_nocs:
        return Open(asks | {f"{who}.work.noc"})
    if asks:
        return choose(_possible(skilled, window), asks)
    return _ranked(skilled, window, least_hours)


def _possible(skilled: list[Spell], window: tuple[date, date]) -> list[str]:
    """The unit groups that may have the longest run, whatever is not answered."""
    spans = {
        group[0].noc: [
            max(months(run, window, hours) for run in runs(group))
            for hours in (least_hours, most_hours)
        ]
        for group in by_noc(skilled)
    }
    surely = max(least for least, _ in spans.values())
    return sorted(noc for noc, (_, most) in spans.items() if most >= surely)


def _ranked(
    skilled: list[Spell],
    window: tuple[date, date],
    hours: Hours,
) -> str | None:
    best: tuple[Any, ...] | None = None
    for group in by_noc(skilled):
        for run in runs(group):
            worked = months(run, window, hours)
            key = (worked, max(s.end for s in run), _descending(group[0].noc))
            if best is None or key > best[0]:
                best = (key, group[0].noc)
    return None if best is None else best[1]


def _descending(noc: str) -> int:
    return -int(noc)


@dataclass(frozen=True, slots=True)
class PrimaryOccupation(Fact):
    """The unit group that an application would name."""

    unit: ClassVar[str] = "occupation"
    effort: ClassVar = 12
    reads: ClassVar = PRIMARY_READS

    def derive(self, case: Case) -> Any:
        return primary_occupation(case)
