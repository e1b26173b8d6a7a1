"""What page, PDF and mail say around the sections: title, foot, sources."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pathways.reports.document import Document, Source
from pathways.words.states import CONFIDENCES

SHORT_DIGEST: Final = 12
DASHES_OF_A_DAY: Final = 2  # such as 2026-11-28; a month has one


def title_of(document: Document) -> str:
    """The name of the report: the day, and nothing of the person."""
    return _("Your report of %(day)s") % {"day": day_words(document.assessed_on)}


def unchanging(document: Document) -> str:
    """That the report says what held on its day."""
    return _(
        "This page does not change: it says what held on %(day)s by edition %(number)s "
        "of the rules."
    ) % {
        "day": day_words(document.assessed_on),
        "number": document.edition_number,
    }


def day_words(value: date | str) -> str:
    """A day written out; a month or a year stays one."""
    if isinstance(value, date):
        return str(date_format(value, "j F Y"))
    year, *rest = value.split("-")
    if not rest:
        return year
    first = date(int(year), int(rest[0]), int(rest[1]) if len(rest) > 1 else 1)
    return str(date_format(first, "j F Y" if len(rest) > 1 else "F Y"))


def foot_facts(document: Document) -> list[tuple[str, str]]:
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


def rules_words(document: Document) -> str:
    """The edition and the first digits of its digest, for the foot of every page."""
    return _("Edition %(number)s, %(digest)s") % {
        "number": document.edition_number,
        "digest": document.edition_digest[:SHORT_DIGEST],
    }


def sources_title() -> str:
    """The heading of the list of sources."""
    return _("Sources")


def source_words(sources: Sequence[Source]) -> list[dict[str, str]]:
    """Every source spelt out; a page's address stands where it is first named."""
    first: dict[tuple[str, str, str], int] = {}
    listed = []
    for number, source in enumerate(sources, start=1):
        page = source.publisher, source.title, source.url
        before = first.setdefault(page, number)
        named = [_("The same page as [%(number)s]") % {"number": before}]
        if before == number:
            named = [source.publisher, source.title]
        url = source.url if before == number else ""
        listed.append({"text": _source_line(source, named), "url": url})
    return listed


def _source_line(source: Source, named: Sequence[str]) -> str:
    """The page as it is named, the clause, the day and how sure we are."""
    words = {
        "page": ", ".join(part for part in (*named, source.clause) if part),
        "day": day_words(source.as_of) if source.as_of else "",
        "sure": CONFIDENCES[source.confidence],
    }
    if source.is_rule and not source.as_of:
        return _("%(page)s, day of reading not known, %(sure)s.") % words
    if source.is_rule and source.as_of.count("-") == DASHES_OF_A_DAY:
        return _("%(page)s, last read on %(day)s, %(sure)s.") % words
    if source.is_rule:
        return _("%(page)s, last read in %(day)s, %(sure)s.") % words
    if source.as_of:
        return _("%(page)s, as of %(day)s, %(sure)s.") % words
    return _("%(page)s, %(sure)s.") % words


def sources_about() -> str:
    """How sure we are, by the words of the list."""
    return _(
        "Official: the text of the official page or the law was read. Secondary: "
        "another page that reports it was read."
    )


def not_advice() -> str:
    """Who we are not, what else an officer checks, and who may advise for a fee."""
    return _(
        "We are not a government and this is not legal advice. An officer also "
        "checks that you are admissible to Canada, that all you state is true, "
        "and that your duties match the occupation (NOC) you name. Who may advise you "
        "for a fee is listed in the public register of the College of Immigration "
        "and Citizenship Consultants: https://college-ic.ca/"
    )
