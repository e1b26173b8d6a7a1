"""Whom a rule can concern, and what it leaves open for one person.

A stream concerns nobody whom it refuses for who they are, where they are, or for the
occupation and the place of their offer. Who has no offer is taken for somebody who may
get one in an occupation and a province of theirs. All else can change, and unanswered
is never no: then the rule concerns them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.utils.functional import cached_property

from pathways.questions.relevance import Relevance
from pathways.rules import (
    NOTHING,
    UNANSWERED,
    Answer,
    Case,
    Criterion,
    JobOffer,
    Person,
    Profile,
    Requirement,
    Ruleset,
    Stream,
    Verdict,
    all_paths,
    joined,
)

# Who one is.
WHO: Final = frozenset(
    {
        "applicant.birth_date",
        "applicant.canadian_permanent_resident",
        "applicant.citizenships",
        "applicant.us_status",
    }
)
# And where; an offer is known by its occupation and its place.
TELLING: Final = WHO | frozenset(
    {
        "job_offer.area",
        "job_offer.city",
        "job_offer.noc",
        "job_offer.province",
        "status_in_canada",
        "status_in_canada.kind",
        "status_in_canada.permit",
        "status_in_canada.valid_until",
    }
)
# What is derived where it is not answered, so that no finding asks for it.
DERIVED: Final = frozenset(
    {"applicant.primary_noc", "job_offer.at_or_above_prevailing_wage"}
)
MOST_OFFERS: Final = 40
Gate = tuple[tuple[Criterion, ...], ...]  # of each alternative, what can refuse it


@dataclass(frozen=True)
class Concern:
    """The rules of a day, with what of each stream refuses people for good."""

    rules: Ruleset
    relevance: Relevance

    def streams(self, profile: Profile, on: date) -> list[Stream]:
        """The streams that can concern the person."""
        cases = [self.rules.case(offer, on) for offer in with_offers(profile)]
        provinces = provinces_of(profile)
        return [
            stream
            for stream in self.rules.streams
            if _is_there(stream, provinces)
            and any(self._lets_in(stream, case) for case in cases)
        ]

    def open_answers(self, profile: Profile, on: date) -> frozenset[str]:
        """The answers that a rule which can concern the person still waits for."""
        concerned = self.streams(profile, on)
        case = self.rules.case(profile, on)
        asks = NOTHING.union(
            *(
                waiting_in(requirement, case)
                for stream in concerned
                for requirement in stream.requirements
            ),
            *(self.rules.score(case, grid).asks() for grid in self._grids(concerned)),
        )
        return asks | (self._read(concerned) & DERIVED)

    def _lets_in(self, stream: Stream, case: Case) -> bool:
        return not any(_refuses(gate, case) for gate in self._gates[stream.slug])

    def _read(self, streams: Iterable[Stream]) -> frozenset[str]:
        slugs = {stream.slug for stream in streams}
        return frozenset(
            path
            for path, by in self.relevance.readers.items()
            if any(reader.slug in slugs for reader in by if reader.kind == "stream")
        )

    def _grids(self, streams: Iterable[Stream]) -> set[str]:
        """The grids that score for these streams; those of no stream, for anybody."""
        named = {stream.spec.get("grid") for stream in self.rules.streams}
        own = {str(stream.spec.get("grid")) for stream in streams}
        return {
            slug
            for slug in self.rules.grids
            if slug in own or (own and slug not in named)
        }

    @cached_property
    def _gates(self) -> dict[str, list[Gate]]:
        paths = all_paths(self.rules)
        return {
            stream.slug: [
                gate
                for requirement in stream.requirements
                if (gate := _gate(requirement, paths))
            ]
            for stream in self.rules.streams
        }


def _gate(asked: Requirement, paths: dict[int, frozenset[str]]) -> Gate:
    """What can refuse each alternative; none where one of them refuses nobody."""
    gate = tuple(
        tuple(criterion for criterion in way.criteria if _is_telling(criterion, paths))
        for way in asked.alternatives
    )
    return gate if all(gate) else ()


def _is_telling(criterion: Criterion, paths: dict[int, frozenset[str]]) -> bool:
    """Whether it only tells who and where one is."""
    if criterion.fact is None:
        return False
    read = joined(paths, (criterion.fact, *criterion.limit_facts))
    return bool(read) and read <= TELLING


def _refuses(gate: Gate, case: Case) -> bool:
    return all(
        any(
            criterion.judge(case.values).verdict is Verdict.NOT_MET for criterion in way
        )
        for way in gate
    )


def waiting_in(requirement: Requirement, case: Case) -> frozenset[str]:
    """The answers that could still turn the requirement, whichever alternative."""
    if requirement.verdict(case.values) in (Verdict.MET, Verdict.NOT_MET):
        return NOTHING
    judged = [way.judge(case.values) for way in requirement.alternatives]
    return NOTHING.union(
        *(
            item.asks
            for verdict, criteria in judged
            if verdict is Verdict.NOT_ANSWERED
            for _, item in criteria
        )
    )


def _is_there(stream: Stream, provinces: frozenset[str]) -> bool:
    """Whether the stream is of no province, or of one that can be the person's."""
    province = stream.spec.get("province")
    return not province or not provinces or province in provinces


def provinces_of(profile: Profile) -> frozenset[str]:
    """Where the person wants to live, or has an offer; empty while it may be any."""
    wanted = profile.intended_provinces
    if wanted is UNANSWERED or not wanted:
        return frozenset()
    offer = profile.job_offer
    offered = offer.province if isinstance(offer, JobOffer) else None
    return frozenset([*wanted, *([offered] if isinstance(offered, str) else [])])


def with_offers(profile: Profile) -> Iterator[Profile]:
    """The person; who said that there is no offer, with each that there may be."""
    if profile.job_offer is not None:
        yield profile
        return
    pairs = [(noc, at) for noc in occupations_of(profile) for at in _wanted(profile)]
    for noc, province in pairs[:MOST_OFFERS]:
        yield replace(profile, job_offer=JobOffer(noc=noc, province=province))


def occupations_of(profile: Profile) -> list[Answer[str]]:
    """The unit groups of the person's work; an unanswered one where none is told."""
    person = profile.applicant
    if not isinstance(person, Person):
        return [UNANSWERED]
    jobs = () if person.work is UNANSWERED else person.work
    named = [person.primary_noc, *(job.noc for job in jobs)]
    record = dict.fromkeys(noc for noc in named if isinstance(noc, str))
    return [*record] or [UNANSWERED]


def _wanted(profile: Profile) -> list[Answer[str]]:
    wanted = profile.intended_provinces
    return [UNANSWERED] if wanted is UNANSWERED or not wanted else [*wanted]
