"""An assessment together with the edition that it follows, and its sources in full."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.functional import cached_property

from pathways.rules import Assessment, Citation, Profile, Rulebook, Spec, Stream, specs

# How much of a date is meant, by what the citation notes of it.
PRECISION: Final[Mapping[str, int]] = {"month only": 7, "year only": 4}


def as_exactly_as_known(as_of: str, note: str) -> str:
    """An ISO day, or only its month or year where no more is meant."""
    return as_of[: PRECISION.get(note, 10)]


@dataclass(frozen=True, slots=True)
class SourcePage:
    """An official page, as a citation shows it."""

    title: str
    url: str
    publisher: str


@dataclass(frozen=True, slots=True)
class Cite:
    """Where something was read. ``as_of_told`` is a day, a month, a year or nothing."""

    source: SourcePage
    clause: str
    as_of_told: str
    confidence: str


@dataclass(frozen=True)
class Standing:
    """What ``rulebook.assess(profile, on=day)`` gave, and the rulebook itself."""

    rulebook: Rulebook
    assessment: Assessment

    @property
    def on(self) -> date:
        """The day of assessment."""
        return self.assessment.on

    @property
    def profile(self) -> Profile:
        """The answers."""
        return self.assessment.case.profile

    @property
    def snapshot(self) -> Spec:
        """The edition's rows."""
        return self.rulebook.snapshot

    @cached_property
    def by_slug(self) -> dict[str, Stream]:
        """Every stream of the edition by its permanent name."""
        return {stream.slug: stream for stream in self.assessment.streams}

    @cached_property
    def of_partners(self) -> frozenset[str]:
        """The streams that a right of some stream names as its partner's permit."""
        rights = (r for s in self.assessment.streams for r in s.spec.get("rights", ()))
        return frozenset(r["stream"] for r in rights if r.get("stream"))

    def program(self, stream: Stream) -> Spec:
        """The program that a stream belongs to."""
        spec: Spec = self.snapshot.get("programs", {}).get(stream.spec["program"], {})
        return spec

    def cited(self, citation: Citation) -> Cite:
        """A finding's citation with the title of its page."""
        as_of = citation.as_of.isoformat() if citation.as_of else ""
        return self._cite(
            citation.source,
            citation.clause,
            as_of,
            citation.as_of_note,
            citation.confidence,
        )

    def cite(self, record: Spec) -> Cite | None:
        """The citation of a row of the edition; a row without one has none."""
        spec = record.get("cite")
        if not spec:
            return None
        return self._cite(
            spec["source"],
            spec.get("clause", ""),
            spec.get("as_of", ""),
            spec.get("as_of_note", ""),
            spec["confidence"],
        )

    def _cite(
        self, source: str, clause: str, as_of: str, note: str, confidence: str
    ) -> Cite:
        page = self.snapshot["sources"][source]
        if page["title"].endswith(clause):
            clause = ""
        if not as_of and note:
            clause = f"{clause}, {note}" if clause else note
        return Cite(
            SourcePage(page["title"], page.get("url", ""), page.get("publisher", "")),
            clause,
            as_exactly_as_known(as_of, note),
            confidence,
        )

    def in_force(self, records: Any) -> list[Spec]:
        """The rows that hold on the day."""
        return [record for record in records or () if specs.in_force(record, self.on)]
