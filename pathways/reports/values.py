"""What two reports are compared by: verdicts, intakes and exact points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pathways.outlook.pathway import Pathway
from pathways.outlook.scores import ScoreSheet
from pathways.pages.options.pathway import score_words
from pathways.reports.answer import notices
from pathways.reports.document import RequirementValue, ScoreValue, StreamValue
from pathways.reports.sources import SourceList
from pathways.rules import Finding


def stream_value(pathway: Pathway) -> StreamValue:
    """A stream's verdict and intake, and the verdict of each requirement."""
    return StreamValue(
        slug=pathway.slug,
        name=pathway.name,
        verdict=pathway.verdict.word,
        intake=pathway.intake,
        requirements=tuple(map(_requirement, pathway.findings)),
    )


def _requirement(finding: Finding) -> RequirementValue:
    requirement = finding.requirement
    return RequirementValue(
        slug=requirement.slug, name=requirement.title, verdict=finding.verdict.word
    )


def score_values(
    crs: ScoreSheet | None, pathways: Iterable[Pathway], sources: SourceList
) -> Iterator[ScoreValue]:
    """The points of Express Entry, then those of every pathway with its own grid."""
    if crs is not None:
        yield _score("", crs, sources)
    for pathway in pathways:
        if pathway.points is not None:
            yield _score(pathway.slug, pathway.points, sources)


def _score(stream: str, sheet: ScoreSheet, sources: SourceList) -> ScoreValue:
    total = sheet.total
    return ScoreValue(
        stream=stream,
        title=sheet.title,
        version=sheet.version,
        lower=str(total.lower),
        upper=str(total.upper) if total.has_end else None,
        total=score_words(sheet),
        notices=notices(sheet, sources) if not stream else (),
    )
