"""What past rounds and the pool say of a score, as it is frozen."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from pathways.outlook.odds import KindOfRound, Odds
from pathways.reports import document as frozen
from pathways.reports.document import Line, OddsEntry
from pathways.reports.sources import SourceList
from pathways.reports.words import bounds, day_words, page_words


def frozen_odds(found: Odds, sources: SourceList) -> frozen.Odds:
    """The table of the plan, in words; of other kinds only the newest cut-off."""
    return frozen.Odds(
        about=tuple(_about(found, sources)),
        rows=tuple(map(_entry, (*found.own, *found.others))),
    )


def _about(found: Odds, sources: SourceList) -> Iterator[Line]:
    yield Line(text=_("Counts of what happened, not a likelihood."))
    if found.sheet.superseded_from:
        yield Line(text=page_words("odds_break", odds=found))
    if found.sheet.total.is_open:
        told = _("While answers are open the score is %(score)s.")
        yield Line(text=told % {"score": bounds(found.sheet.total)})
    yield Line(text=page_words("odds_tie", odds=found))
    if found.pool:
        yield Line(
            text=page_words("odds_pool_told", pool=found.pool),
            cite=sources.cite(found.pool.citation),
        )
    reach = _("Our record of rounds reaches to %(day)s.")
    newest = found.newest
    yield Line(
        text=reach % {"day": day_words(found.as_of)},
        cite=sources.maybe(newest.citation) if newest else None,
    )


def _entry(one: KindOfRound) -> OddsEntry:
    shown = one.past.latest if one.is_own else one.past.latest[:1]
    latest = [page_words("odds_far", far=far, one=one) for far in shown]
    return OddsEntry(
        name=one.name,
        verdict=one.verdict.word,
        is_own=one.is_own,
        year=page_words("odds_window", window=one.past.year, one=one),
        two_years=page_words("odds_window", window=one.past.two_years, one=one),
        latest=tuple(latest or [_("There never was one on our record.")]),
    )
