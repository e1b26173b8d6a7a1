"""The document as a tagged PDF (PDF/UA-1): the same bytes for the same document."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any, Final

import typst
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from pathways.reports import told
from pathways.reports.document import Criterion, Document, StreamEntry

TEMPLATE: Final = Path("templates") / "reports" / "report.typ"
FONTS: Final = Path("static") / "fonts"
LONG_CELL: Final = 250  # characters: ten lines of a narrow column
EMPTY_ENOUGH: Final = 2.2  # how many times the text the room for it would be
# What the report's typeface has no sign for; PDF/UA forbids a text without signs.
UNPRINTABLE: Final = re.compile(
    "[^\n -~\u00a0-\u024f\u0370-\u03ff\u0400-\u045f\u1e00-\u1eff\u2010-\u2027"
    "\u2030-\u2040\u20a0-\u20bf\u2190-\u2199\u2200-\u22ff]"
)


class PdfError(Exception):
    """The document could not be set as PDF/UA."""


def pdf_of(document: Document) -> bytes:
    """The PDF of a document."""
    with translation.override(document.language):
        data = json.dumps(_printable(pdf_words(document)), ensure_ascii=False)
    root = Path(settings.BASE_DIR)
    try:
        made: bytes = typst.compile(
            str(root / TEMPLATE),
            root=str(root / TEMPLATE.parent),
            font_paths=[str(root / FONTS)],
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=["ua-1"],
            sys_inputs={"data": data},
        )
    except typst.TypstError as error:
        raise PdfError from error
    return made


def pdf_words(document: Document) -> dict[str, Any]:
    """All words of the PDF, in the document's language."""
    return {
        "language": document.language,
        "title": told.title_of(document),
        "heading": document.heading,
        "lead": document.lead,
        "facts": told.facts(document),
        "groups": [group.model_dump() for group in document.groups],
        "labels": document.labels,
        "comparison": [
            {
                "title": row.title,
                "is_wide": _is_wide(row),
                "cells": [[told.line_words(line) for line in c] for c in row.cells],
            }
            for row in document.comparison
        ],
        "crs": told.score_words(document.crs) if document.crs else None,
        "odds": told.odds_words(document.odds) if document.odds else None,
        "chosen": [_in_full(one) for one in document.chosen_streams],
        "everything": [
            {
                "title": group.title,
                "tone": group.tone,
                "streams": [_in_short(one) for one in document.in_group(group.slug)],
            }
            for group in document.groups
        ],
        "places": told.places_words(document.places) if document.places else None,
        "ways": told.ways_words(document.ways) if document.ways else None,
        "sources": told.sources_words(document.sources),
        "words": pdf_labels(),
    }


def _is_wide(row: Criterion) -> bool:
    """Whether one pathway says so much that the columns beside it would stay empty."""
    said = [sum(len(f"{line.strong}{line.text}") for line in c) for c in row.cells]
    longest = max(said, default=0)
    return longest > LONG_CELL and longest * len(said) > EMPTY_ENOUGH * sum(said)


def _in_short(one: StreamEntry) -> dict[str, Any]:
    intake = told.intake_words(one.intake)
    is_said = one.decides.startswith(intake)
    return {
        "name": one.name,
        "tone": one.verdict,
        "verdict": told.verdict_words(one.verdict),
        "intake": intake,
        "in_short": one.decides if is_said else f"{intake}. {one.decides}",
        "decides": one.decides,
        "cite": one.decider_cite,
    }


def _in_full(one: StreamEntry) -> dict[str, Any]:
    open_words, unasked = _("Not answered"), _("Nothing that we ask")
    return {
        **_in_short(one),
        "kind": one.kind,
        "summary": one.summary,
        "score": told.score_words(one.score) if one.score else None,
        "requirements": [
            {
                **requirement.model_dump(include={"name", "note", "cite"}),
                "required": told.required_words(requirement),
                "tone": requirement.verdict,
                "verdict": told.verdict_words(requirement.verdict),
                "stated": requirement.stated
                or (open_words if requirement.open_question else unasked),
            }
            for requirement in one.requirements
        ],
    }


def pdf_labels() -> dict[str, str]:
    """Headings and labels."""
    return {
        "site": _("Pathways to Canada"),
        "page": _("Page"),
        "of": _("of"),
        "compared": _("Side by side"),
        "pathway": _("Pathway"),
        "criterion": _("Criterion"),
        "verdict": _("Verdict"),
        "intake": _("Intake"),
        "decides": _("What decides"),
        "decides_then": _("Intake, and what decides"),
        "requirement": _("Requirement"),
        "you": _("You"),
        "required": _("Required"),
        "source": _("Source"),
        "factor": _("Factor"),
        "points": _("Points"),
        "most": _("Most"),
        "total": _("Total"),
        "pass_mark": _("Pass mark"),
        "missing": _("Missing"),
        "everything": _("Every pathway on this day"),
        "where": _("Where the market and the open streams meet"),
        "place": _("Place"),
        "without": _("Without an offer"),
        "with_offer": _("With an offer there"),
        "outlook": _("Outlook"),
        "wage": _("Median wage"),
        "wished": _("In the answers"),
        "odds": _("What past rounds say of your score"),
        "rounds_for": _("Rounds for"),
        "year": _("12 months"),
        "two_years": _("24 months"),
        "latest": _("Last cut-offs, and your score"),
        "ways": _("Ways to permanent residence"),
        "no_way": _("We found no way to permanent residence by these answers."),
        "step": _("Step"),
        "begins_takes": _("Begins, and takes"),
        "needs": _("Needs"),
        "you_pay": _("The family pays"),
        "employer_pays": _("The employer pays"),
        "sources": _("Sources"),
        "sources_about": _(
            "Official: the text of the official page or the law was read. Secondary: "
            "another page that reports it was read. Recalled: written down without "
            "reading a page; a curator checks it."
        ),
        "not_advice": _(
            "We are not a government and this is not legal advice. An officer also "
            "checks that you are admissible to Canada, that all you state is true, "
            "and that your duties match the unit group you name. Who may advise you "
            "for a fee is listed in the public register of the College of Immigration "
            "and Citizenship Consultants: https://college-ic.ca/"
        ),
    }


def _printable(value: Any) -> Any:
    """The same words with a replacement sign for what the typeface lacks."""
    if isinstance(value, str):
        return UNPRINTABLE.sub("\ufffd", unicodedata.normalize("NFC", value))
    if isinstance(value, dict):
        return {key: _printable(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(one) for one in value]
    return value
