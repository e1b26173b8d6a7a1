"""The ways to meet a requirement; entries of a list that ask the same are one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pathways.outlook.standing import Cite
from pathways.public.tables import ReadableTable
from pathways.rules import Criterion
from pathways.rules.facts import Answer, Fact

NAMED_BY: Final = "job_offer.profession"


@dataclass(frozen=True, slots=True)
class Asked:
    """One criterion in words; ``table`` holds a threshold that depends on facts.

    ``condition`` and ``stream`` name what must hold in full.
    """

    words: str
    officer: bool
    table: ReadableTable | None = None
    condition: str = ""
    stream: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """One alternative: all of what it asks holds.

    ``entries`` are the entries of a list, such as professions, that it stands for.
    """

    label: str
    asked: tuple[Asked, ...]
    citation: Cite | None
    entries: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many alternatives it stands for."""
        return max(1, len(self.entries))


def names_an_entry(criterion: Criterion, facts: Sequence[Fact]) -> bool:
    """Whether a criterion only says which entry of a list its alternative is of."""
    fact = None if criterion.fact is None else facts[criterion.fact]
    return isinstance(fact, Answer) and fact.path == NAMED_BY


def merged(ways: Iterable[Way]) -> tuple[Way, ...]:
    """The ways, where entries that ask the same stand together."""
    record: dict[Way, Way] = {}
    for way in ways:
        same = replace(way, entries=()) if way.entries else way
        known = record.get(same)
        entries = (*known.entries, *way.entries) if known else way.entries
        record[same] = replace(way, entries=tuple(dict.fromkeys(entries)))
    return tuple(record.values())
