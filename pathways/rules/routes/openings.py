"""What stands open at a place on the way: streams that are reached, and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from pathways.rules.engine.criteria import Verdict
from pathways.rules.planner.walking import Move, State
from pathways.rules.routes import starts
from pathways.rules.routes.candidates import Usable, is_looked_for, usable_of
from pathways.rules.routes.state import (
    PREPARE,
    Traveller,
    asks_occupation,
    ends_after,
    hangs_on_others,
    invites,
    is_of_offer,
    prepared_move,
)
from pathways.rules.ruleset.rules import Ruleset, Stream


@dataclass(frozen=True)
class Openings:
    """Of the prepared profile; ``raw`` is the profile as it is today."""

    traveller: Traveller
    raw: Traveller

    def usable(self, here: State) -> Usable:
        """The streams that can be used on the day: the same while no rule changes."""
        rules = here.assessment.rules
        if rules not in self._usables:
            self._usables[rules] = usable_of(rules.streams, here.on)
        return self._usables[rules]

    @cached_property
    def _usables(self) -> dict[Ruleset, Usable]:
        return {}

    def permanent(self, here: State, streams: Iterable[Stream]) -> Iterator[Stream]:
        """Those of the streams that end a route and are reached."""
        outcomes = ends_after(here)
        leads: dict[object, bool] = {}  # the same for all streams of a province
        for stream in streams:
            if stream.spec["outcome"] not in outcomes:
                continue
            province = stream.spec.get("province")
            if province not in leads:
                leads[province] = starts.leads_from(here.profile, stream)
            if leads[province] and self.is_reached(here, stream):
                yield stream

    def is_reached(self, here: State, stream: Stream) -> bool:
        """Whether no rule fails; what others grant is not hoped for."""
        verdict = here.assessment.verdict(stream)
        if verdict is not Verdict.NOT_ANSWERED:
            return verdict is not Verdict.NOT_MET
        if hangs_on_others(here.assessment, stream):
            return False
        if here.passed and asks_occupation(here.assessment, stream):
            return False  # of work to come, of which nobody knows what it is
        return not (is_looked_for(here) and is_of_offer(here.assessment, stream))

    def doors(self, here: State) -> Iterator[Stream]:
        """The permits to work that are reached."""
        for stream in self.usable(here).doors:
            if self.is_reached(here, stream):
                yield stream

    def ready(
        self, moves: tuple[Move, ...], here: State, stream: Stream
    ) -> tuple[Move, ...]:
        """The moves so far, and the preparations where the stream needs them."""
        if not self.traveller.waits[1]:
            return moves
        if not stream.spec.get("grid") and not invites(stream, here.on):
            raw = self._unprepared(moves, here)
            rules = raw.rulebook.rules(raw.on)
            verdict = raw.assessment.verdict(rules.stream(stream.slug))
            if verdict >= here.assessment.verdict(stream):
                return moves
        return (*moves, prepared_move(self.traveller.waits))

    def waited(self, here: State) -> State:
        """The same when the preparations are there; found once for each place."""
        kept = self._waits.get(id(here))
        if kept is None:
            there = self.traveller.go(here, prepared_move(self.traveller.waits))
            kept = self._waits[id(here)] = (here, there)
        return kept[1]

    @cached_property
    def _waits(self) -> dict[int, tuple[State, State]]:
        return {}

    def _unprepared(self, moves: tuple[Move, ...], here: State) -> State:
        """Where the moves lead without any preparation; found once for each place."""
        kept = self._raws.get(id(here))
        if kept is None:
            there = self.raw.walker.start
            for move in moves:
                if move.kind != PREPARE:
                    there = self.raw.go(there, move)
            kept = self._raws[id(here)] = (here, there)
        return kept[1]

    @cached_property
    def _raws(self) -> dict[int, tuple[State, State]]:
        return {}
