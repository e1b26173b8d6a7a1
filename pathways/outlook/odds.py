"""The kinds of rounds that a person could be invited in, and what became of each.

Numbers of what happened, never a likelihood: rounds that would have invited the score,
the last cut-offs, and the people ahead in the newest pool that the same grid ranked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.functional import cached_property

from pathways.outlook.rounds import Hindsight, PastRound
from pathways.outlook.scores import ScoreSheet
from pathways.outlook.standing import Cite
from pathways.rules import Verdict
from pathways.rules.rounds import Ahead


@dataclass(frozen=True, slots=True)
class HeldAs:
    """A name under which a kind of round was published, from one round to another."""

    name: str
    first: date
    last: date
    rounds: int


@dataclass(frozen=True, slots=True)
class KindOfRound:
    """One program or category: whom it invites, and its rounds.

    ``is_own``: the person qualifies for a stream whose candidates it invites, as far as
    can be checked. ``stand``: how the best of these stands, a key of ``states.STANDS``,
    with its words. ``is_nomination``: its cut-offs hold the points of a nomination.
    """

    kind: str
    name: str
    verdict: Verdict
    stand: str
    stand_words: str
    intake: str
    is_own: bool
    is_nomination: bool
    past: Hindsight
    names: tuple[HeldAs, ...]

    @property
    def is_compared(self) -> bool:
        """Whether the score of today says something of its rounds."""
        return self.is_own or not self.is_nomination

    @property
    def was_renamed(self) -> bool:
        """Whether its rounds had more than one name."""
        return len(self.names) > 1

    @property
    def last(self) -> PastRound | None:
        """The newest round of all; none where there never was one."""
        return self.past.record.last


@dataclass(frozen=True, slots=True)
class PoolAhead:
    """The newest pool that the score's grid ranked, and the people ahead in it."""

    taken_on: date
    candidates: int
    ahead: Ahead
    citation: Cite


@dataclass(frozen=True)
class Odds:
    """What past rounds and the pool say of one person's score."""

    sheet: ScoreSheet
    kinds: tuple[KindOfRound, ...]
    pool: PoolAhead | None
    as_of: date
    on: date

    @cached_property
    def own(self) -> list[KindOfRound]:
        """The kinds that could invite this person."""
        return [kind for kind in self.kinds if kind.is_own]

    @cached_property
    def others(self) -> list[KindOfRound]:
        """The rest: their candidates meet what this person does not."""
        return [kind for kind in self.kinds if not kind.is_own]

    @property
    def newest(self) -> PastRound | None:
        """The newest round on record."""
        held = [kind.last for kind in self.kinds if kind.last]
        return max(held, key=lambda past_round: past_round.on, default=None)

    @property
    def since_new_grid(self) -> int:
        """Rounds on record since another grid ranks: shown, and never compared."""
        since = self.sheet.superseded_from
        rounds = (past for kind in self.kinds for past in kind.past.record.every)
        return sum(since is not None and past.on >= since for past in rounds)
