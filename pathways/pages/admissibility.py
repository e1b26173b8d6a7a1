"""What can stop anybody: asked of nobody, told to everybody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from pathways.outlook.standing import Cite, Standing
from pathways.pages.prices import price_statement
from pathways.pages.statements import Part, Statement, distinct_cites, part
from pathways.pages.topics import topic_part

TOPICS: Final = (
    *("admissibility", "criminal-record", "rehabilitation", "rehabilitation-fees"),
)
PAPERS: Final = ("fbi-identity-history", "fingerprints", "biometrics", "medical")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page, and its subject in a sentence.

    ``figures`` heads the column of its figures: with one it is a table, else a list.
    """

    part: Part
    summary: str
    figures: str


@dataclass(frozen=True, slots=True)
class AdmissibilityPage:
    """The whole page."""

    sections: tuple[Section, ...]
    sources: tuple[Cite, ...]


def admissibility_page(standing: Standing) -> AdmissibilityPage:
    """Every section for which the edition has statements."""
    every = (*_topic_sections(standing), _papers(standing))
    sections = tuple(section for section in every if section.part.statements)
    sources = distinct_cites([section.part for section in sections])
    return AdmissibilityPage(sections, tuple(sources))


def _topic_sections(standing: Standing) -> Iterator[Section]:
    columns = {"rehabilitation": _("After"), "rehabilitation-fees": _("Amount")}
    for topic in TOPICS:
        record = standing.snapshot.get("topics", {}).get(topic, {})
        summary, figures = record.get("summary", ""), columns.get(topic, "")
        yield Section(topic_part(standing, topic), summary, figures)


def _papers(standing: Standing) -> Section:
    said = (price_statement(standing, slug) for slug in PAPERS)
    statements: list[Statement] = [
        statement for statement in said if statement is not None
    ]
    return Section(
        part("papers", _("Papers and examinations"), statements),
        _("Police certificates, biometrics and a medical examination show it."),
        _("Price"),
    )
