"""The search for ways: from what is open, along the bridges, day by day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from pathways.rules.granted import lets_study
from pathways.rules.legs import NOMINATED, Leg, Sequence
from pathways.rules.levers.step import Step, listed
from pathways.rules.profile import JobOffer
from pathways.rules.rules import Stream
from pathways.rules.specs import Spec
from pathways.rules.walking import (
    BASE,
    ENHANCED,
    EXPRESS_ENTRY,
    PROGRAMS,
    SELECTED,
    TRIED,
    USABLE,
    Here,
    Move,
    Walker,
    bridges,
)

# Levers and applications. Work, and the application to Canada after a nomination
# outside Express Entry or a selection, come on top. Why five: docs/adr/0007.
MOST_STEPS: Final = 5
A_YEAR: Final = 12
# What the ways themselves work out, or what opens nothing by itself.
LEFT_OUT: Final = frozenset({"canadian-work", "nomination", "waiting"})
OFFER: Final = "job-offer"
SECOND: Final = {OFFER: ("employer-application", "lmia")}


class Search:
    """One search; what it finds are walks at the least that each step takes."""

    def __init__(self, walker: Walker) -> None:
        self.walker = walker
        self.costs = walker.rulebook.snapshot.get("levers", {})
        self.wanted = frozenset(listed(walker.profile.intended_provinces))
        self.base = walker.start()
        self.open_now = self._open(self.base)

    def sequence(self, end: Here) -> Sequence:
        """The walk as a way; how long it takes at the most is worked out later."""
        legs = tuple(Leg(passed, passed) for passed in end.passed)
        streams = [end.rules_of(leg.move.slug) for leg in legs if leg.move.slug]
        levers = [leg.move.step.lever for leg in legs if leg.move.step]
        wages = tuple(_wage(leg.move.step) for leg in legs if leg.move.step)
        effort = sum(int(self.costs.get(x, {}).get("effort", 0)) for x in levers)
        return Sequence(
            start=self.walker.on,
            legs=legs,
            effort=effort + len(streams),
            shape=(tuple(levers), tuple(map(_sort, streams)), wages, _end(end)),
        )

    def told(self, way: Sequence) -> Sequence:
        """The way with its latest days, and the streams that invite."""
        slow = replace(self.walker, slowly=True)
        end = slow.walk(tuple(leg.move for leg in way.legs))
        legs = tuple(
            Leg(leg.soon, late) for leg, late in zip(way.legs, end.passed, strict=True)
        )
        invites = [s for s in way.streams if self._invites(end, s)]
        others = dict.fromkeys(s for s in way.alike if s not in way.streams)
        return replace(way, legs=legs, invites=tuple(invites), alike=tuple(others))

    def _invites(self, here: Here, slug: str) -> bool:
        stream = here.rules_of(slug)
        by_intake = stream.intake(here.on) == "by_invitation"
        return bool(stream.spec.get("invitation")) or by_intake

    def found(self) -> Iterator[Here]:
        """Every walk to permanent residence."""
        for stream in self.open_now.values():
            yield from self._through(self.base, stream, MOST_STEPS)
        for here, opened, left in self._starts():
            for stream in opened:
                yield from self._through(here, stream, left)

    def _open(self, here: Here) -> dict[str, Stream]:
        """The streams of the day that can be used and lead somewhere."""
        return {
            stream.slug: stream
            for stream in here.assessment.streams
            if (stream.spec.get("outcome") == "permanent" or stream.spec.get("bridges"))
            and not lets_study(stream.spec)
            and self._is_wanted(stream.spec.get("province"))
            and here.qualifies(stream, USABLE)
        }

    def _starts(self) -> Iterator[tuple[Here, list[Stream], int]]:
        """Where one step leads, or two of a declared pair, with what that opens."""
        seen: set[tuple[Any, ...]] = set()
        for step in self._first_steps():
            here = self.walker.go(self.base, Move("lever", step=step))
            yield from self._opened(here, step, seen, MOST_STEPS - 1)
            for second in SECOND.get(step.lever, ()):
                for other in [one for one in here.steps if one.lever == second]:
                    then = self.walker.go(here, Move("lever", step=other))
                    yield from self._opened(then, step, seen, MOST_STEPS - 2)

    def _opened(
        self, here: Here, step: Step, seen: set[tuple[Any, ...]], left: int
    ) -> Iterator[tuple[Here, list[Stream], int]]:
        """What is open there and not now, unless a like step opened it already."""
        opened = []
        place = _place(step, self.base) if step.lever == OFFER else ""
        for slug, stream in self._open(here).items():
            ranked = bool(stream.spec.get("grid"))
            found = (step.lever, place, slug, _wage(step) if ranked else None)
            if slug not in self.open_now and found not in seen:
                seen.add(found)
                opened.append(stream)
        if opened:
            yield here, opened, left

    def _first_steps(self) -> Iterator[Step]:
        """The steps that may begin a way: offers only where one would live."""
        for step in self.base.steps:
            if step.lever in LEFT_OUT:
                continue
            if step.lever != OFFER or self._is_wanted(_place(step, self.base)):
                yield step

    def _is_wanted(self, province: Any) -> bool:
        """Whether one would live there: anywhere, while no province is named."""
        return not province or not self.wanted or province in self.wanted

    def _through(
        self, here: Here, stream: Stream, left: int, bridge: Spec | None = None
    ) -> Iterator[Here]:
        """Every walk on from applying to a stream."""
        if left < 1:
            return
        move = Move("stream", stream.slug, bridge=bridge)
        there = self.walker.go(here, move)
        if stream.spec.get("outcome") == "permanent":
            yield from self._permanent(there, stream, left - 1)
        else:
            yield from self._onward(there, stream, left - 1)

    def _permanent(self, there: Here, stream: Stream, left: int) -> Iterator[Here]:
        """A nomination and a selection lead on; any other decision is the last."""
        nomination = stream.spec.get("nomination")
        entered = False
        if nomination in ENHANCED and left:
            for bridge in bridges(stream, there.on):
                target = there.stream(bridge["target"])
                if target is None or entered:
                    continue
                named = self.walker.nominated(there, target)
                if named.qualifies(target, USABLE):
                    move = Move("stream", target.slug, bridge=bridge)
                    entered = True
                    yield self.walker.go(there, move)
        if nomination in (*BASE, *SELECTED) and not entered:
            yield self.walker.go(there, Move("federal", stream.slug))
        if nomination not in (*ENHANCED, *BASE, *SELECTED):
            yield there

    def _onward(self, there: Here, stream: Stream, left: int) -> Iterator[Here]:
        """Along each bridge, as soon as what it leads to is met."""
        at: dict[int, Here] = {0: there}
        for bridge in self._here_and_federal(there, stream):
            after = bridge.get("after_months")
            for months in (after,) if after else (0, A_YEAR):
                if months not in at:
                    at[months] = self.walker.go(there, Move("work", months=months))
                target = at[months].rules_of(bridge["target"])
                if at[months].qualifies(target, TRIED):
                    yield from self._through(at[months], target, left, bridge)
                    break
            else:
                if left > 1 and not isinstance(there.profile.job_offer, JobOffer):
                    yield from self._with_offer(there, bridge, left - 1)

    def _here_and_federal(self, there: Here, stream: Stream) -> Iterator[Spec]:
        """The bridges to federal streams, and to those of the province of the work."""
        person: Any = there.profile.applicant
        for bridge in bridges(stream, there.on):
            target = there.stream(bridge["target"])
            province = target.spec.get("province") if target else None
            if target and province in (None, person.residence.province):
                yield bridge

    def _with_offer(self, there: Here, bridge: Spec, left: int) -> Iterator[Here]:
        """Along a bridge that a lasting offer of one's employer opens."""
        target = there.rules_of(bridge["target"])
        province = target.spec.get("province")
        for step in there.steps:
            if step.lever != OFFER or _place(step, there) != province:
                continue
            move = Move("lever", step=step, of_employer=True)
            here = self.walker.go(there, move)
            if here.qualifies(target, TRIED):
                yield from self._through(here, target, left, bridge)
                return


def _place(step: Step, here: Here) -> Any:
    """The province of the offer that a step brings."""
    offer = step.change(here.profile).job_offer
    return offer.province if isinstance(offer, JobOffer) else ""


def _wage(step: Step) -> Any:
    """The wage of the offer that a step brings; none for any other step."""
    return dict(step.values).get("wage")


def _sort(stream: Stream) -> str:
    """What streams that lead the same way have in common."""
    if stream.slug in PROGRAMS:
        return EXPRESS_ENTRY
    if stream.spec.get("outcome") == "temporary":
        return stream.slug.rpartition("/")[2].replace("category-a", "category-b")
    nomination = stream.spec.get("nomination")
    return f"nomination-{nomination}" if nomination else stream.slug


def _end(here: Here) -> tuple[str, str]:
    """What the way leads to: through a nomination or selection, or by a stream."""
    last = here.passed[-1].move
    if last.kind == "federal":
        return NOMINATED, last.slug
    return (NOMINATED, here.nominated_by) if here.nominated_by else ("", last.slug)
