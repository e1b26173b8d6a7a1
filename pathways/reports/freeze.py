"""Freezing: the result of a day becomes one document that nothing changes any more."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import get_language

from pathways.comparison.columns import compare
from pathways.outlook.findings import Row
from pathways.outlook.groups import Group
from pathways.outlook.pathway import Pathway
from pathways.reports import document as frozen
from pathways.reports.cells import Writer, comparison
from pathways.reports.document import Document, Requirement, StreamEntry
from pathways.reports.odds import frozen_odds
from pathways.reports.places import frozen_places
from pathways.reports.scores import frozen_score
from pathways.reports.sources import SourceList
from pathways.reports.ways import frozen_ways
from pathways.reports.words import decides, hindsight_words
from pathways.selectors.result import ResultPage
from pathways.selectors.ways import ways_of
from pathways.selectors.where import where


def freeze(page: ResultPage, chosen: Sequence[str]) -> Document:
    """Everything that is known of this person on this day, in words and values."""
    sources = SourceList()
    found = compare(page.outlook.standing, chosen)
    columns = list(found.columns)
    edition = page.edition
    return Document(
        language=get_language() or "en",
        assessed_on=page.on,
        edition_number=edition.number,
        edition_digest=edition.digest,
        edition_published_on=timezone.localdate(edition.published_at),
        heading=page.heading,
        lead=page.lead,
        chosen=tuple(column.pathway.slug for column in columns),
        labels=tuple(column.label for column in columns),
        groups=_groups(page),
        comparison=comparison(Writer(page, sources), columns),
        crs=frozen_score(page.crs, sources) if page.crs else None,
        odds=frozen_odds(page.odds, sources) if page.odds else None,
        streams=_streams(page, chosen, sources),
        places=frozen_places(where(page.outlook.standing, page.rounds), sources),
        ways=frozen_ways(ways_of(page.outlook.standing), sources),
        sources=sources.listed,
    )


def _groups(page: ResultPage) -> tuple[frozen.Group, ...]:
    return tuple(
        frozen.Group(
            slug=group.group.value,
            tone=group.words.tone,
            title=str(group.words.title),
            word=str(group.words.count),
            count=group.count,
        )
        for group in page.outlook.groups
    )


def _streams(
    page: ResultPage, chosen: Sequence[str], sources: SourceList
) -> tuple[StreamEntry, ...]:
    return tuple(
        _stream(one, group.group, _rounds(page, one, chosen), sources)
        for group in page.outlook.groups
        for one in group.pathways
    )


def _rounds(page: ResultPage, one: Pathway, chosen: Sequence[str]) -> str:
    """What past rounds would have meant, where an invitation decides."""
    if one.slug not in chosen or not one.waits_for_invitation:
        return ""
    past = page.hindsight(one)
    return hindsight_words(past) if past else ""


def _stream(
    one: Pathway, group: Group, rounds: str, sources: SourceList
) -> StreamEntry:
    return StreamEntry(
        slug=one.slug,
        name=one.name,
        kind=one.kind_words,
        summary=one.summary,
        group=group.value,
        verdict=one.verdict.word,
        intake=one.intake,
        decides=decides(one),
        estimated=one.is_estimated,
        requirements=tuple(_requirement(row, sources) for row in one.rows),
        score=frozen_score(one.points, sources) if one.points else None,
        rounds=rounds,
    )


def _requirement(row: Row, sources: SourceList) -> Requirement:
    return Requirement(
        slug=row.slug,
        name=row.name,
        verdict=row.verdict.word,
        stated=row.stated,
        required=row.required,
        further=row.further,
        note=row.note,
        open_question=bool(row.asks) and not row.stated,
        cite=sources.cite(row.citation),
    )
