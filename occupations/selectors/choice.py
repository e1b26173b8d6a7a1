"""What the choice of a unit group changes: lists, the median wage, and what it does.

For many groups at once, in three queries; a group that was asked for is kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from django.db.models import Q
from django.utils.formats import number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from occupations.finder.data import DistinctionRow
from occupations.models import (
    OccupationListEntry,
    OccupationTitle,
    Province,
    Wage,
    WageAreaLevel,
    WageUnit,
)
from occupations.selectors.listings import listings

MOST_TITLES: Final = 3
MOST_LISTS: Final = 2
Distinctions = Iterable[DistinctionRow]


@dataclass(frozen=True, slots=True)
class Median:
    """The median wage in CAD of a place, for an hour or a year, and its edition."""

    cad: Decimal
    unit: str
    place: str
    edition: int

    @property
    def words(self) -> str:
        """The wage with its place and the edition of Job Bank."""
        text = (
            _("Median %(amount)s CAD an hour in %(place)s (Job Bank %(edition)s).")
            if self.unit == WageUnit.HOUR
            else _("Median %(amount)s CAD a year in %(place)s (Job Bank %(edition)s).")
        )
        amount = number_format(self.cad, 2, force_grouping=True)
        values = {"amount": amount, "place": self.place, "edition": self.edition}
        return text % values


@dataclass(frozen=True, slots=True)
class Choice:
    """One unit group: what it does, the lists it is on, what it pays."""

    does: str
    lists: tuple[str, ...]
    median: Median | None

    def changes(self, teer: int) -> str:
        """What the choice changes, in one line."""
        level = _("TEER %(teer)s.") % {"teer": teer}
        wage = self.median.words if self.median else _("No median is published there.")
        return f"{level} {self._listed()} {wage}"

    def _listed(self) -> str:
        """The lists by name, or how many more there are."""
        named, more = self.lists[:MOST_LISTS], len(self.lists) - MOST_LISTS
        values = {"lists": "; ".join(named), "more": more}
        if not named:
            return _("On none of the lists here.")
        if more <= 0:
            return _("On the lists: %(lists)s.") % values
        return (
            ngettext(
                "On the lists: %(lists)s; and %(more)s more.",
                "On the lists: %(lists)s; and %(more)s more.",
                more,
            )
            % values
        )

    def json(self) -> dict[str, object]:
        """The keys that a result has besides (docs/profile.md)."""
        median = self.median
        return {
            "does": self.does,
            "lists": list(self.lists),
            "median_cad": float(median.cad) if median else None,
            "median_unit": median.unit if median else None,
            "median_place": median.place if median else None,
        }


@dataclass
class Choices:
    """The choices of one day and place; ``province``: empty for Canada."""

    on: date
    province: str = ""
    distinctions: Sequence[DistinctionRow] = ()
    _kept: dict[str, Choice] = field(default_factory=dict)

    def of(self, codes: Iterable[str]) -> dict[str, Choice]:
        """What each of these unit groups changes."""
        wanted = list(dict.fromkeys(codes))
        new = [code for code in wanted if code not in self._kept]
        if new:
            does, lists, medians = self._does(new), self._lists(new), self._medians(new)
            for code in new:
                self._kept[code] = Choice(does[code], lists[code], medians.get(code))
        return {code: self._kept[code] for code in wanted}

    def _does(self, codes: list[str]) -> dict[str, str]:
        """Duties where we have words for them, else titles of the official index."""
        duties: dict[str, str] = {}
        for row in self.distinctions:
            duties.setdefault(row.lower, row.if_lower)
            duties.setdefault(row.higher, row.if_higher)
        titles = _titles([code for code in codes if code not in duties])
        return {code: duties.get(code) or titles.get(code, "") for code in codes}

    def _lists(self, codes: list[str]) -> dict[str, tuple[str, ...]]:
        """The titles of the lists that each is on today."""
        entries = _entries(codes)
        return {
            code: tuple(
                dict.fromkeys(
                    listing.occupation_list.title
                    for listing in listings(entries[code], self.on)
                    if listing.now
                )
            )
            for code in codes
        }

    def _medians(self, codes: list[str]) -> dict[str, Median]:
        rows = Wage.objects.filter(unit_group__code__in=codes, median_cad__isnull=False)
        if self.province:
            area = {"area__level": WageAreaLevel.PROVINCE}
            rows = rows.filter(area__province__code=self.province, **area)
        else:
            rows = rows.filter(area__level=WageAreaLevel.COUNTRY)
        place = self._place()
        return {
            code: Median(cad, unit, place, edition)
            for code, cad, unit, edition in rows.values_list(
                "unit_group__code", "median_cad", "unit", "edition"
            )
            if cad is not None
        }

    def _place(self) -> str:
        row = Province.objects.filter(code=self.province).first()
        return row.name if row else _("Canada")


def _titles(codes: list[str]) -> dict[str, str]:
    """The shortest example titles of the official index, as one line."""
    language = "fr" if get_language() == "fr" else "en"
    rows = OccupationTitle.objects.filter(
        unit_group__code__in=codes, language=language
    ).values_list("unit_group__code", "title")
    result: defaultdict[str, list[str]] = defaultdict(list)
    for code, title in rows:
        result[code].append(title)
    return {
        code: _("Such as: %(titles)s.") % {"titles": ", ".join(_shortest(titles))}
        for code, titles in result.items()
    }


def _shortest(titles: list[str]) -> list[str]:
    return sorted(titles, key=lambda title: (len(title), title))[:MOST_TITLES]


def _entries(codes: list[str]) -> dict[str, list[OccupationListEntry]]:
    """The lines of lists that are about each unit group, by list."""
    prefixes = {code[:length] for code in codes for length in range(2, 6)}
    rows = (
        OccupationListEntry.objects.filter(
            Q(key__in=prefixes) | Q(unit_groups__code__in=codes)
        )
        .select_related("occupation_list")
        .prefetch_related("unit_groups")
        .distinct()
        .order_by("occupation_list__title", "occupation_list_id", "pk")
    )
    every = [(row, {group.code for group in row.unit_groups.all()}) for row in rows]
    return {
        code: [
            row
            for row, groups in every
            if code in groups or (row.key.isdigit() and code.startswith(row.key))
        ]
        for code in codes
    }
