"""Freezing: what a person's pages say on a day becomes one document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils import timezone
from django.utils.translation import get_language

from pathways.pages.answer.page import answer_page
from pathways.pages.answer.section import AnswerPage
from pathways.pages.options.beside import beside
from pathways.pages.options.page import Options
from pathways.reports.answer import answer_sections, more_moves
from pathways.reports.document import Document, Section
from pathways.reports.options import beside_section, options_section
from pathways.reports.sources import SourceList
from pathways.reports.values import score_values, stream_value
from pathways.selectors.person import Person


def freeze(person: Person, chosen: Sequence[str] | None = None) -> Document:
    """The Answer, then the chosen options; without a choice those of its routes."""
    options, sources = Options(person), SourceList()
    slugs = options.best if chosen is None else chosen
    compared = known(options, slugs)
    page = answer_page(person)
    sections = (
        *answer_sections(page, sources),
        *_compared(options, compared, page, sources),
    )
    edition = person.edition
    return Document(
        language=get_language() or "en",
        assessed_on=person.on,
        edition_number=edition.number,
        edition_digest=edition.digest,
        edition_published_on=timezone.localdate(edition.published_at),
        heading=page.heading,
        lead=page.lead,
        chosen=tuple(compared),
        sections=sections,
        streams=tuple(map(stream_value, options.pathways.values())),
        scores=tuple(score_values(page.sheet, options.pathways.values(), sources)),
        sources=sources.listed,
    )


def known(options: Options, slugs: Sequence[str]) -> list[str]:
    """Those that are pathways, each once."""
    return [slug for slug in dict.fromkeys(slugs) if slug in options.pathways]


def _compared(
    options: Options, slugs: Sequence[str], page: AnswerPage, sources: SourceList
) -> Iterator[Section]:
    """The chosen options side by side, the other steps, and what each asks for."""
    together = beside(options.chosen(slugs))
    if together is not None:
        yield beside_section(together, sources)
    yield from more_moves(page, sources)
    if slugs:
        yield options_section([options.section(slug) for slug in slugs], sources)
