"""The document's list of sources, built while the document is written."""

from __future__ import annotations

from collections.abc import Iterable

from occupations.selectors.citations import Citation
from pathways.outlook.standing import Cite
from pathways.reports.document import Source


class SourceList:
    """Gives every source a number, the same one each time."""

    def __init__(self) -> None:
        self.numbers: dict[Source, int] = {}

    def cite(self, cite: Cite) -> int:
        """The number of a citation, counted from 1."""
        source = Source(
            title=cite.source.title,
            url=cite.source.url,
            publisher=cite.source.publisher,
            clause=cite.clause,
            as_of=cite.as_of_told,
            confidence=cite.confidence,
            is_rule=True,
        )
        return self._number(source)

    def cites(self, cites: Iterable[Cite]) -> tuple[int, ...]:
        """The numbers of several, each once."""
        return tuple(dict.fromkeys(map(self.cite, cites)))

    def figures(self, figures: Iterable[Citation]) -> tuple[int, ...]:
        """The numbers of what stands beside figures of occupations and places."""
        every = [
            Source(
                title=figure.title,
                url=figure.url,
                publisher=figure.publisher,
                clause="",
                as_of=str(figure.as_of),
                confidence=figure.confidence,
            )
            for figure in figures
        ]
        return tuple(dict.fromkeys(map(self._number, every)))

    def _number(self, source: Source) -> int:
        return self.numbers.setdefault(source, len(self.numbers) + 1)

    def maybe(self, cite: Cite | None) -> int | None:
        """The same for what may have no citation."""
        return self.cite(cite) if cite else None

    @property
    def listed(self) -> tuple[Source, ...]:
        """All sources by their number."""
        return tuple(self.numbers)
