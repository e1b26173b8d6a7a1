"""The row of Job Bank that an offer's wage is compared with."""

from __future__ import annotations

from typing import Any

from occupations.models import DataSet, Wage
from occupations.models.market import WageUnit
from pathways.rules import Case, plain
from pathways.rules.facts import median_wage
from pathways.rules.levers import offer_of


def median_row(case: Case) -> Wage | None:
    """The median of the offer's region, else of its province, with its data set.

    None where the offer leaves it open, or where the row is no longer what the edition
    compares with.
    """
    offer, median = offer_of(case.profile), median_wage(case)
    if offer is None or not isinstance(offer.noc, str):
        return None
    rows = Wage.objects.filter(
        unit_group__code=offer.noc, unit=WageUnit.HOUR, median_cad=median
    )
    area = rows.filter(area__code=_region(case)) or rows.filter(
        area__province__code=offer.province, area__level="province"
    )
    return area.select_related("area", "dataset__source").first()


def median_source(noc: str) -> DataSet | None:
    """The data set that the medians of a unit group come from."""
    rows = Wage.objects.filter(unit_group__code=noc, median_cad__isnull=False)
    row = rows.select_related("dataset__source").first()
    return row.dataset if row else None


def _region(case: Case) -> str:
    """The economic region of the offer's city, where both are known."""
    offer: Any = offer_of(case.profile)
    if not (isinstance(offer.city, str) and isinstance(offer.province, str)):
        return ""
    places = case.reference.places.get(offer.province, {})
    place = places.get(plain(offer.city))
    return place.region if place else ""
