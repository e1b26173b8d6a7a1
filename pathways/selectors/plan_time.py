"""The months ahead as a page shows them: what changes when, why, and the chart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pathways.outlook.pathway import pathway
from pathways.outlook.standing import Standing
from pathways.rules import (
    DAY,
    QUALIFIED,
    UNANSWERED,
    Planner,
    Requirement,
    Ruleset,
    Verdict,
    add_months,
    completed_years,
)
from pathways.rules.facts import ECA_MONTHS, VALID_MONTHS
from pathways.rules.levers import listed
from pathways.rules.routes import WHO
from pathways.selectors.months_ahead import Later
from pathways.wording import number_words
from pathways.words.sentences import ECA_ENDS, TEST_ENDS
from pathways.words.states import BY_VERDICT

WIDTH, HEIGHT = 640, 240
LEFT, RIGHT, TOP, BOTTOM = 60, 8, 12, 30
GRID_LINES: Final = 4
STEPS: Final = (20, 50, 100, 200)  # points from one line of the chart to the next


@dataclass(frozen=True, slots=True)
class Turn:
    """How a pathway stands from then on, and the requirement that decides.

    ``was`` and ``now``: keys of ``states.STANDS``.
    """

    name: str
    was: str
    now: str
    requirement: str


@dataclass(frozen=True, slots=True)
class Row:
    """One month: the least and the most points, what changed and what fell into it."""

    on: date
    lower: Any
    upper: Any
    factors: tuple[str, ...] = ()
    turns: tuple[Turn, ...] = ()
    events: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether open answers leave the score between two numbers."""
        return bool(self.lower != self.upper)

    @property
    def has_news(self) -> bool:
        """Whether anything is told of it."""
        return bool(self.factors or self.turns or self.events)


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the chart with its label."""

    at: str
    label: str


@dataclass(frozen=True, slots=True)
class Mark:
    """An event on the chart."""

    x: str
    number: int


@dataclass(frozen=True, slots=True)
class Chart:
    """The chart of the lower bound; ``band`` is empty when no answer is open."""

    line: str
    band: str
    years: tuple[Tick, ...]
    points: tuple[Tick, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Ahead:
    """Five years of months, the best of them, and the chart."""

    rows: tuple[Row, ...]
    best: Row
    best_until: date
    chart: Chart

    @property
    def news(self) -> tuple[Row, ...]:
        """The months in which something changes."""
        return tuple(row for row in self.rows if row.has_news)


def ahead(standing: Standing, planner: Planner, months: Iterable[Later]) -> Ahead:
    """The same answers on the same day of each later month."""
    rows = tuple(_rows(standing, planner, months))
    best = max(rows, key=lambda row: row.lower)
    until = best.on
    for row in rows[rows.index(best) :]:
        if row.lower != best.lower:
            break
        until = row.on
    return Ahead(rows, best, until, _chart(rows))


def _rows(
    standing: Standing, planner: Planner, months: Iterable[Later]
) -> Iterator[Row]:
    events = sorted(_events(standing, planner))
    since = planner.on
    for month in months:
        yield Row(
            month.on,
            month.lower,
            month.upper,
            factors=tuple(_moved(month)),
            turns=tuple(_turns(standing, month)),
            events=tuple(text for on, text in events if since < on <= month.on),
        )
        since = month.on


def _turns(standing: Standing, month: Later) -> Iterator[Turn]:
    if not month.changes:
        return
    rules = standing.rulebook.rules(month.on)
    for slug, was, now, decides in month.changes:
        stream = rules.stream(slug)
        if (was in QUALIFIED) is (now in QUALIFIED) or not stream.is_collected:
            continue
        rule = next(item for item in stream.requirements if item.slug == decides)
        before, after = (_stand(rules, rule, verdict) for verdict in (was, now))
        yield Turn(pathway(standing, stream).name, before, after, rule.title)


def _stand(rules: Ruleset, decides: Requirement, verdict: Verdict) -> str:
    """What fails by who one is, such as an age, no step mends; all else one may."""
    if verdict is not Verdict.NOT_MET:
        return BY_VERDICT[verdict.word][0]
    facts = {
        criterion.fact
        for way in decides.alternatives
        for criterion in way.criteria
        if criterion.fact is not None
    }
    read = frozenset().union(*(rules.facts.all[fact].read_paths() for fact in facts))
    return "not_for_you" if read and read <= WHO else "needs_step"


def _moved(month: Later) -> Iterator[str]:
    """The factors whose least points differ, in words."""
    for title, was, now in month.moved:
        words = {
            "title": title,
            "was": number_words(was),
            "now": number_words(now),
        }
        yield _("%(title)s: %(was)s to %(now)s points") % words


def _events(standing: Standing, planner: Planner) -> Iterator[tuple[date, str]]:
    profile = standing.profile
    applicant, partner = profile.applicant, profile.partner
    if applicant is not UNANSWERED:
        yield from birthdays(applicant.birth_date, planner.on)
        yield from expiries(
            applicant,
            str(TEST_ENDS["you"]),
            str(ECA_ENDS["you"]),
        )
    if partner is not UNANSWERED and partner is not None:
        yield from expiries(
            partner,
            str(TEST_ENDS["partner"]),
            str(ECA_ENDS["partner"]),
        )
    for stream in planner.rules.streams:
        for change in stream.spec.get("changes", ()):
            on = date.fromisoformat(change["on"])
            if on > planner.on:
                words = {
                    "pathway": pathway(standing, stream).name,
                    "change": change["text"],
                }
                yield on, _("%(pathway)s: %(change)s") % words


def birthdays(born: Any, on: date) -> Iterator[tuple[date, str]]:
    """The next ones, with the age that they bring."""
    if not isinstance(born, date):
        return
    for year in range(on.year, on.year + 6):
        day = add_months(born, 12 * (year - born.year))
        if completed_years(born, day) < year - born.year:
            day += DAY
        yield day, _("You turn %(age)s") % {"age": year - born.year}


def expiries(person: Any, test: str, assessment: str) -> Iterator[tuple[date, str]]:
    """The days on which tests and assessments lapse, in these words."""
    for item in listed(person.language_tests):
        if isinstance(item.taken_on, date):
            words = {"day": _day(item.taken_on)}
            yield add_months(item.taken_on, VALID_MONTHS), test % words
    for entry in listed(person.education):
        if isinstance(entry.eca_issued_on, date):
            words = {"day": _day(entry.eca_issued_on)}
            yield add_months(entry.eca_issued_on, ECA_MONTHS), assessment % words


def _day(value: date) -> str:
    return str(date_format(value, _("j F Y")))


def _chart(rows: tuple[Row, ...]) -> Chart:
    uppers = [row.upper for row in rows if row.upper is not None]
    scores = [*uppers, *(row.lower for row in rows)]
    spread = max(scores) - min(scores)
    step = next(
        (number for number in STEPS if spread <= number * GRID_LINES), STEPS[-1]
    )
    least = int(min(scores) // step * step)
    most = max(int(-(-max(scores) // step) * step), least + step)

    def x(at: int) -> Decimal:
        width = WIDTH - LEFT - RIGHT
        return _place(LEFT + Decimal(width * at) / (len(rows) - 1))

    def y(value: Any) -> Decimal:
        share = Decimal(value - least) / Decimal(most - least)
        return _place(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM))

    numbered = [at for at, row in enumerate(rows) if row.has_news]
    years = [
        Tick(str(x(at)), str(now.on.year))
        for at, (was, now) in enumerate(pairwise(rows), 1)
        if was.on.year != now.on.year
    ]
    values = range(least, most + 1, step)
    return Chart(
        line=_steps([(x(at), y(row.lower)) for at, row in enumerate(rows)]),
        band=_band(rows, x, y) if any(row.is_open for row in rows) else "",
        years=tuple(years),
        points=tuple(Tick(str(y(value)), str(value)) for value in values),
        marks=tuple(Mark(str(x(at)), n) for n, at in enumerate(numbered, 1)),
    )


def _place(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"))


def _steps(corners: Iterable[tuple[Decimal, Decimal]]) -> str:
    """A path that stays level until the month in which it changes."""
    (x0, y0), *rest = corners
    return f"M{x0} {y0}" + "".join(f"H{x}V{y}" for x, y in rest)


def _band(rows: tuple[Row, ...], x: Any, y: Any) -> str:
    """The area between the least and the most points."""
    there = _steps([(x(at), y(row.lower)) for at, row in enumerate(rows)])
    tops = [y(row.lower if row.upper is None else row.upper) for row in rows]
    back = [f"V{tops[-1]}"]
    for at in range(len(rows) - 1, 0, -1):
        back.append(f"H{x(at)}V{tops[at - 1]}")
    return there + "".join(back) + f"H{x(0)}Z"
