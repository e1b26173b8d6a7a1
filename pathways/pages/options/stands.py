"""A province's streams with and without an offer, in the words of Options."""

from __future__ import annotations

from dataclasses import replace

from pathways.outlook.pathway import Pathway
from pathways.outlook.provinces import Province, ProvinceStream
from pathways.pages.options.states import State, States, failing


def with_stands(province: Province, states: States) -> Province:
    """The province, each stream of which says how it stands."""
    own = bool(province.offer and province.offer.is_own)
    streams = (_with_stands(stream, states, own) for stream in province.streams)
    return replace(province, streams=tuple(streams))


def _with_stands(stream: ProvinceStream, states: States, own: bool) -> ProvinceStream:
    """What the answers say stands as on Options, and what is tried beside it.

    ``own``: the offer that is tried is the person's.
    """
    today = states.state(stream.now.stream)
    now = _before_the_offer(stream, states, today)
    if stream.offered is None:
        return replace(stream, stand_now=now)
    offered = today if own else _tried(stream.offered, states, today)
    return replace(stream, stand_now=now, stand_offered=offered)


def _tried(item: Pathway, states: States, today: State) -> State:
    """With an offer that is tried; what fails even so stands as it does today."""
    there = States(item.standing, states.rounds).without_steps(item)
    if there is not None:
        return there
    return today if today.needs_step else failing(item, "not_for_you")


def _before_the_offer(stream: ProvinceStream, states: States, today: State) -> State:
    """Without the offer, which is the step where it is all that is missing."""
    if stream.now.standing.profile == states.standing.profile:
        return today
    without = States(stream.now.standing, states.rounds).without_steps(stream.now)
    if without is not None:
        return without
    if stream.is_opened_by_offer:
        return failing(stream.now, "needs_step")
    return today if today.needs_step else failing(stream.now, "not_for_you")
