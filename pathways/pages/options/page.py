"""Options: every pathway found, filtered and compared before anything is rendered."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from pathways.outlook.pathway import Pathway, pathway
from pathways.outlook.provinces import provinces_asked
from pathways.outlook.rounds import Hindsight, hindsight
from pathways.outlook.scores import ScoreSheet, score_sheet
from pathways.pages.options.beside import MOST, Beside, Chosen, beside
from pathways.pages.options.concern import (
    Concern,
    Split,
    ticked_beforehand,
)
from pathways.pages.options.further import SHOWN, Drawn, further_routes
from pathways.pages.options.pathway import pathway_section
from pathways.pages.options.rounds import Counted
from pathways.pages.options.section import PathwaySection
from pathways.pages.options.states import Pile, State, States
from pathways.pages.options.table import Option, Rows, filtered
from pathways.rules import CRS, EXPRESS_ENTRY
from pathways.rules.routes import Route, is_needed
from pathways.selectors.odds import odds_of
from pathways.selectors.person import Person
from pathways.words.answer import sentences

FILTERS: Final[dict[str, str | Promise]] = {
    "work": lazy("Work soon"),
    "residence": lazy("Residence"),
    "no_offer": lazy("No offer needed"),
    "no_french": lazy("No French"),
    "open": lazy("Open now"),
}
PILES: Final[dict[Pile, tuple[str | Promise, str | Promise]]] = {
    Pile.REACHABLE: (
        lazy("Within reach"),
        lazy("The nearest first: what is open to you, then what a step would open."),
    ),
    Pile.OTHER_LIFE: (
        lazy("A different life"),
        lazy("They ask for another occupation, a trade, or service in the forces."),
    ),
    Pile.NEVER: (
        lazy("Closed, or not for you"),
        lazy("Nobody can apply today, or what is missing is in no one’s power."),
    ),
}


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter as a tick box."""

    key: str
    label: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class PileOfOptions:
    """One pile: its heading, what it holds, and the rows that pass the filters."""

    pile: Pile
    title: str
    about: str
    rows: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class OptionsPage:
    """Everything that the page says."""

    heading: str
    lead: str
    filters: tuple[Filter, ...]
    piles: tuple[PileOfOptions, ...]
    ticked: frozenset[str]
    beside: Beside | None
    refusal: str
    routes: tuple[Drawn, ...]
    near: Split
    nothing: str
    left_out: tuple[str, ...] = ()
    is_needed: bool = True

    @property
    def stays_chosen(self) -> str:
        """That what the filters leave out is still compared."""
        count = len(self.left_out)
        said = ngettext(
            "%(n)s chosen pathway does not pass the filters; it stays chosen.",
            "%(n)s chosen pathways do not pass the filters; they stay chosen.",
            count,
        )
        return said % {"n": count} if count else ""

    @property
    def first(self) -> PileOfOptions:
        """The pile that ``near`` splits in what stands open and the others."""
        return self.piles[0]

    @property
    def show_others(self) -> str:
        """What opens the others of the first pile."""
        count = len(self.near.others)
        said = ngettext("Show the other one", "Show the other %(n)s", count)
        return said % {"n": count}

    @property
    def further(self) -> tuple[PileOfOptions, ...]:
        """Those that open in place."""
        return self.piles[1:]


@dataclass(frozen=True)
class Options:
    """All pathways of one person, found once."""

    person: Person

    @cached_property
    def states(self) -> States:
        """How each stands."""
        return States(self.person.standing, self.person.rounds)

    @cached_property
    def pathways(self) -> Mapping[str, Pathway]:
        """Every pathway of the edition."""
        standing = self.person.standing
        streams = standing.assessment.streams
        return {stream.slug: pathway(standing, stream) for stream in streams}

    def state(self, slug: str) -> State:
        """How one stands."""
        return self.states.state(self.pathways[slug].stream)

    def stand(self, item: Pathway) -> tuple[str, str]:
        """The same in a key and its words."""
        state = self.state(item.slug)
        return state.key, state.words

    def past(self, slug: str) -> Hindsight | None:
        """What past rounds say of one."""
        record = self.person.records.get(slug)
        if record is None:
            return None
        sheet = self._sheet(self.pathways[slug])
        return hindsight(record, sheet, self.person.standing.assessment)

    def _sheet(self, item: Pathway) -> ScoreSheet | None:
        """The score by which a pathway ranks its candidates."""
        if item.stream.spec["program"] == EXPRESS_ENTRY:
            return score_sheet(self.person.standing, CRS)
        return item.points

    @cached_property
    def counts(self) -> Mapping[str, Counted]:
        """Past rounds of each."""
        return {
            slug: self.states.rounds_of(item.stream)
            for slug, item in self.pathways.items()
        }

    @cached_property
    def routes(self) -> tuple[Route, ...]:
        """The answer's routes, best first."""
        answer = self.person.answer
        return (*answer.routes, *answer.further)

    @cached_property
    def rows(self) -> list[Option]:
        """All of them, the nearest first."""
        slugs = [slug for route in self.routes for slug in route.streams]
        rows = Rows(tuple(dict.fromkeys(slugs)), self.counts)
        made = [
            rows.row(item, self.state(slug)) for slug, item in self.pathways.items()
        ]
        return sorted(made, key=lambda row: row.order)

    @property
    def reachable(self) -> list[str]:
        """Those within reach, the nearest first."""
        return [row.slug for row in self.rows if row.pile is Pile.REACHABLE]

    @property
    def best(self) -> list[str]:
        """Those that are ticked beforehand."""
        routes = self.person.answer.routes
        return ticked_beforehand(routes, self.pathways, self.reachable)

    @property
    def concern(self) -> Concern:
        """How closely each concerns the person; routes: those that the pages show."""
        answer = self.person.answer
        shown = (*answer.routes, *answer.further[:SHOWN])
        on_routes = frozenset(slug for route in shown for slug in route.streams)
        provinces = provinces_asked(self.person.standing)
        return Concern(self.pathways, on_routes, provinces)

    def section(self, slug: str) -> PathwaySection:
        """Everything that the page of one pathway says."""
        item = self.pathways[slug]
        counted = self.states.rounds_of(item.stream)
        return pathway_section(item, self.state(slug), counted, self.past(slug))

    def chosen(self, slugs: Iterable[str]) -> list[Chosen]:
        """The columns of these pathways, in the order of the table."""
        wanted = frozenset(slugs)
        return [
            Chosen(
                row,
                self.pathways[row.slug],
                self.state(row.slug),
                self.counts[row.slug],
                next((r for r in self.routes if row.slug in r.streams), None),
            )
            for row in self.rows
            if row.slug in wanted
        ]


def options_page(
    person: Person, wanted: Collection[str] = (), asked: Sequence[str] | None = None
) -> OptionsPage:
    """The table with these filters, and these pathways side by side.

    Without a choice (``None``) the three best are chosen. Who is Canadian needs none.
    """
    options = Options(person)
    if not is_needed(person.standing.profile):
        return _not_needed(person)
    ticked = options.best if asked is None else list(dict.fromkeys(asked))
    rows = filtered(options.rows, wanted)
    piles = tuple(_pile(pile, rows) for pile in Pile)
    near = options.concern.split(piles[0].rows, ticked)
    compared = beside(options.chosen(ticked)) if len(ticked) <= MOST else None
    return OptionsPage(
        heading=_heading(len(options.rows)),
        lead=_lead(len(near.open)),
        filters=tuple(
            Filter(key, str(label), key in wanted) for key, label in FILTERS.items()
        ),
        piles=piles,
        ticked=frozenset(ticked),
        beside=compared,
        routes=further_routes(person.standing, person.answer),
        refusal="" if compared else _("Tick two to four pathways to compare them."),
        near=near,
        nothing="" if near.open else _nothing(wanted),
        left_out=_left_out(ticked, options, rows),
    )


def _left_out(
    ticked: Iterable[str], options: Options, rows: Iterable[Option]
) -> tuple[str, ...]:
    """The chosen pathways that the filters leave out: a form keeps them unseen."""
    shown = {row.slug for row in rows}
    return tuple(s for s in ticked if s in options.pathways and s not in shown)


def _not_needed(person: Person) -> OptionsPage:
    """That there is nothing to choose from, in the words of the Answer."""
    first, *rest = sentences(person.standing.rulebook, person.answer)
    return OptionsPage(
        heading=first,
        lead=" ".join(rest),
        filters=(),
        piles=(),
        ticked=frozenset(),
        beside=None,
        refusal="",
        routes=(),
        near=Split((), ()),
        nothing="",
        is_needed=False,
    )


def option_page(person: Person, slug: str) -> PathwaySection | None:
    """One pathway; none when the edition does not hold it."""
    options = Options(person)
    if slug not in options.pathways:
        return None
    section = options.section(slug)
    of_express_entry = options.pathways[slug].stream.spec["program"] == EXPRESS_ENTRY
    if not of_express_entry or not is_needed(person.standing.profile):
        return section
    crs = score_sheet(person.standing, CRS)
    odds = odds_of(person.standing, crs, stands=options.stand)
    return replace(section, crs=crs, odds=odds)


def _pile(pile: Pile, rows: Iterable[Option]) -> PileOfOptions:
    members = tuple(row for row in rows if row.pile is pile)
    title, about = PILES[pile]
    return PileOfOptions(pile, str(title), str(about), members)


def _heading(count: int) -> str:
    said = ngettext(
        "The one pathway that there is", "All %(n)s pathways, the nearest first", count
    )
    return said % {"n": count}


def _lead(shown: int) -> str:
    if not shown:
        return _("Tick two to four to see them side by side.")
    said = ngettext(
        "%(n)s is shown. Tick two to four to see them side by side.",
        "%(n)s are shown. Tick two to four to see them side by side.",
        shown,
    )
    return said % {"n": shown}


def _nothing(wanted: Collection[str]) -> str:
    """Why no row stands open: the filters, or none within reach."""
    labels = [_("“%(filter)s”") % {"filter": FILTERS[key]} for key in wanted]
    if not labels:
        return _("No pathway is within reach of one step; the lists below say why.")
    said = ngettext(
        "No pathway within reach passes the filter %(filters)s.",
        "No pathway within reach passes all these filters: %(filters)s.",
        len(labels),
    )
    return said % {"filters": ", ".join(labels)}
