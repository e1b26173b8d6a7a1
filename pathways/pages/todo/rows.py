"""The papers in the order to begin them, each as a row: when, who, what it costs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from pathways.comparison.columns import distinct
from pathways.outlook.standing import Cite, Standing
from pathways.pages.todo.needs import held_until
from pathways.pages.todo.papers import PARTNER, Paper
from pathways.pages.todo.prices import paper_price, price_notes
from pathways.pages.todo.section import PaperRow
from pathways.rules import Need, Place, Spec, arrange
from pathways.wording import months_words
from pathways.words.counts import day_words
from pathways.words.routes import listed
from pathways.words.vocabulary import Text

MANY: Final = 2
WHO: Final[dict[str, Text]] = {
    "you": lazy("You"),
    PARTNER: lazy("Your partner"),
    "employer": lazy("Employer"),
    "province": lazy("Province"),
    "family": lazy("Each of you"),
}
AFTER: Final[dict[str, Text]] = {
    "invitation": lazy("Once invited"),
    "nomination": lazy("Once nominated"),
    "selection": lazy("Once selected"),
}


@dataclass(frozen=True)
class Item:
    """A paper with its place in the order, and the record of its lever."""

    paper: Paper
    place: Place
    standing: Standing

    @property
    def lever(self) -> Spec:
        """The record that tells how long it takes."""
        return lever_of(self.standing, self.paper)

    @property
    def citations(self) -> list[Cite]:
        """Every page that asks for it."""
        return distinct([*self.paper.cites, *self.paper.rules.values()])


def lever_of(standing: Standing, paper: Paper) -> Spec:
    """The lever whose months are those of the paper."""
    record: Spec = standing.snapshot.get("levers", {}).get(paper.lever, {})
    return record


def items(standing: Standing, papers: Iterable[Paper]) -> list[Item]:
    """The papers in the order to begin them; those of the last step come last."""
    by_slug = {paper.slug: paper for paper in papers}
    needs = [_need(standing, paper) for paper in by_slug.values()]
    every = [
        Item(by_slug[place.need.key], place, standing)
        for place in arrange(needs, standing.on)
    ]
    return sorted(every, key=lambda item: bool(item.paper.after))


def _need(standing: Standing, paper: Paper) -> Need:
    lever, topic = lever_of(standing, paper), paper.topic
    profile = standing.profile
    owner = profile.partner if paper.who == PARTNER else profile.applicant
    return Need(
        key=paper.slug,
        needed_on=paper.needed_on,
        months_low=lever.get("months_low"),
        months_high=lever.get("months_high"),
        valid_months=topic.valid_months if topic else None,
        held_until=held_until(owner, topic, standing.on, paper.languages),
    )


def paper_rows(every: Iterable[Item], routes: int) -> Iterator[PaperRow]:
    """Each as the page shows it; ``routes``: how many are chosen."""
    every = list(every)
    names = {name for item in every for name in item.paper.names}
    for item in every:
        paper = item.paper
        yield PaperRow(
            slug=paper.slug,
            title=paper.title,
            begin=_begin(item),
            who=_who(item),
            price=_price(item),
            routes=_routes(paper, routes, len(names)),
            notes=tuple(_notes(item)),
            rules=tuple(paper.rules),
            cites=tuple(item.citations),
            is_held=item.place.is_held,
        )


def _who(item: Item) -> str:
    """Who makes or orders it; one who comes alone is the whole family."""
    who, profile = item.paper.who, item.standing.profile
    if who == "family" and not (profile.partner or profile.dependent_children):
        who = "you"
    return str(WHO[who])


def _begin(item: Item) -> str:
    """When to begin it, in few words."""
    place, on = item.place, item.standing.on
    if place.is_held:
        return _("It is there")
    if item.paper.after:
        return str(AFTER[item.paper.after])
    if place.begin <= on:
        return _("Now")
    return _("By %(day)s") % {"day": day_words(place.begin)}


def _price(item: Item) -> str:
    if item.place.is_held:
        return _("Done")
    return paper_price(item.standing, item.paper)


def _routes(paper: Paper, routes: int, names: int) -> str:
    """The applications that ask for it, with their routes if there are more."""
    is_for_all = names > MANY and len(paper.names) == names
    asking = _("Every application") if is_for_all else "; ".join(paper.names)
    if routes < 2:
        return asking
    words = ngettext(
        "%(asking)s (route %(numbers)s)",
        "%(asking)s (routes %(numbers)s)",
        len(paper.routes),
    )
    numbers = listed(map(str, paper.routes))
    return words % {"asking": asking, "numbers": numbers}


def _notes(item: Item) -> Iterator[str]:
    """What is good to know: what is at hand, how long it takes and holds."""
    end = item.place.need.held_until
    if item.place.is_held and end:
        yield _("No longer valid from %(day)s.") % {"day": day_words(end)}
        return
    if end:
        yield _lapsing(end)
    yield from _spans(item)
    yield from price_notes(item.standing, item.paper)


def _lapsing(end: date) -> str:
    words = {"day": day_words(end)}
    return (
        _(
            "Yours is no longer valid from %(day)s, before it is asked for: get a new "
            "one."
        )
        % words
    )


def _spans(item: Item) -> Iterator[str]:
    need = item.place.need
    if need.months_high:
        yield time_words(need, bool(item.lever.get("is_estimate")))
    if need.valid_months:
        yield _("Valid for %(months)s.") % {"months": months_words(need.valid_months)}


def time_words(need: Need, is_estimate: bool = False) -> str:
    """How long a paper takes to get."""
    low, high = need.months_low, need.months_high
    words = {"months": months_words(high), "low": low}
    if low and low != high:
        words["months"] = _("%(low)s to %(months)s") % words
    if is_estimate:
        return _("It takes %(months)s, by our estimate.") % words
    return _("It takes %(months)s.") % words
