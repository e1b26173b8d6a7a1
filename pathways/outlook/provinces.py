"""A province for one person: its streams without an offer, and with one there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol

from django.utils.functional import cached_property

from pathways.forms.choices import PROVINCE_NAMES, province_name
from pathways.outlook.groups import SHUT
from pathways.outlook.offers import Offers, TriedOffer, offers_of, standing_with
from pathways.outlook.pathway import Pathway, pathway
from pathways.outlook.practice import Practice, practice_of
from pathways.outlook.rounds import Hindsight, PastRound, RoundRecord, hindsight
from pathways.outlook.scores import ScoreSheet
from pathways.outlook.standing import Standing
from pathways.rules import QUALIFIED, JobOffer, Person, Stream, Verdict


class Chance(Enum):
    """What can be done about a stream today, the best first."""

    NOW = "now"
    OFFER = "offer"
    ANSWER = "answer"
    SHUT = "shut"
    MISSING = "missing"
    UNCOLLECTED = "uncollected"


class Stand(Protocol):
    """How a stream stands for a person, and what is missing."""

    @property
    def key(self) -> str:
        """Of ``states.STANDS``."""

    @property
    def words(self) -> str:
        """How it stands."""

    @property
    def missing(self) -> str:
        """What is missing, in few words."""


@dataclass(frozen=True)
class ProvinceStream:
    """A stream of a province without an offer and, where one is tried, with it.

    How it stands then is told in the words of Options, by whoever knows them.
    """

    now: Pathway
    offered: Pathway | None
    record: RoundRecord | None
    lives_there: bool
    stand_now: Stand | None = None
    stand_offered: Stand | None = None

    @property
    def best(self) -> Pathway:
        """With the offer where one is tried."""
        return self.offered or self.now

    @property
    def stand_best(self) -> Stand | None:
        """With the offer where one is tried."""
        return self.stand_offered or self.stand_now

    @property
    def is_opened_by_offer(self) -> bool:
        """Whether the rules fail without the offer, and not with it."""
        fails = Verdict.NOT_MET
        return self.now.verdict is fails and self.best.verdict is not fails

    @property
    def is_shut(self) -> bool:
        """Whether it takes no applications."""
        return self.now.intake in SHUT

    @cached_property
    def chance(self) -> Chance:
        """Closed, then uncollected, then by the verdicts."""
        if not self.now.is_collected:
            return Chance.UNCOLLECTED
        if self.is_shut:
            return Chance.SHUT
        if self.now.verdict in QUALIFIED:
            return Chance.NOW
        if self.best.verdict in QUALIFIED:
            return Chance.OFFER
        if Verdict.NOT_ANSWERED in (self.now.verdict, self.best.verdict):
            return Chance.ANSWER
        return Chance.MISSING

    @property
    def by_rule(self) -> bool:
        """Whether the rules are met, with the offer if need be, whatever the intake."""
        return any(item.verdict in QUALIFIED for item in (self.now, self.best))

    @property
    def needs_offer_for_answers(self) -> bool:
        """Whether answers decide only once there is an offer."""
        return self.now.verdict is Verdict.NOT_MET

    @cached_property
    def practice(self) -> tuple[Practice, ...]:
        """Who is really selected."""
        return tuple(practice_of(self.now.standing, self.now.stream))

    @property
    def after_moving(self) -> bool:
        """Whether a record says that only people already there are selected."""
        return not self.lives_there and any(
            practice.after_moving for practice in self.practice
        )

    @property
    def points(self) -> ScoreSheet | None:
        """Points on the stream's grid, with the offer where one is tried."""
        return self.best.points

    @cached_property
    def hindsight(self) -> Hindsight | None:
        """What the last 12 months' rounds would have meant for these points."""
        if self.record is None:
            return None
        return hindsight(self.record, self.points, self.best.standing.assessment)

    @property
    def newest_rounds(self) -> tuple[PastRound, ...]:
        """The rounds of the last 12 months, the newest first."""
        return tuple(reversed(self.record.rounds)) if self.record else ()

    @property
    def last_cutoff(self) -> PastRound | None:
        """The newest round of the last 12 months with a score on the stream's grid."""
        sheet = self.points
        if self.record is None or sheet is None:
            return None
        for past_round in reversed(self.record.rounds):
            if past_round.cutoff is not None and past_round.scale == sheet.slug:
                return past_round
        return None


@dataclass(frozen=True)
class Province:
    """A province or territory for one person."""

    code: str
    wished: bool
    offer: TriedOffer | None
    streams: tuple[ProvinceStream, ...]

    @property
    def name(self) -> str:
        """What it is called."""
        return province_name(self.code)

    def having(self, chance: Chance) -> tuple[ProvinceStream, ...]:
        """The streams of which this can be said."""
        return tuple(stream for stream in self.streams if stream.chance is chance)

    @property
    def now(self) -> tuple[ProvinceStream, ...]:
        """Usable today without an offer."""
        return self.having(Chance.NOW)

    @property
    def opened(self) -> tuple[ProvinceStream, ...]:
        """Usable once there is the offer."""
        return self.having(Chance.OFFER)

    @property
    def answers_now(self) -> tuple[ProvinceStream, ...]:
        """Decided by open answers, offer or not."""
        item = self.having(Chance.ANSWER)
        return tuple(stream for stream in item if not stream.needs_offer_for_answers)

    @property
    def answers_then(self) -> tuple[ProvinceStream, ...]:
        """Decided by open answers once there is the offer."""
        item = self.having(Chance.ANSWER)
        return tuple(stream for stream in item if stream.needs_offer_for_answers)

    @property
    def shut(self) -> tuple[ProvinceStream, ...]:
        """Closed, paused or announced, whose rules are met with the offer."""
        return tuple(stream for stream in self.having(Chance.SHUT) if stream.by_rule)

    @property
    def missing(self) -> tuple[ProvinceStream, ...]:
        """What fails even with the offer, the nearest first."""
        item = self.having(Chance.MISSING)
        return tuple(sorted(item, key=lambda stream: stream.best.nearness))

    @property
    def streams_best_first(self) -> list[ProvinceStream]:
        """All of them, what is usable first; in the catalogue's order otherwise."""
        order = list(Chance)
        return sorted(self.streams, key=lambda stream: order.index(stream.chance))

    @property
    def listed(self) -> tuple[ProvinceStream, ...]:
        """What the table names: usable, an answer away, or met but closed."""
        answers = (*self.answers_now, *self.answers_then)
        return (*self.now, *self.opened, *answers, *self.shut)

    @property
    def nearest(self) -> ProvinceStream | None:
        """The nearest of what fails."""
        return next(iter(self.missing), None)

    @property
    def rank(self) -> int:
        """Sorts provinces: something usable, an answer away, something there, nothing.

        What only people who already live there get does not count as usable.
        """
        usable = [*self.now, *self.opened]
        if any(not stream.after_moving for stream in usable):
            return 0
        if usable or self.having(Chance.ANSWER):
            return 1
        return 2 if self.streams else 3


def provinces_of(
    standing: Standing, rounds: Mapping[str, RoundRecord]
) -> list[Province]:
    """Every province and territory, by name."""
    tried = _Tried(standing, rounds)
    return [tried.province(code) for code in sorted(PROVINCE_NAMES, key=province_name)]


def province_of(
    standing: Standing, rounds: Mapping[str, RoundRecord], code: str
) -> Province:
    """One of them."""
    return _Tried(standing, rounds).province(code)


@dataclass(frozen=True)
class _Tried:
    """A person to try in every province."""

    standing: Standing
    rounds: Mapping[str, RoundRecord]

    @cached_property
    def offers(self) -> Offers:
        return offers_of(self.standing)

    @cached_property
    def without(self) -> Standing:
        """The answers without the offer that they name, if they name one."""
        if self.standing.profile.job_offer is None:
            return self.standing
        return standing_with(self.standing, None)

    def province(self, code: str) -> Province:
        every = self.standing.assessment.streams
        own = [stream for stream in every if stream.spec.get("province") == code]
        tried = self.offers.there(code) if own else None
        return Province(
            code=code,
            wished=code in provinces_asked(self.standing),
            offer=tried,
            streams=tuple(self._streams(tried, own)),
        )

    def _streams(
        self, tried: TriedOffer | None, own: Iterable[Stream]
    ) -> Iterator[ProvinceStream]:
        offered = standing_with(self.standing, tried.offer) if tried else None
        for stream in own:
            yield ProvinceStream(
                now=pathway(self.without, stream),
                offered=pathway(offered, stream) if offered else None,
                record=self.rounds.get(stream.slug),
                lives_there=_home(self.standing) == stream.spec["province"],
            )


def _home(standing: Standing) -> object:
    """The province that the person lives in, if any."""
    person = standing.profile.applicant
    residence = person.residence if isinstance(person, Person) else None
    return getattr(residence, "province", None)


def provinces_asked(standing: Standing) -> set[str]:
    """The provinces that the answers speak of: wished for, offered, nominated by."""
    profile = standing.profile
    offer = profile.job_offer
    items: list[object] = [*_listed(profile.intended_provinces)]
    if isinstance(offer, JobOffer):
        items.append(offer.province)
    items += [nomination.province for nomination in _listed(profile.nominations)]
    items += [
        invitation.inviter for invitation in _listed(profile.provincial_invitations)
    ]
    return {code for code in items if isinstance(code, str)}


def _listed(answer: Any) -> tuple[Any, ...]:
    """The entries of an answered list; none of an open one."""
    return answer if isinstance(answer, tuple) else ()
