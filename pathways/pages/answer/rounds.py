"""Rounds by category as small charts, one's own line in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from pathways.outlook.rounds import PastRound, RoundRecord
from pathways.outlook.standing import Cite
from pathways.pages.answer.section import Line, Point, RoundPanel, Tick
from pathways.rules import JobOffer, Verdict, add_months
from pathways.rules.rounds import YEAR
from pathways.rules.routes import Route
from pathways.selectors.person import Person
from pathways.words.counts import day_words, month_words
from pathways.words.places import province_name
from pathways.words.routes import LEVERS, money, round_name

# Whom rounds of Express Entry invited, as technology workers come into question.
CATEGORIES: Final = (
    "express-entry/category/french",
    "express-entry/cec",
    "express-entry/category/stem",
    "express-entry/category/senior-managers",
)
MOST: Final = 4
LEAST: Final = 3  # filled up with rounds that one is not in
TOP, FOOT, AXIS, LABELS = 12, 104, 118, 134  # pixels from the top of a chart
ABOVE, BELOW, LETTER = -5, 15, 14  # pixels of a label's foot from its line; its height
WIDTH: Final = 2.4  # per cent of a chart's width that a letter takes
FULL: Final = 100
SPAN: Final = timedelta(days=366)
STEPS: Final = (10, 20, 50, 100, 200, 500)
MOST_TICKS: Final = 3


@dataclass(frozen=True, slots=True)
class Series:
    """What one chart shows: the rounds by a figure, one's own, and that of a route."""

    slug: str
    name: str
    unit: str
    record: RoundRecord
    points: tuple[tuple[PastRound, Any], ...]
    own: Any = None
    then: Any = None
    route: Route | None = None

    @property
    def values(self) -> Iterator[Any]:
        """Every figure that the scale has to hold."""
        yield from (value for _day, value in self.points)
        yield from (item for item in (self.own, self.then) if item is not None)


@dataclass(frozen=True, slots=True)
class Scale:
    """From figures to pixels; lines at even steps."""

    low: int
    high: int
    step: int

    @classmethod
    def of(cls, values: Iterable[Any]) -> Scale:
        """The scale that holds them all."""
        every = [int(value) for value in values]
        low, high = (min(every), max(every) + 1) if every else (0, 1)
        step = next((s for s in STEPS if high - low <= s * (MOST_TICKS - 1)), STEPS[-1])
        return cls(low // step * step, -(-high // step) * step, step)

    def y(self, value: Any) -> str:
        """Pixels from the top."""
        share = (float(value) - self.low) / (self.high - self.low)
        return f"{FOOT - share * (FOOT - TOP):.1f}"

    def ticks(self) -> tuple[Tick, ...]:
        """The lines of the scale with their figures."""
        every = range(self.low, self.high + 1, self.step)
        return tuple(Tick(self.y(number), money(number)) for number in every)


@dataclass(frozen=True)
class RoundCharts:
    """The charts of one person, and where their rounds were read."""

    person: Person

    @cached_property
    def panels(self) -> tuple[RoundPanel, ...]:
        """Rounds by pay where a route is invited by pay, then those by score."""
        scale = Scale.of(value for series in self._by_score for value in series.values)
        items = [(series, Scale.of(series.values)) for series in self._by_pay]
        items += [(series, scale) for series in self._by_score]
        return tuple(_panel(self.person, series, its) for series, its in items[:MOST])

    @cached_property
    def cites(self) -> tuple[Cite, ...]:
        """Where the newest round of each chart was read, each page once."""
        every = (*self._by_pay, *self._by_score)
        lasts = (series.record.last for series in every[:MOST])
        cites = (last.citation for last in lasts if last)
        by_page = {cite.source.url: cite for cite in cites if cite}
        return tuple(by_page.values())

    @cached_property
    def _by_pay(self) -> tuple[Series, ...]:
        return tuple(_by_pay(self.person))

    @cached_property
    def _by_score(self) -> tuple[Series, ...]:
        return tuple(_by_score(self.person, len(self._by_pay)))


def _by_pay(person: Person) -> Iterator[Series]:
    """The stream of a route that was invited by the wage of an offer."""
    for route in _routes(person):
        record = person.records.get(route.rounds_of)
        stream = person.standing.by_slug.get(route.rounds_of)
        if record is None or stream is None or not stream.spec.get("province"):
            continue
        paid = [
            past_round
            for past_round in record.rounds
            if past_round.line.wage_hourly is not None
        ]
        if paid:
            province = province_name(stream.spec["province"])
            yield Series(
                slug=route.rounds_of,
                name=_("%(province)s, by pay") % {"province": province},
                unit=_("CAD an hour"),
                record=replace(record, every=tuple(paid)),
                points=tuple(
                    (past_round, past_round.line.wage_hourly) for past_round in paid
                ),
                own=_wage(person, stream.spec["province"]),
                then=_wage_on(route),
                route=route,
            )
            return


def _wage(person: Person, province: str) -> Decimal | None:
    """What the own offer there pays an hour."""
    offer = person.standing.profile.job_offer
    is_there = isinstance(offer, JobOffer) and offer.province == province
    wage = getattr(offer, "wage_cad_hourly", None) if is_there else None
    return wage if isinstance(wage, Decimal) else None


def _wage_on(route: Route) -> Any:
    """What the offer pays on a route that raises or finds it."""
    wages = [dict(lever.values).get("wage") for lever in route.levers]
    return next((wage for wage in wages if wage is not None), None)


def _by_score(person: Person, others: int) -> Iterator[Series]:
    """Those of Express Entry, beside so many other charts."""
    score = person.answer.crs_prepared
    own = score[0] if score[0] else None
    for slug in _categories(person, others):
        record = person.records.get(slug)
        if record is None:
            continue
        route = next(
            (route for route in _routes(person) if route.rounds_of == slug), None
        )
        then = route.score[0] if route and route.score else None
        yield Series(
            slug=slug,
            name=round_name(person.standing.by_slug[slug].spec),
            unit="",
            record=record,
            points=tuple(
                (past_round, past_round.cutoff)
                for past_round in record.rounds
                if past_round.cutoff
            ),
            own=own,
            then=then if then != own else None,
            route=route,
        )


def _categories(person: Person, beside: int) -> list[str]:
    """Those that a route goes through or the person is in, then the others."""
    on_routes = {route.rounds_of for route in _routes(person)}
    assessment, by_slug = person.standing.assessment, person.standing.by_slug
    known = [slug for slug in CATEGORIES if slug in by_slug]
    own = [
        slug
        for slug in known
        if slug in on_routes or assessment.verdict(by_slug[slug]) != Verdict.NOT_MET
    ]
    others = [slug for slug in known if slug not in own]
    return [*own, *others[: max(0, LEAST - len(own) - beside)]]


def _routes(person: Person) -> tuple[Route, ...]:
    return (*person.answer.routes, *person.answer.further)


def _panel(person: Person, series: Series, scale: Scale) -> RoundPanel:
    points = tuple(_point(person, scale, *point) for point in series.points)
    own, then = _labelled(
        points,
        _line(scale, series.own, _own_words(person, series)),
        _line(scale, series.then, _then_words(person, series.route)),
    )
    return RoundPanel(
        name=series.name,
        text=_series_text(series),
        points=points,
        own=own,
        then=then,
        ticks=scale.ticks(),
        months=_months(person.on),
        held=_held(series),
        asked=_asked(series) or "–",
        met=_met(person, series),
    )


def _line(scale: Scale, figure: Any, words: str) -> Line | None:
    """One's own line; where its label stands is found later."""
    if figure is None:
        return None
    return Line(scale.y(figure), "", words % {"figure": money(figure)})


def _own_words(person: Person, series: Series) -> str:
    """Whose line it is: a score that waits for papers is not that of today."""
    answer = person.answer
    if not series.unit and answer.crs_today[0] != answer.crs_prepared[0]:
        return _("With your papers: %(figure)s")
    return _("You: %(figure)s")


def _labelled(
    points: Iterable[Point], *lines: Line | None
) -> tuple[Line | None, Line | None]:
    """Each label above or below its line, at its end or start: over no mark."""
    taken = [(float(point.x.rstrip("%")), float(point.y)) for point in points]
    placed: list[Line | None] = []
    for line in lines:
        if line is None:
            placed.append(None)
            continue
        others = [other for other in lines if other is not None and other is not line]
        best = min(
            (
                replace(line, label_y=f"{float(line.y) + dy:.1f}", anchor=anchor)
                for anchor in ("end", "start")
                for dy in (ABOVE, BELOW)
            ),
            key=lambda tried: _covered(tried, taken, others),
        )
        placed.append(best)
        taken += _letters(best)
    own, then = placed
    return own, then


def _covered(line: Line, taken: list[tuple[float, float]], others: list[Line]) -> int:
    """How many marks, letters and other lines a label stands on."""
    middle = float(line.label_y) - LETTER / 2
    reach = len(line.label) * WIDTH
    near = [x for x, y in taken if abs(y - middle) < LETTER]
    marks = sum(x > FULL - reach if line.anchor == "end" else x < reach for x in near)
    crossed = sum(abs(float(other.y) - middle) < LETTER / 2 for other in others)
    outside = middle < 0 or middle > AXIS
    return marks + crossed + FULL * outside


def _letters(line: Line) -> list[tuple[float, float]]:
    """A label as marks that the next one must not cover."""
    y = float(line.label_y) - LETTER / 2
    ends = range(0, int(len(line.label) * WIDTH), 3)
    return [(FULL - x if line.anchor == "end" else x, y) for x in map(float, ends)]


def _then_words(person: Person, route: Route | None) -> str:
    if route is None:
        return ""
    numbered = enumerate(person.answer.routes, 1)
    number = next((number for number, item in numbered if item is route), None)
    if number is not None:
        return _("Route %(number)s: %%(figure)s") % {"number": number}
    lever = route.levers[0].slug if route.levers else ""
    name = LEVERS.get(lever) or _("After work in Canada")
    return _("%(step)s: %%(figure)s") % {"step": name}


def _series_text(series: Series) -> str:
    if not series.points:
        last = series.record.last
        if last is None or not last.cutoff:
            return _("No round")
        words = {"month": month_words(last.on), "points": money(last.cutoff)}
        return _("No round; the last asked %(points)s, in %(month)s") % words
    asked = {"asked": _asked(series), "count": len(_days(series))}
    return _("%(count)s rounds asked %(asked)s") % asked


def _days(series: Series) -> list[date]:
    return sorted({past_round.on for past_round, _value in series.points})


def _asked(series: Series) -> str:
    """From the least to the most, with its unit."""
    values = [value for _day, value in series.points]
    if not values:
        return ""
    words = {"low": money(min(values)), "high": money(max(values))}
    asked = words["low"]
    if words["low"] != words["high"]:
        asked = _("%(low)s to %(high)s") % words
    return f"{asked} {series.unit}".strip()


def _held(series: Series) -> str:
    """How many, from when to when."""
    days = _days(series)
    if not days:
        return _("None")
    words = {"n": len(days), "first": day_words(days[0]), "last": day_words(days[-1])}
    return _("%(n)s, %(first)s to %(last)s") % words


def _met(person: Person, series: Series) -> str:
    """How many would have invited today, by pay what the offer pays; on the route."""
    assessment = person.standing.assessment
    stream = person.standing.by_slug[series.slug]
    met = person.rounds.met(stream, assessment, person.on, YEAR)
    is_by_pay = bool(series.unit) and series.own is not None
    is_candidate = assessment.verdict(stream) in (Verdict.MET, Verdict.OFFICER)
    today = met.least if met and (is_by_pay or is_candidate) else 0
    counted = series.route.rounds if series.route else None
    if counted is None or not counted.of:
        return _("%(today)s today") % {"today": today}
    words = {"today": today, "then": counted.met, "of": counted.of}
    return _("%(today)s today; %(then)s of %(of)s after the steps") % words


def _point(person: Person, scale: Scale, past: PastRound, figure: Any) -> Point:
    ago = (person.on - past.on) / SPAN
    words = {"day": day_words(past.on), "points": money(figure)}
    text = _("%(day)s: %(points)s") % words
    return Point(f"{100 - 100 * ago:.1f}%", scale.y(figure), text)


def _months(on: date) -> tuple[str, str]:
    """The beginning and the end of the twelve months."""
    return str(date_format(add_months(on, -12), "M Y")), str(date_format(on, "M Y"))
