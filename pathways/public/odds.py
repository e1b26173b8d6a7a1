"""The published calibration as a page: what past rounds told of the next ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pathways.models import Round
from pathways.outlook.standing import Standing
from pathways.public.charts import BOTTOM, TOP, Chart, Mark, Tick
from pathways.rules import CRS
from pathways.rules.rounds import (
    BASELINE,
    FIRST_DAY,
    METHODS,
    OFFSETS,
    SCORES_START_ANEW,
    TREND_ROUNDS,
    Bin,
    Calibration,
    KindErrors,
    YearErrors,
)
from pathways.selectors.odds import kind_name
from pathways.wording import number_words

NAMES: Final[dict[str, str | Promise]] = {
    BASELINE: gettext_lazy("As the last 12 months"),
    "last-6-months": gettext_lazy("As the last 6 months"),
    "last-24-months": gettext_lazy("As the last 24 months"),
    "last-cut-off": gettext_lazy("The last cut-off stays"),
    "trend": gettext_lazy("The trend of the last rounds goes on"),
}
QUARTERS: Final = (0, 25, 50, 75, 100)
ALL: Final = 1.0


@dataclass(frozen=True, slots=True)
class Method:
    """A method by name; ``better`` is how much lower its error is than the first's."""

    name: str
    earlier: float
    held_out: float
    earlier_better: float
    held_out_better: float
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Span:
    """The middle half of what happened: an upright line of the chart."""

    x: str
    high: str
    low: str


@dataclass(frozen=True, slots=True)
class Table:
    """The calibration of a method that is shown, drawn and as rows."""

    name: str
    bins: tuple[Bin, ...]
    chart: Chart
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of round by name, and how the last 12 months did for it."""

    name: str
    errors: KindErrors


@dataclass(frozen=True)
class OddsPage:
    """Everything that the page says; the round is the newest that was used."""

    calibration: Calibration
    standing: Standing
    newest: Round | None
    first_day: date = FIRST_DAY
    starts_anew: date = SCORES_START_ANEW[-1]
    trend_rounds: int = TREND_ROUNDS
    offsets: tuple[int, ...] = OFFSETS

    @property
    def names(self) -> list[str]:
        """The methods by name, in order."""
        return [str(NAMES[method]) for method in METHODS]

    @cached_property
    def methods(self) -> list[Method]:
        """Every method beside the rounds of the last 12 months."""
        base = self.calibration.methods[0]
        return [
            Method(
                str(NAMES[method.method]),
                method.earlier,
                method.held_out,
                1 - method.earlier / base.earlier,
                1 - method.held_out / base.held_out,
                method.is_shown,
            )
            for method in self.calibration.methods
        ]

    @property
    def other_grids(self) -> list[date]:
        """The days within the test on which the score changed."""
        versions = self.standing.snapshot["grids"].get(CRS, {}).get("versions", ())
        days = [date.fromisoformat(version["from"]) for version in versions]
        return [day for day in days if self.first_day < day < self.starts_anew]

    @property
    def beats(self) -> bool:
        """Whether any method may be shown beside the rounds of the last 12 months."""
        return len(self.calibration.shown) > 1

    @cached_property
    def tables(self) -> list[Table]:
        """The calibration of each method that is shown."""
        return [
            Table(
                str(NAMES[table.method]),
                table.bins,
                _chart(str(NAMES[table.method]), table.bins),
                tuple(map(_span, table.bins)),
            )
            for table in self.calibration.tables
        ]

    @property
    def none_told(self) -> Bin | None:
        """What happened to scores that met no round of the last 12 months."""
        return next((b for b in self.calibration.tables[0].bins if not b.high), None)

    @property
    def all_told(self) -> Bin | None:
        """What happened to scores that met every round of the last 12 months."""
        return next((b for b in self.calibration.tables[0].bins if b.low == ALL), None)

    @property
    def years(self) -> tuple[YearErrors, ...]:
        """The errors of each year."""
        return self.calibration.years

    @cached_property
    def kinds(self) -> list[Kind]:
        """Each kind of round, the one with most days first."""
        every = sorted(self.calibration.kinds, key=lambda kind: (-kind.days, kind.kind))
        return [
            Kind(kind_name(kind_errors.kind, self.standing), kind_errors)
            for kind_errors in every
        ]

    @property
    def vanished(self) -> list[Kind]:
        """The kinds after whose last known round no other came for 12 months."""
        return [kind for kind in self.kinds if kind.errors.vanished]


def odds_page(calibration: Calibration, standing: Standing) -> OddsPage:
    """The page of a calibration: one query."""
    held = Round.objects.filter(held_on__lte=calibration.last_round_on)
    newest = held.select_related("source").defer("raw").order_by("-held_on").first()
    return OddsPage(calibration, standing, newest)


def percent(part: float) -> str:
    """A part of rounds in whole per cent."""
    return _("%(number)s%%") % {"number": number_words(round(part * 100))}


def _chart(name: str, bins: Sequence[Bin]) -> Chart:
    title = _("%(method)s: the part of rounds told, and the part that came")
    return Chart(
        title=title % {"method": name},
        label=_label(bins),
        marks=tuple(Mark(_x(bin_.expected), _y(bin_.happened), "a") for bin_ in bins),
        across=tuple(Tick(_x(at / 100), percent(at / 100)) for at in QUARTERS),
        up=tuple(Tick(_y(at / 100), percent(at / 100)) for at in QUARTERS),
    )


def _label(bins: Sequence[Bin]) -> str:
    text = _("%(told)s told, %(happened)s came")
    pairs = (
        text % {"told": percent(bin_.expected), "happened": percent(bin_.happened)}
        for bin_ in bins
    )
    said = _("%(pairs)s. The table below has every figure.")
    return said % {"pairs": "; ".join(pairs)}


def _span(item: Bin) -> Span:
    return Span(_x(item.expected), _y(item.three_quarters), _y(item.quarter))


def _x(part: float) -> str:
    return f"{part * 100:.2f}%"


def _y(part: float) -> str:
    return f"{BOTTOM - part * (BOTTOM - TOP):.1f}"
