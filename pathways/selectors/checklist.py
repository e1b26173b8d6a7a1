"""What the checklist shows: papers in order, and the days of the chosen pathways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final
from urllib.parse import urlencode

from pathways.comparison.columns import distinct
from pathways.comparison.records import Told, notes, told_times
from pathways.models import Edition
from pathways.outlook.groups import Group
from pathways.outlook.outlook import Outlook, outlook
from pathways.outlook.pathway import Pathway
from pathways.outlook.standing import Cite
from pathways.rules.gathering import Plan
from pathways.selectors.checklist_dates import Dated, dates
from pathways.selectors.checklist_papers import Item, items, papers
from pathways.selectors.result import current_edition, standing_of

IN_REACH: Final = (
    Group.OPEN,
    Group.INVITATION,
    Group.NO_INTAKE_KNOWN,
    Group.OFFICER,
    Group.ANSWER,
    Group.LATER,
)
AT_FIRST: Final = 4  # how many of the best group are chosen for you
DEADLINES: Final = ("you", "employer")


@dataclass(frozen=True, slots=True)
class Beside:
    """What else is known of a chosen pathway: time left to act, and its notes."""

    pathway: Pathway
    has_papers: bool
    deadlines: list[Told]
    notes: list[Told]


@dataclass(frozen=True)
class ChecklistPage:
    """Everything that the page says; ``chosen`` are asked for, or the best group."""

    edition: Edition
    outlook: Outlook
    chosen: tuple[Pathway, ...]

    @property
    def on(self) -> date:
        """The day of assessment."""
        return self.outlook.standing.on

    @property
    def slugs(self) -> list[str]:
        """The chosen pathways by name."""
        return [one.slug for one in self.chosen]

    @property
    def query(self) -> str:
        """The choice as the address says it."""
        return urlencode({"stream": self.slugs}, doseq=True)

    @cached_property
    def _gathered(self) -> tuple[Plan, list[Item]]:
        standing = self.outlook.standing
        return items(standing, papers(standing, self.chosen))

    @property
    def plan(self) -> Plan:
        """The day on which all can be there, and what decides it."""
        return self._gathered[0]

    @property
    def slowest(self) -> Item | None:
        """What takes longest of all that is not at hand."""
        slow = self.plan.slowest
        return next((one for one in self.items if one.place.need == slow), None)

    @property
    def items(self) -> list[Item]:
        """The papers in the order to begin them."""
        return self._gathered[1]

    @property
    def timed(self) -> list[Item]:
        """The papers of which a time or a validity is known, in that order."""
        return [one for one in self.items if one.time or one.validity]

    @property
    def untimed(self) -> list[Item]:
        """The others: nothing says when to begin them, so any day will do."""
        return [one for one in self.items if not (one.time or one.validity)]

    @cached_property
    def dates(self) -> list[Dated]:
        """The days ahead."""
        return dates(self.outlook.standing, self.chosen, self.items)

    @cached_property
    def beside(self) -> list[Beside]:
        """What else is known of each chosen pathway."""
        standing, found = self.outlook.standing, []
        for one in self.chosen:
            times = standing.in_force(one.stream.spec.get("times"))
            yours = [time for time in times if time.get("step") in DEADLINES]
            papers_told = bool(one.stream.spec.get("evidence"))
            told = notes(standing, one.stream)
            found.append(Beside(one, papers_told, told_times(standing, yours), told))
        return found

    @cached_property
    def sources(self) -> list[Cite]:
        """Every source of the page, each once."""
        return distinct(self._cites())

    def _cites(self) -> Iterator[Cite | None]:
        for item in self.items:
            yield from item.citations
            yield item.lever_cite
        yield from (one.citation for one in self.dates)
        for one in self.beside:
            yield from (told.citation for told in (*one.deadlines, *one.notes))


def checklist_page(
    answers: Mapping[str, Any], on: date, asked: Sequence[str] = ()
) -> ChecklistPage:
    """The checklist for these answers on a day. Raises ``RefusedAnswersError``."""
    edition = current_edition()
    found = outlook(standing_of(answers, edition, on))
    every = [one for group in found.groups for one in group.pathways]
    chosen = tuple(one for one in every if one.slug in asked)
    return ChecklistPage(edition, found, chosen or tuple(_best(found)))


def _best(found: Outlook) -> Sequence[Pathway]:
    """The first few of the best group in reach; of provinces asked about, if any."""
    for name in IN_REACH:
        group = found.group(name)
        if group:
            return (group.shown or group.pathways)[:AT_FIRST]
    return ()
