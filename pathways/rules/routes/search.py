"""The search for routes: what today, or one change, makes possible, and then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final

from pathways.rules.engine.criteria import Verdict
from pathways.rules.facts.grants import nominating
from pathways.rules.levers.better_offers import offer_of
from pathways.rules.levers.step import Step
from pathways.rules.planner.walking import BASE, Move, State
from pathways.rules.routes import starts
from pathways.rules.routes.candidates import (
    FAR,
    OPEN,
    UNKNOWN,
    Candidate,
    goal_of,
    is_behind,
    is_door,
    is_of,
    leads,
    works_in_canada,
)
from pathways.rules.routes.model import FEDERAL, LEVER, STREAM, WORK
from pathways.rules.routes.openings import Openings
from pathways.rules.routes.rounds import TWO_YEARS, YEAR, Met, Rounds
from pathways.rules.routes.state import Traveller, hopes, invites
from pathways.rules.ruleset.rules import Stream

# The levers that change how one goes on after a permit that is there without them.
FOLLOWED: Final = frozenset({"offer-wage", "offer-terms", "offer-province"})
PROVINCES: Final = 3  # whose offers are followed through permits
LATER: Final = (0, 12)  # months of work in Canada before residence is applied for
Known = Mapping[Any, int]  # goals that are reached without a lever, and how near


@dataclass(frozen=True)
class Search:
    """One search, from the prepared profile; ``open``: what stands open on the way."""

    open: Openings
    rounds: Rounds

    @property
    def traveller(self) -> Traveller:
        """Who makes the moves."""
        return self.open.traveller

    @cached_property
    def base(self) -> State:
        """The prepared profile today."""
        return self.traveller.walker.start

    @cached_property
    def offers(self) -> tuple[Step, ...]:
        """The offers that the person could look for."""
        return tuple(starts.offers(self.base))

    def all(self) -> Iterator[Candidate]:
        """Every route: without a lever, then by each lever that brings more."""
        held = [*self._nominated(), *self._from((), self.base, {})]
        yield from held
        known = {goal_of(candidate): candidate.residence for candidate in held}
        for step in self._first_steps():
            moves: tuple[Move, ...] = (Move(LEVER, step=step),)
            here = self.traveller.go(self.base, moves[0])
            follows = step.lever in FOLLOWED
            routes = self._from(moves, here, known, follows=follows)
            yield from self._new(routes, known)
        for moves, here, streams in self._offers():
            yield from streams
            through = self._by_doors(moves, here, known, follows=False)
            yield from self._new(through, known)

    def _nominated(self) -> Iterator[Candidate]:
        """The application to Canada of who holds a nomination outside Express Entry.

        It is for the federal side what every such stream of the province leads to.
        """
        here = self.base
        for province in nominating(here.case, express_entry=False):
            for stream in here.assessment.streams:
                nominates = stream.spec.get("nomination") in BASE
                if nominates and stream.spec.get("province") == province:
                    moves = (Move(FEDERAL, stream.slug),)
                    there = self.traveller.go(here, moves[0])
                    yield Candidate(moves, there, OPEN, residence=OPEN)
                    break

    def _new(self, routes: Iterable[Candidate], known: Known) -> Iterator[Candidate]:
        """Those to a stream, or through a permit, that lead nowhere so near without."""
        for route in routes:
            if route.residence < known.get(goal_of(route), FAR + 2):
                yield route

    def _first_steps(self) -> Iterator[Step]:
        yield from starts.alone(self.base)
        yield from starts.moves(self.base)
        yield from starts.better_offers(self.base)
        yield from self._terms()

    def _offers(
        self,
    ) -> Iterator[tuple[tuple[Move, ...], State, list[Candidate]]]:
        """The best offer of each province, with the provincial routes it opens.

        Best: by the chance class, then the lower wage.
        """
        kept: dict[str, tuple[Any, ...]] = {}
        for step in self.offers:
            moves = (Move(LEVER, step=step),)
            here = self.traveller.go(self.base, moves[0])
            offer = offer_of(here.profile)
            province = str(offer.province) if offer else ""
            routes = list(self._in_province(moves, here, province))
            chance = min((route.chance for route in routes), default=FAR + 1)
            worth = (chance, starts.wage_of(step))
            if province not in kept or worth < kept[province][0]:
                kept[province] = (worth, moves, here, routes)
        best = sorted(kept.values(), key=lambda row: row[0])
        for number, (_, moves, here, routes) in enumerate(best):
            if number < PROVINCES:
                yield moves, here, routes

    def _in_province(
        self, moves: tuple[Move, ...], here: State, province: str
    ) -> Iterator[Candidate]:
        of_province = (
            item
            for item in self.open.usable(here).lasting
            if item.spec.get("province") == province
        )
        for stream in self.open.permanent(here, of_province):
            route = self._residence(moves, here, stream)
            if route is not None:
                yield route

    def _terms(self) -> Iterator[Step]:
        """Terms that a door or a province misses in the offer that is there."""
        offer = offer_of(self.base.profile)
        if offer is None:
            return
        seen: set[Any] = set()
        for stream in self.base.assessment.streams:
            if not is_door(stream, self.base.on) and not is_of(offer, stream):
                continue
            if self.base.assessment.verdict(stream) is not Verdict.NOT_MET:
                continue
            step = starts.terms_for(self.base, stream.slug)
            if step is not None and step.name not in seen:
                seen.add(step.name)
                yield step

    def _from(
        self,
        moves: tuple[Move, ...],
        here: State,
        known: Known,
        *,
        follows: bool = True,
    ) -> Iterator[Candidate]:
        """Every route that goes on from here: straight to residence, or by work.

        ``follows``: also through permits that are there without the last lever. Else
        nobody works for a permit of another kind than one that can be had today.
        """
        for stream in self.open.permanent(here, self.open.usable(here).lasting):
            route = self._residence(moves, here, stream)
            if route is not None:
                yield route
        if works_in_canada(here.profile) and not moves:
            yield from self._onward(moves, here, FAR + 1, working=True)
        if follows or not self._held_doors:
            yield from self._by_doors(moves, here, known, follows=follows)

    def _by_doors(
        self,
        moves: tuple[Move, ...],
        here: State,
        known: Known,
        *,
        follows: bool = True,
    ) -> Iterator[Candidate]:
        """Through each permit that can be had, and on from it.

        Not through one that leads on to the nearest class without the last lever.
        """
        for stream in self.open.doors(here):
            if not follows and stream.slug in self._held_doors:
                continue
            nearer = known.get((True, stream.slug), FAR + 1)
            if nearer == OPEN:
                continue
            ready = self.open.ready(moves, here, stream)
            then = self.open.waited(here) if ready != moves else here
            if then is not here and not self.open.is_reached(then, stream):
                continue
            move = Move(STREAM, stream.slug)
            chance = UNKNOWN if hopes(then.assessment, stream) else OPEN
            there = self.traveller.go(then, move)
            for item in self._onward((*ready, move), there, nearer):
                yield replace(item, chance=chance)

    @cached_property
    def _held_doors(self) -> frozenset[str]:
        """The permits that can be had today without any change."""
        return frozenset(stream.slug for stream in self.open.doors(self.base))

    def _residence(
        self,
        moves: tuple[Move, ...],
        here: State,
        stream: Stream,
        nearer: int = FAR + 1,
        best: Candidate | None = None,
    ) -> Candidate | None:
        """The route that applies to a permanent stream from here.

        None where it is in no ``nearer`` chance class, or cannot lead before the
        ``best`` so far, whatever follows.
        """
        ready = self.open.ready(moves, here, stream)
        there = self.open.waited(here) if ready != moves else here
        if there is not here and not self.open.is_reached(there, stream):
            return None  # on that day an age or a date has passed
        chance, year, two_years = self._chance(there, stream)
        if chance >= nearer:
            return None
        if chance != OPEN and there.assessment.verdict(stream) is Verdict.OFFICER:
            return None  # a merit that an officer weighs, and no round invited
        inviting = stream.slug if invites(stream, there.on) else ""
        begun = Candidate(
            ready, there, chance, inviting, year, two_years, residence=chance
        )
        if best is not None and not leads(begun, best):
            return None
        rest, end = self.traveller.finish(there, stream)
        return replace(begun, moves=(*ready, *rest), end=end) if rest else None

    def _chance(
        self, here: State, stream: Stream
    ) -> tuple[int, Met | None, Met | None]:
        """The chance class of a stream by the rounds that it competes in."""
        if not invites(stream, here.on):
            return OPEN, None, None
        on = self.traveller.walker.on
        year = self.rounds.met(stream, here.assessment, on, YEAR)
        both = self.rounds.met(stream, here.assessment, on, TWO_YEARS)
        if year and year.least:
            return OPEN, year, both
        if both is None or both.most:
            return UNKNOWN, year, both
        return FAR, year, both

    def _onward(
        self,
        moves: tuple[Move, ...],
        there: State,
        nearer: int,
        *,
        working: bool = False,
    ) -> Iterator[Candidate]:
        """With a permit: the best way on to residence, or the permit alone.

        Only ways whose chance class is below ``nearer`` are of use.
        """
        best: Candidate | None = None
        for months in LATER[1:] if working else LATER:
            stay = (Move(WORK, months=months),) if months else ()
            then = self.traveller.go(there, stay[0]) if stay else there
            if best is not None and is_behind(then, best):
                break
            for stream in self.open.permanent(then, self.open.usable(then).lasting):
                route = self._residence((*moves, *stay), then, stream, nearer, best)
                if route is not None and (best is None or leads(route, best)):
                    best = route
        if best is None and not working:
            yield Candidate(moves, there, OPEN, permit=True, residence=FAR + 1)
        elif best is not None:
            yield replace(best, chance=OPEN, permit=True)
