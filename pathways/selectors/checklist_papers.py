"""The papers of the chosen pathways: merged, with validity, in the order to begin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pathways.comparison.columns import distinct
from pathways.comparison.records import evidence
from pathways.outlook.pathway import Pathway
from pathways.outlook.standing import Cite, Standing
from pathways.rules.gathering import Need, Place, Plan, plan
from pathways.rules.specs import Spec
from pathways.selectors.checklist_needs import (
    BY_TITLE,
    Topic,
    asked,
    held_until,
)
from pathways.wording import months_words


@dataclass
class Paper:
    """A paper while it is put together: who asks for it, and by what rule."""

    slug: str
    title: str
    topic: Topic | None = None
    pathways: list[str] = field(default_factory=list)
    rules: dict[str, Cite] = field(default_factory=dict)
    cites: list[Cite] = field(default_factory=list)

    def asked_by(self, name: str) -> None:
        """One more pathway needs it."""
        if name not in self.pathways:
            self.pathways.append(name)


@dataclass(frozen=True)
class Item:
    """A paper as the page shows it, with its place in the order."""

    paper: Paper
    place: Place
    plan: Plan
    lever: Spec
    lever_cite: Cite | None

    @property
    def title(self) -> str:
        """What it is."""
        return self.paper.title

    @property
    def pathways(self) -> list[str]:
        """The chosen pathways that need it."""
        return self.paper.pathways

    @cached_property
    def citations(self) -> list[Cite]:
        """Every page that asks for it."""
        return distinct([*self.paper.cites, *self.paper.rules.values()])

    @property
    def is_estimate(self) -> bool:
        """Whether the time to get it is ours."""
        return bool(self.lever.get("is_estimate"))

    @property
    def time(self) -> str:
        """How long it takes to get; nothing where it is not known."""
        low, high = self.place.need.months_low, self.place.need.months_high
        if low is None or high is None:
            return ""
        if low == high:
            return months_words(high)
        words = {"least": low, "most": months_words(high)}
        return _("%(least)s to %(most)s") % words

    @property
    def validity(self) -> str:
        """How long it is valid; nothing where it is not known to us."""
        months = self.place.need.valid_months
        return months_words(months) if months else ""

    @property
    def held(self) -> str:
        """What is at hand, and until when; nothing where none is."""
        end = self.place.need.held_until
        if end is None:
            return ""
        words = {"day": told(end)}
        if self.place.is_held:
            return _("You have one. It is no longer valid from %(day)s.") % words
        return (
            _(
                "Yours is no longer valid from %(day)s, before the rest can be there: "
                "get a new one."
            )
            % words
        )

    @property
    def is_timed(self) -> bool:
        """Whether both its time and its validity are known."""
        need = self.place.need
        return need.months_high is not None and need.valid_months is not None

    @property
    def arithmetic(self) -> str:
        """How the day to begin follows, in a line; nothing where there is none."""
        begin, ready = self.place.begin, self.plan.ready
        if begin is None or ready is None or not self.is_timed:
            return ""
        words = {
            "ready": told(ready),
            "most": months_words(self.place.need.months_high),
            "begin": told(begin),
        }
        return _("%(ready)s less %(most)s is %(begin)s.") % words


def told(day: date) -> str:
    """A day in the words of the language."""
    return str(date_format(day, _("j F Y")))


def papers(standing: Standing, chosen: Iterable[Pathway]) -> list[Paper]:
    """What the chosen pathways need, each once."""
    found: dict[str, Paper] = {}
    for one in chosen:
        for paper, cite, rule in _of(standing, one):
            kept = found.setdefault(paper.slug, paper)
            kept.asked_by(one.name)
            if rule:
                kept.rules[rule] = cite
            else:
                kept.cites.append(cite)
    return list(found.values())


def _of(standing: Standing, one: Pathway) -> Iterator[tuple[Paper, Cite, str]]:
    """The catalogue's own list of papers, then what the rules ask to be shown."""
    listed = evidence(standing, one.stream)
    for record in listed:
        topic = BY_TITLE.get(record.title.casefold())
        slug = topic.slug if topic else record.title.casefold()
        title = str(topic.title) if topic else record.title
        if record.citation:
            yield Paper(slug, title, topic), record.citation, ""
    for topic, finding in asked(standing, one.stream):
        if topic.always or not listed:
            paper = Paper(topic.slug, str(topic.title), topic)
            cite = standing.cited(finding.citation)
            yield paper, cite, finding.requirement.title


def items(standing: Standing, every: Iterable[Paper]) -> tuple[Plan, list[Item]]:
    """The papers in the order to begin them, and how that order follows."""
    by_slug = {paper.slug: paper for paper in every}
    found = plan([_need(standing, paper) for paper in by_slug.values()], standing.on)
    return found, [
        Item(
            by_slug[place.need.key],
            place,
            found,
            lever := _lever(standing, by_slug[place.need.key]),
            standing.cite(lever),
        )
        for place in found.places
    ]


def _lever(standing: Standing, paper: Paper) -> Spec:
    name = paper.topic.lever if paper.topic else ""
    found: Spec = standing.snapshot.get("levers", {}).get(name, {})
    return found


def _need(standing: Standing, paper: Paper) -> Need:
    lever, topic = _lever(standing, paper), paper.topic
    return Need(
        key=paper.slug,
        months_low=lever.get("months_low"),
        months_high=lever.get("months_high"),
        valid_months=topic.valid_months if topic else None,
        held_until=held_until(standing, topic) if topic else None,
    )
