"""The document in the plain words that PDF and mail print: no markup, no lookups."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from pathways.reports.document import (
    Document,
    Line,
    Odds,
    Places,
    Requirement,
    Score,
    Source,
    Ways,
    WayStep,
)
from pathways.reports.words import day_words
from pathways.templatetags.portal import CONFIDENCES, INTAKES, VERDICTS


def nothing_words(kind: str) -> str:
    """Three kinds of nothing."""
    words = {
        "none": _("None"),
        "uncollected": _("Not collected yet"),
        "unanswered": _("Not answered"),
    }
    return words.get(kind, "")


def verdict_words(verdict: str) -> str:
    """A verdict in words; nothing for none."""
    return str(VERDICTS[verdict][2]) if verdict else ""


def intake_words(intake: str) -> str:
    """The state of an intake in words."""
    return str(INTAKES[intake])


def sources_words(sources: Sequence[Source]) -> list[dict[str, str]]:
    """Every source spelt out; a page's address stands where it is first named."""
    first: dict[tuple[str, str, str], int] = {}
    told = []
    for number, source in enumerate(sources, start=1):
        page = source.publisher, source.title, source.url
        before = first.setdefault(page, number)
        named = _("The same page as [%(number)s]") % {"number": before}
        if before == number:
            named = ", ".join(part for part in page[:2] if part)
        told.append(
            {
                "named": f"{named}, {source_details(source)}.",
                "url": source.url if before == number else "",
            }
        )
    return told


def source_details(source: Source) -> str:
    """The clause, the day and how sure we are."""
    parts = [source.clause]
    if source.as_of:
        parts.append(_("as of %(day)s") % {"day": day_words(source.as_of)})
    parts.append(str(CONFIDENCES[source.confidence]))
    return ", ".join(part for part in parts if part)


def line_words(line: Line) -> dict[str, Any]:
    """One statement; ``tone`` chooses the mark before it."""
    return {
        "text": line.text,
        "strong": line.strong,
        "tone": line.verdict,
        "verdict": verdict_words(line.verdict),
        "nothing": nothing_words(line.nothing),
        "cite": line.cite,
    }


def required_words(requirement: Requirement) -> str:
    """What is required, with every occupation by its name."""
    if not requirement.further:
        return requirement.required
    return f"{requirement.required}: {'; '.join(requirement.further)}"


def score_words(score: Score) -> dict[str, Any]:
    """A score; its total is never without its grid's notices."""
    return {
        **score.model_dump(include={"title", "total", "maximum", "cite", "missing"}),
        "pass_mark": score.pass_mark,
        "tone": score.verdict,
        "verdict": verdict_words(score.verdict),
        "notices": [line_words(line) for line in score.notices],
        "factors": [factor.model_dump() for factor in score.factors],
    }


def odds_words(odds: Odds) -> dict[str, Any]:
    """Past rounds: what to know of them, and a row for each kind."""
    return {
        "about": [line_words(line) for line in odds.about],
        "rows": [
            {
                **row.model_dump(include={"name", "year", "two_years", "latest"}),
                "tone": row.verdict,
                "verdict": verdict_words(row.verdict),
            }
            for row in odds.rows
        ],
    }


def places_words(places: Places) -> dict[str, Any]:
    """The provinces, each with its cells in the order of the columns."""
    return {
        "about": [line_words(line) for line in places.about],
        "rows": [
            {
                "name": row.name,
                "wished": row.wished,
                "cells": [
                    [line_words(line) for line in cell]
                    for cell in (row.without, row.offered, row.outlook, row.wage)
                ],
            }
            for row in places.rows
        ],
    }


def ways_words(ways: Ways) -> list[dict[str, Any]]:
    """The ways: sentences, sums, steps and the drawing."""
    return [
        {
            "title": way.title,
            "when": way.when,
            "stops": [line_words(line) for line in way.stops],
            "you": [line_words(line) for line in way.you],
            "employer": [line_words(line) for line in way.employer],
            "steps": [_way_step(step) for step in way.steps],
            "drawn": way.drawn.model_dump(),
        }
        for way in ways.rows
    ]


def _way_step(step: WayStep) -> dict[str, Any]:
    return {
        "title": step.title,
        "notes": step.notes,
        "begins": step.begins,
        "takes": [line_words(line) for line in step.takes],
        "needs": [line_words(line) for line in step.needs],
    }


def first_way(document: Document) -> str:
    """The best way in a line; nothing where there is none."""
    if document.ways is None or not document.ways.rows:
        return ""
    best = document.ways.rows[0]
    return f"{best.title}. {best.when}"


def facts(document: Document) -> list[tuple[str, str]]:
    """By which day and which rules."""
    edition = _("%(number)s, published on %(day)s") % {
        "number": document.edition_number,
        "day": day_words(document.edition_published_on),
    }
    return [
        (_("Assessed for"), day_words(document.assessed_on)),
        (_("Edition of the rules"), edition),
        (_("Digest of the edition"), document.edition_digest),
    ]


def title_of(document: Document) -> str:
    """The name of the report."""
    return _("Your report of %(day)s") % {"day": day_words(document.assessed_on)}
