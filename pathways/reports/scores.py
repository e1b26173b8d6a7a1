"""A score sheet as it is frozen: bounds, bars and the notices that belong to it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from pathways.outlook.scores import Factor, ScoreSheet
from pathways.reports import document as frozen
from pathways.reports.document import Bar, Line
from pathways.reports.sources import SourceList
from pathways.reports.words import bounds, day_words, points

PASSES = {True: "met", False: "not_met", None: "not_answered"}


def frozen_score(sheet: ScoreSheet, sources: SourceList) -> frozen.Score:
    """The sheet in words and exact bounds."""
    total = sheet.total
    has_mark = sheet.pass_mark is not None
    return frozen.Score(
        slug=sheet.slug,
        title=sheet.title,
        version=sheet.version,
        lower=str(total.lower),
        upper=str(total.upper) if total.has_end else None,
        total=bounds(total),
        maximum=points(sheet.maximum),
        pass_mark=points(sheet.pass_mark),
        verdict=PASSES[sheet.passes] if has_mark else "",
        missing=points(sheet.missing) if has_mark and sheet.passes is False else "",
        notices=tuple(_notices(sheet, sources)),
        factors=tuple(_factors(sheet)),
        unknown_cells=sheet.unknown_cells,
        cite=sources.cite(sheet.citation),
    )


def _notices(sheet: ScoreSheet, sources: SourceList) -> Iterator[Line]:
    """That the grid has been replaced, that a level is expected, what is unknown."""
    if sheet.superseded_from:
        yield _replaced(sheet, sources)
    if sheet.estimated:
        yield Line(text=_("Estimated: it rests on a level you expect."))
    if sheet.unknown_cells:
        cells = "; ".join(sheet.unknown_cells)
        told = _("Cells of this grid that we do not have: %(cells)s.")
        yield Line(nothing="uncollected", text=told % {"cells": cells})


def _replaced(sheet: ScoreSheet, sources: SourceList) -> Line:
    said = [
        _("This score follows the grid of %(day)s, which has been replaced.")
        % {"day": day_words(sheet.valid_from)}
        if sheet.valid_from
        else _("This score follows a grid that has been replaced."),
        _("A new grid is in force since %(day)s.")
        % {"day": day_words(sheet.superseded_from or "")},
    ]
    if sheet.successor_note:
        known = _("What is known of it: %(note)s.")
        said.append(known % {"note": sheet.successor_note})
    said.append(_("We do not have its values, so no score of today can be exact."))
    cite = sources.maybe(sheet.successor) or sources.cite(sheet.citation)
    return Line(text=" ".join(said), cite=cite)


def _factors(sheet: ScoreSheet) -> Iterator[frozen.Factor]:
    for section in sheet.sections:
        if section.whole:
            yield _line(section.whole, None)
        for factor in section.factors:
            yield _line(factor, sheet.scale)


def _line(factor: Factor, scale: int | None) -> frozen.Factor:
    return frozen.Factor(
        title=factor.title,
        points=bounds(factor),
        most=points(factor.most),
        is_part=scale is None,
        bar=_bar(factor, scale) if scale else None,
    )


def _bar(factor: Factor, scale: int) -> Bar | None:
    """No bar for what is off the scale, negative or without a known end."""
    if factor.most is None or not factor.has_end or factor.lower < 0:
        return None
    if max(factor.most, factor.upper) > scale:
        return None
    return Bar(
        got=_share(factor.lower, scale),
        open=_share(Decimal(factor.upper) - Decimal(factor.lower), scale),
        most=_share(factor.most, scale),
    )


def _share(value: Decimal | int, scale: int) -> float:
    return round(float(value) * 100 / scale, 2)
