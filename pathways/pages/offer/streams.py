"""Which pathways hang on an offer: its permits, and those of the place where it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pathways.outlook.pathway import Pathway, pathway
from pathways.outlook.standing import Standing
from pathways.pages.options.table import reads_offer, requires
from pathways.rules import Finding, Transfer, Verdict
from pathways.rules.facts import Answer, Fact, OfferArea
from pathways.rules.levers import offer_of

TAKING: Final = ("open", "by_invitation")  # states of intake
BOUND: Final = "employer-specific"
TRANSFER: Final = frozenset({"transfer"})
PLACE: Final = frozenset({"job_offer.area", "job_offer.city", "job_offer.province"})


def offer_pathways(standing: Standing) -> list[Pathway]:
    """The pathways that an offer is part of, in the order of the catalogue.

    Permits bound to an employer; the streams of the offer's province, and federal ones
    for the place where it is. A transfer's only where one is told of.
    """
    every = (pathway(standing, stream) for stream in standing.assessment.streams)
    return [item for item in every if requires(item, reads_offer) and _is_apt(item)]


def _is_apt(item: Pathway) -> bool:
    spec = item.stream.spec
    if spec.get("outcome") == "temporary":
        return spec.get("permit_kind") == BOUND and _is_told_of(item)
    offer = offer_of(item.standing.profile)
    if item.province:
        return offer is None or offer.province == item.province
    return _fits_place(item)


def _is_told_of(item: Pathway) -> bool:
    """Whether a transfer is asked for only where the person tells of one."""
    flag = isinstance(item.standing.profile.transfer, Transfer)
    return flag or not requires(item, _reads_transfer)


def _reads_transfer(fact: Fact) -> bool:
    return fact.read_keys() == TRANSFER


def _fits_place(item: Pathway) -> bool:
    """Whether a stream for some places does not leave out the offer's."""
    placed = [finding for finding in item.findings if _is_about_place(item, finding)]
    return bool(placed) and all(f.verdict is not Verdict.NOT_MET for f in placed)


def _is_about_place(item: Pathway, finding: Finding) -> bool:
    return any(map(is_place, facts_of(item.standing, finding)))


def is_place(fact: Fact) -> bool:
    """Whether a fact is where the offer is."""
    if isinstance(fact, Answer):
        return fact.path in PLACE
    return isinstance(fact, OfferArea)


def facts_of(standing: Standing, finding: Finding) -> Iterator[Fact]:
    """Every fact that a requirement compares, in all its alternatives."""
    facts = standing.assessment.rules.facts.all
    for alternative in finding.requirement.alternatives:
        for criterion in alternative.criteria:
            if criterion.fact is not None:
                yield facts[criterion.fact]
