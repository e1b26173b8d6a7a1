"""A report of before, in today's sections: every word as it was stored.

Its labels are those that its page had then, such as “Not collected yet”.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils import translation
from django.utils.translation import gettext as _

from pathways.reports import document as today
from pathways.reports.document import Entry, Fact, Section, Table
from pathways.reports.earlier import document as earlier
from pathways.reports.earlier.parts import cells, odds, places, points, ways, words
from pathways.words.sentences import ESTIMATED
from pathways.words.states import INTAKES, VERDICTS


def today_of(stored: earlier.Document) -> today.Document:
    """The document as page, PDF and mail read it today."""
    with translation.override(stored.language):
        return today.Document(
            language=stored.language,
            assessed_on=stored.assessed_on,
            edition_number=stored.edition_number,
            edition_digest=stored.edition_digest,
            edition_published_on=stored.edition_published_on,
            heading=stored.heading,
            lead=stored.lead,
            chosen=stored.chosen,
            sections=tuple(_sections(stored)),
            streams=tuple(map(_stream_value, stored.streams)),
            scores=tuple(_score_values(stored)),
            sources=tuple(
                today.Source(**source.model_dump()) for source in stored.sources
            ),
        )


def _sections(stored: earlier.Document) -> Iterator[Section]:
    yield Section(
        slug="tally",
        title=_("All pathways"),
        facts=tuple(
            Fact(label=group.title, lines=cells(f"{group.count} {group.word}"))
            for group in stored.groups
        ),
    )
    if stored.comparison:
        yield _compared(stored)
    if stored.crs:
        lines, table = points(stored.crs)
        title = stored.crs.title
        yield Section(slug="crs", title=title, lines=lines, table=table)
    for group in stored.groups:
        entries = tuple(map(_stream, stored.in_group(group.slug)))
        yield Section(slug=group.slug, title=group.title, entries=entries)
    if stored.odds:
        yield odds(stored.odds)
    if stored.ways:
        yield ways(stored.ways)
    if stored.places:
        yield places(stored.places)


def _compared(stored: earlier.Document) -> Section:
    rows = tuple(
        (cells(row.title), *(words(cell) for cell in row.cells))
        for row in stored.comparison
    )
    title = _("The pathways you chose")
    table = Table(caption=title, head=("", *stored.labels), rows=rows)
    return Section(slug="chosen", title=title, table=table)


def _stream(stream_entry: earlier.StreamEntry) -> Entry:
    verdict = today.Line(
        state=stream_entry.verdict, word=str(VERDICTS[stream_entry.verdict])
    )
    intake = f"{stream_entry.kind}. {INTAKES[stream_entry.intake]}."
    estimated = str(ESTIMATED)
    score, factors = points(stream_entry.score) if stream_entry.score else ((), None)
    return Entry(
        title=stream_entry.name,
        lines=(
            verdict,
            *cells(
                intake, stream_entry.decides, stream_entry.summary, stream_entry.rounds
            ),
            *cells(estimated if stream_entry.estimated else ""),
        ),
        facts=tuple(_factor_facts(factors)),
        table=_requirements(stream_entry.requirements)
        if stream_entry.requirements
        else None,
        notes=(*cells(stream_entry.score.title if stream_entry.score else ""), *score),
    )


def _factor_facts(table: Table | None) -> Iterator[Fact]:
    for title, got, most in table.rows if table else ():
        yield Fact(label=title[0].text, lines=(*got, *most))


def _requirements(rows: Iterable[earlier.Requirement]) -> Table:
    head = (_("Requirement"), _("Verdict"), _("You"), _("Required"))
    return Table(
        caption=_("Requirements, the deciding one first"),
        head=head,
        rows=tuple(map(_requirement, rows)),
    )


def _requirement(row: earlier.Requirement) -> tuple[today.Cell, ...]:
    verdict = today.Line(state=row.verdict, word=str(VERDICTS[row.verdict]))
    unstated = (
        VERDICTS["not_answered"] if row.open_question else _("Nothing that we ask")
    )
    required = row.required
    if row.further:
        required = f"{required}: {'; '.join(row.further)}"
    return (
        (today.Line(text=row.name, cite=row.cite),),
        (verdict, *cells(row.note)),
        cells(row.stated or str(unstated)),
        cells(required),
    )


def _stream_value(stream_entry: earlier.StreamEntry) -> today.StreamValue:
    return today.StreamValue(
        slug=stream_entry.slug,
        name=stream_entry.name,
        verdict=stream_entry.verdict,
        intake=stream_entry.intake,
        requirements=tuple(
            today.RequirementValue(slug=row.slug, name=row.name, verdict=row.verdict)
            for row in stream_entry.requirements
        ),
    )


def _score_values(stored: earlier.Document) -> Iterator[today.ScoreValue]:
    every = [
        ("", stored.crs),
        *((stream.slug, stream.score) for stream in stored.streams),
    ]
    for stream, score in every:
        if score is not None:
            yield today.ScoreValue(
                stream=stream,
                title=score.title,
                version=score.version,
                lower=score.lower,
                upper=score.upper,
                total=score.total,
                notices=words(score.notices),
            )
