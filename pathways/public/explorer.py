"""Rounds of invitations by category and date, and the pool behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from pathways.models import PoolSnapshot
from pathways.public.charts import Chart, charts_of
from pathways.public.draws import Drawn
from pathways.public.edition import Published
from pathways.rules import window_start
from pathways.selectors.odds import kind_name
from pathways.selectors.rounds import EVERYBODY

USUAL_MONTHS: Final = 24


class RoundsForm(forms.Form):
    """Which rounds to show; what is left empty does not limit."""

    category = forms.ChoiceField(label=_("Category"), required=False)
    since = forms.DateField(label=_("From"), required=False)
    until = forms.DateField(label=_("To"), required=False)

    def __init__(
        self, data: Mapping[str, Any] | None, *, categories: Mapping[str, str]
    ) -> None:
        super().__init__(data)
        field = self.fields["category"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = [("", _("All")), *categories.items()]

    def clean(self) -> dict[str, Any]:
        """The first day is not after the last."""
        answers: dict[str, Any] = super().clean() or self.cleaned_data
        since, until = answers.get("since"), answers.get("until")
        if since and until and since > until:
            self.add_error("until", _("This day is before the first one."))
        return answers


@dataclass(frozen=True, slots=True)
class Band:
    """Candidates of a range of scores; ``share`` in per cent of the largest band."""

    low: int
    high: int
    candidates: int
    share: str


@dataclass(frozen=True, slots=True)
class Explored:
    """The rounds asked for, and their charts."""

    rounds: tuple[Drawn, ...]
    charts: tuple[Chart, ...]
    known_on: date | None


def categories(published: Published, rounds: Sequence[Drawn]) -> dict[str, str]:
    """The categories that ever had a round, those for everyone first."""
    held = dict.fromkeys(drawn.category for drawn in rounds)
    named = {category: kind_name(category, published.standing) for category in held}
    return dict(sorted(named.items(), key=lambda item: (item[0] != EVERYBODY, item[1])))


def usual_start(on: date) -> date:
    """The first day that is shown when none was asked for."""
    return window_start(on, USUAL_MONTHS)


def explore(
    rounds: Sequence[Drawn], *, category: str, since: date | None, until: date | None
) -> Explored:
    """The rounds of a category between two days, both included."""
    items = [
        item
        for item in rounds
        if (not category or item.category == category)
        and (since is None or item.on >= since)
        and (until is None or item.on <= until)
    ]
    return Explored(
        tuple(items),
        tuple(charts_of(items)),
        max((drawn.known_on for drawn in rounds if drawn.known_on), default=None),
    )


def bands(pool: PoolSnapshot | None) -> list[Band]:
    """The bands that do not overlap, highest first, with the length of their bars."""
    if pool is None:
        return []
    every = sorted(pool.bands.all(), key=lambda band: (-band.high, band.low))
    narrow = [
        pool_band
        for pool_band in every
        if not any(
            _within(other, pool_band) for other in every if other is not pool_band
        )
    ]
    most = max((pool_band.candidates for pool_band in narrow), default=0) or 1
    return [
        Band(
            item.low, item.high, item.candidates, f"{item.candidates * 100 / most:.2f}%"
        )
        for item in narrow
    ]


def _within(inner: Any, outer: Any) -> bool:
    """Whether a band is a part of another, wider one."""
    return bool(
        outer.low <= inner.low
        and inner.high <= outer.high
        and (inner.low, inner.high) != (outer.low, outer.high)
    )
