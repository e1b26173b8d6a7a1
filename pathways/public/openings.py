"""Which streams an occupation opens, by which list or TEER, since when and by whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from pathways.outlook.standing import Cite
from pathways.public.edition import Published
from pathways.public.gates import Gates, Occupation, names_codes
from pathways.public.intakes import Intake, intake_today
from pathways.rules import Requirement, Stream, specs


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list that stands for the occupation, over its time."""

    list: str
    label: str
    effective_from: str
    effective_to: str
    holds: bool
    citation: Cite | None


@dataclass(frozen=True, slots=True)
class Opening:
    """A stream, the requirement that the occupation decides, and the lines it is on."""

    slug: str
    name: str
    intake: Intake
    requirement: str
    citation: Cite
    lines: tuple[Line, ...] = ()

    @property
    def now(self) -> list[Line]:
        """Lines of today."""
        return [line for line in self.lines if line.holds]

    @property
    def citations(self) -> list[Cite]:
        """The lines' own sources, and the requirement's where it is another page."""
        shown = self.now or self.lines
        own = [line.citation for line in shown if line.citation]
        pages = {cite.source for cite in own}
        first = [] if self.citation.source in pages else [self.citation]
        return list(dict.fromkeys([*first, *own]))


@dataclass(slots=True)
class Openings:
    """Streams by what the occupation means for them today.

    ``listed``: it is on their list, or named by them. ``teer`` and ``not_teer``: its
    TEER fits or does not. ``excluded``: a list shuts it out. ``past``: it was on their
    list, or joins it later. ``free``: they ask for no occupation.
    """

    listed: list[Opening] = field(default_factory=list)
    teer: list[Opening] = field(default_factory=list)
    not_teer: list[Opening] = field(default_factory=list)
    excluded: list[Opening] = field(default_factory=list)
    past: list[Opening] = field(default_factory=list)
    free: list[Opening] = field(default_factory=list)


class _Finder:
    """Sorts the streams of an edition for one occupation."""

    def __init__(self, published: Published, occupation: Occupation) -> None:
        self.published = published
        self.gates = gates_of(published)
        self.occupation = occupation
        self.openings = Openings()

    def run(self) -> Openings:
        for stream in self.published.standing.by_slug.values():
            if stream.is_collected:
                self._sort(stream)
        return self.openings

    def _sort(self, stream: Stream) -> None:
        gates = self.gates.of(stream.requirements)
        shut = [g for g in gates if self.gates.fits(g, self.occupation) is False]
        if not gates:
            plain = self._opening(stream, stream.requirements[0], ())
            self.openings.free.append(plain)
        elif shut:
            self._add_shut(stream, shut)
        else:
            self._open(stream, gates)

    def _open(self, stream: Stream, gates: list[Requirement]) -> None:
        """By the first gate that a list or the code itself opens, else by TEER."""
        for gate in gates:
            lines = self._lines(gate)
            if any(line.holds for line in lines) or self._names(gate):
                self.openings.listed.append(self._opening(stream, gate, lines))
                return
        self.openings.teer.append(self._opening(stream, gates[0], ()))

    def _add_shut(self, stream: Stream, shut: list[Requirement]) -> None:
        by_list = [gate for gate in shut if self.gates.lists(gate)]
        if not by_list:
            if not any(self._names(gate) for gate in shut):
                self.openings.not_teer.append(self._opening(stream, shut[0], ()))
            return
        lines = self._lines(by_list[0])
        opening = self._opening(stream, by_list[0], lines)
        if opening.now:
            self.openings.excluded.append(opening)
        elif lines:
            self.openings.past.append(opening)

    def _names(self, gate: Requirement) -> bool:
        return any(names_codes(fact) for fact in self.gates.facts(gate))

    def _opening(
        self, stream: Stream, gate: Requirement, lines: Iterable[Line]
    ) -> Opening:
        standing = self.published.standing
        return Opening(
            slug=stream.slug,
            name=self.published.names.stream(stream.slug),
            intake=intake_today(standing, stream),
            requirement=gate.title,
            citation=standing.cited(gate.citation),
            lines=tuple(lines),
        )

    def _lines(self, gate: Requirement) -> list[Line]:
        items = [
            line
            for name in sorted(self.gates.lists(gate))
            for line in self._lines_of(name)
        ]
        return sorted(items, key=lambda line: line.effective_from, reverse=True)

    def _lines_of(self, name: str) -> list[Line]:
        """Lines of a list by the code, by the longest start of it, or a profession."""
        entries = self.published.standing.snapshot["lists"][name]["entries"]
        code, keys = self.occupation.code, self.occupation.stands_for.get(name, ())
        starts = [entry for entry in entries if _starts(code, entry["key"])]
        longest = max((len(start["key"]) for start in starts), default=0)
        held = [start for start in starts if len(start["key"]) == longest]
        held += [entry for entry in entries if entry["key"] in keys]
        if any((item.get("values") or {}).get("excluded") for item in held):
            return []
        return [self._line(name, item) for item in held]

    def _line(self, name: str, entry: specs.Spec) -> Line:
        standing = self.published.standing
        return Line(
            list=self.published.names.list(name),
            label=entry["label"],
            effective_from=entry.get("from", ""),
            effective_to=entry.get("to", ""),
            holds=specs.in_force(entry, standing.on),
            citation=standing.cite(entry),
        )


def _starts(code: str, key: str) -> bool:
    return key.isdigit() and code.startswith(key)


_GATES: dict[tuple[str, date], Gates] = {}


def gates_of(published: Published) -> Gates:
    """The gates of an edition on a day, which remember what they found."""
    key = (published.digest, published.on)
    if key not in _GATES:
        _GATES.clear()
        _GATES[key] = Gates(published.standing)
    return _GATES[key]


def openings(published: Published, occupation: Occupation) -> Openings:
    """Every stream of the edition by what the occupation means for it."""
    return _Finder(published, occupation).run()
