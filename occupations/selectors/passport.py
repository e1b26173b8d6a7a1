"""Everything known about one unit group, in four queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, Model, QuerySet, Value
from django.utils.translation import gettext as _

from occupations.models import (
    Concordance,
    Language,
    NationalProjection,
    NocGroup,
    OccupationTitle,
    SocMapping,
    UnitGroup,
    UsTitle,
)
from occupations.selectors.citations import Citation, citation_of
from occupations.selectors.listings import Listing, entries_of, listings
from occupations.selectors.market import Market, market

PARENTS = "minor_group__parent__parent__parent"
CITED = ("dataset__source", "projection__dataset__source")


@dataclass(frozen=True, slots=True)
class Code:
    """A code of another classification, with its title."""

    code: str
    title: str
    rank: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Other codes and titles that lead to a unit group."""

    soc: Sequence[Code]
    noc_2016: Sequence[Code]
    us_titles: Sequence[str]
    titles: Sequence[str]


@dataclass(frozen=True, slots=True)
class Passport:
    """What the page of a unit group shows."""

    group: UnitGroup
    wider: Sequence[NocGroup]
    words: Words
    listings: Sequence[Listing]
    market: Market
    projection: NationalProjection | None
    sources: Sequence[Citation]

    @property
    def now_listings(self) -> list[Listing]:
        """Lists that hold today, with today's lines."""
        return [listing.at("now") for listing in self.listings if listing.now]

    @property
    def past_listings(self) -> list[Listing]:
        """Lines that hold no longer, or not yet."""
        return [
            listing.at("other")
            for listing in self.listings
            if listing.past or listing.ahead
        ]

    @property
    def map_title(self) -> str:
        """What the map is called."""
        return _("Outlook by province, in words below and in the table")


def passport(
    *, code: str, on: date, groups: QuerySet[UnitGroup] | None = None
) -> Passport | None:
    """The passport of a unit group on a day; nothing for an unknown code.

    ``groups``: the unit groups with what else the caller reads of them.
    """
    rows = UnitGroup.objects.all() if groups is None else groups
    group = rows.select_related(PARENTS, *CITED).filter(code=code).first()
    if group is None:
        return None
    result = market(group)
    projection = getattr(group, "projection", None)
    datasets = [group.dataset, *([projection.dataset] if projection else [])]
    return Passport(
        group=group,
        wider=_wider(group),
        words=_words(group),
        listings=listings(entries_of(group), on),
        market=result,
        projection=projection,
        sources=[*map(citation_of, datasets), *result.citations],
    )


def _wider(group: UnitGroup) -> list[NocGroup]:
    """From the broad category to the minor group; repeated titles once."""
    chain: list[NocGroup] = []
    step: NocGroup | None = group.minor_group
    while step is not None:
        chain.insert(0, step)
        step = step.parent
    return chain


def _words(group: UnitGroup) -> Words:
    """SOC codes, NOC 2016 codes, US titles and example titles in one query."""
    soc = _union(SocMapping, "soc", group, "onet_soc", "us_title", "rank")
    old = _union(Concordance, "old", group, "noc_2016", "title_2016", "relation")
    us = _union(UsTitle, "us", group, "title", "title", "soc_2018")
    titles = _union(OccupationTitle, "title", group, "title", "title", "language")
    record: dict[str, list[Code]] = {"soc": [], "old": [], "us": [], "title": []}
    for kind, code, title, rank in soc.union(old, us, titles):
        record[kind].append(Code(code, title, rank))
    ranks = ["primary", "alternative", "unranked"]
    english = (row.title for row in record["title"] if row.rank == Language.EN)
    return Words(
        soc=sorted(record["soc"], key=lambda row: (ranks.index(row.rank), row.code)),
        noc_2016=sorted(record["old"], key=lambda row: row.code),
        us_titles=sorted(row.title for row in record["us"]),
        titles=sorted(english),
    )


def _union(
    model: type[Model], kind: str, group: UnitGroup, *names: str
) -> QuerySet[Model, tuple[str, str, str, str]]:
    label = Value(kind, output_field=CharField())
    rows = model._default_manager.filter(unit_group=group)
    return rows.values_list(label, *names)
