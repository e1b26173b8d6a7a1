"""Which streams and points grids read which answers: derived from an edition's rules.

Questions are asked, and say what uses them, by this map and by nothing typed by hand.
Paths are the contract's, without indices (``applicant.work.noc``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from django.utils.functional import cached_property

from pathways.rules import Rulebook, Ruleset, all_paths, joined, places_of

# Answers that no rule compares, and that a page or another question needs.
READ_BESIDES: Final[Mapping[str, str]] = {
    "applicant.canadian_ancestor.relation": "names the ancestor in the list",
    "applicant.licences.body": "names the licence in the list",
    "applicant.licences.profession": "names the licence in the list",
    "applicant.trade_certificates.noc": "names the certificate in the list",
    "applicant.us_permanent_resident": "one answer with the status there",
    "applicant.work.title": "finds the occupation, and names the job in the list",
    "job_offer.title": "finds the occupation, and names the offer",
    "nominations.province": "names the nomination, and puts its province first",
    "provincial_invitations.initiative": "names the invitation in the list",
}
SWAP: Final = "partner-principal"  # the lever that makes the partner the applicant
Kind = Literal["grid", "stream"]


@dataclass(frozen=True, slots=True, order=True)
class Reader:
    """A points grid or a stream that reads an answer; a province where it is one's."""

    kind: Kind
    slug: str
    province: str = ""


@dataclass(frozen=True)
class Relevance:
    """The readers of every answer on a day."""

    readers: Mapping[str, frozenset[Reader]]
    swaps: bool = False

    @cached_property
    def paths(self) -> frozenset[str]:
        """Every answer that something reads, and the records that hold it."""
        read = {path for path, by in self.readers.items() if by} | set(READ_BESIDES)
        if self.swaps:
            read |= {as_partner(path) for path in read if path.startswith("applicant.")}
        return frozenset(above for path in read for above in with_parents(path))

    def is_read(self, path: str) -> bool:
        """Whether a rule, or a page, reads the answer or one below it."""
        return path in self.paths

    def readers_of(self, path: str) -> frozenset[Reader]:
        """What reads the answer, or one below it."""
        below = f"{path}."
        return frozenset[Reader]().union(
            *(
                by
                for read, by in self.readers.items()
                if read == path or read.startswith(below)
            )
        )


def relevance_of(rulebook: Rulebook, on: date) -> Relevance:
    """The map of the rules of one day."""
    readers: dict[str, set[Reader]] = defaultdict(set)
    for reader, paths in _reading(rulebook, rulebook.rules(on)):
        for path in paths:
            readers[path].add(reader)
    by_path = {path: frozenset(by) for path, by in sorted(readers.items())}
    return Relevance(by_path, swaps=SWAP in rulebook.levers)


def _reading(
    rulebook: Rulebook, rules: Ruleset
) -> Iterator[tuple[Reader, frozenset[str]]]:
    paths, grids = all_paths(rules), rulebook.snapshot.get("grids", {})
    for slug, grid in rules.grids.items():
        province = str(grids[slug].get("province") or "")
        yield Reader("grid", slug, province), joined(paths, grid.places())
    for stream in rules.streams:
        province = str(stream.spec.get("province") or "")
        own = joined(paths, places_of(stream.requirements))
        yield Reader("stream", stream.slug, province), own


def as_partner(path: str) -> str:
    """The same answer of the partner."""
    return path.replace("applicant.", "partner.", 1)


def with_parents(path: str) -> Iterator[str]:
    """The path, and those of the records that hold it."""
    while path:
        yield path
        path = path.rpartition(".")[0]
