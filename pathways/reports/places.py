"""Where the market and the open streams meet, as it is frozen."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from occupations.selectors.citations import Citation
from occupations.selectors.market import MarketRow
from pathways import wording
from pathways.outlook.pathway import Pathway
from pathways.outlook.provinces import Province, ProvinceStream
from pathways.outlook.standing import Cite, SourcePage
from pathways.reports.document import Line, PlaceEntry, Places
from pathways.reports.sources import SourceList
from pathways.reports.told import intake_words
from pathways.reports.words import bounds, day_words, points
from pathways.selectors.where import Row, Where


def frozen_places(found: Where, sources: SourceList) -> Places:
    """The table of the result, in words and values."""
    return Places(
        about=tuple(_about(found, sources)),
        rows=tuple(_entry(row, sources) for row in found.rows),
    )


def _about(found: Where, sources: SourceList) -> Iterator[Line]:
    if found.assumed is None:
        yield Line(text=_("No offer was tried: the occupation is not known."))
        return
    if found.group:
        occupation = {"occupation": f"{found.group.code} {found.group.title}"}
        told = _(
            "Tried with an offer as %(occupation)s, at the province’s median wage."
        )
        yield Line(text=told % occupation)
    cite = sources.maybe(found.assumed.citation)
    taken = _("Taken for granted: %(note)s") % {"note": found.assumed.note}
    yield Line(text=taken, cite=cite)
    if found.assumed.without_median:
        names = ", ".join(one.name for one in found.assumed.without_median)
        told = _("Where no median is published, the wage is %(wage)s: %(places)s.")
        wage = wording.UNITS["CAD an hour"](found.assumed.wage)
        yield Line(text=told % {"wage": wage, "places": names})


def _entry(row: Row, sources: SourceList) -> PlaceEntry:
    place = row.province
    return PlaceEntry(
        name=place.name,
        wished=place.wished,
        without=tuple(_without(place, sources)),
        offered=tuple(_offered(place, sources)),
        outlook=tuple(_outlook(row.market, sources)),
        wage=tuple(_wage(row.market, sources)),
    )


def _without(place: Province, sources: SourceList) -> Iterator[Line]:
    told = [*place.now, *place.answers_now]
    for one in told:
        yield _stream(one, one.now)
        yield from _beside(one, sources)
    if not place.streams:
        yield Line(nothing="none", text=_("No nominee program in our catalogue."))
    elif not told:
        yield Line(nothing="none")


def _offered(place: Province, sources: SourceList) -> Iterator[Line]:
    if place.offer is None:
        return
    if place.offer.is_own:
        yield Line(text=_("With your own offer:"))
    shut = () if place.opened else place.shut
    for one in (*place.opened, *place.answers_then, *shut):
        yield _stream(one, one.best)
        yield from _beside(one, sources)
    if not (place.opened or place.answers_then or shut):
        yield _nearest(place, sources)


def _stream(one: ProvinceStream, told: Pathway) -> Line:
    """A stream with its verdict; its intake where it is not simply open."""
    said = [] if told.intake == "open" else [f"{intake_words(told.intake)}."]
    if one.after_moving:
        said.append(_("In practice only after moving there."))
    return Line(verdict=told.verdict.word, strong=told.short_name, text=" ".join(said))


def _beside(one: ProvinceStream, sources: SourceList) -> Iterator[Line]:
    """Points against the last cut-off, and who is really selected."""
    sheet, last = one.points, one.last_cutoff
    if sheet and last and last.cutoff is not None:
        told = _("Points: %(points)s; last cut-off: %(cutoff)s on %(day)s.") % {
            "points": bounds(sheet.total),
            "cutoff": points(last.cutoff),
            "day": day_words(last.on),
        }
        yield Line(text=told, cite=sources.maybe(last.citation))
    for record in one.practice[:1]:
        yield Line(
            text=f"{record.title}: {record.text}", cite=sources.maybe(record.citation)
        )


def _nearest(place: Province, sources: SourceList) -> Line:
    near = place.nearest
    row = near.best.decider if near else None
    if near is None or row is None:
        return Line(nothing="none")
    text = f"{row.name}: {row.missing}" if row.missing else row.name
    return Line(
        verdict=near.best.verdict.word,
        strong=near.now.short_name,
        text=text,
        cite=sources.cite(row.citation),
    )


def _outlook(market: MarketRow | None, sources: SourceList) -> Iterator[Line]:
    seen = market.outlook if market else None
    if seen is None:
        yield _unknown(market)
        return
    years = f"{seen.first_year}-{seen.last_year}"
    stars = _("%(stars)s of 5 stars") % {"stars": seen.rank} if seen.rank else ""
    text = ", ".join(part for part in (stars, years) if part)
    yield Line(strong=str(seen.level.label), text=text, cite=_cite(seen.cited, sources))


def _unknown(market: MarketRow | None) -> Line:
    """Nothing of the market: for want of an occupation, or of a figure."""
    if market is None:
        return Line(text=_("needs your occupation"))
    return Line(nothing="uncollected")


def _wage(market: MarketRow | None, sources: SourceList) -> Iterator[Line]:
    paid = market.wage if market else None
    if market is None:
        yield _unknown(market)
        return
    if paid is None or paid.median_cad is None:
        yield Line(text=_("Not published"))
        return
    unit = "CAD an hour" if paid.is_hourly else "CAD a year"
    yield Line(
        strong=wording.UNITS[unit](paid.median_cad),
        text=str(paid.edition),
        cite=_cite(paid.cited, sources),
    )


def _cite(cited: Citation, sources: SourceList) -> int:
    page = SourcePage(cited.title, cited.url, cited.publisher)
    return sources.cite(Cite(page, "", cited.as_of, cited.confidence))
