"""Whose page it is: the answers, the edition that judges them, and the day."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

from django.utils.functional import cached_property

from pathways import page_cache
from pathways.models import Edition
from pathways.models.casework import SavedProfile
from pathways.outlook.rounds import RoundRecord
from pathways.outlook.standing import Standing
from pathways.public.freshness import release
from pathways.rules import Assessment, assess_changed
from pathways.rules.rounds import PastRounds, is_nominee
from pathways.rules.routes import Answer
from pathways.rules.routes import answer as find_answer
from pathways.selectors import stamps
from pathways.selectors.past_rounds import past_rounds
from pathways.selectors.result import standing_of
from pathways.selectors.rounds import rounds_of

ANSWER: Final = "the answer itself"  # no address: none has a space


def has_offer(answers: Mapping[str, Any]) -> bool:
    """Whether these answers tell of an offer."""
    return bool(answers.get("job_offer"))


@dataclass(frozen=True)
class Person:
    """What every page of one person begins with; each part is found once."""

    saved: SavedProfile
    edition: Edition
    on: date

    @property
    def answers(self) -> dict[str, Any]:
        """The stored answers."""
        answers: dict[str, Any] = self.saved.answers
        return answers

    @property
    def has_offer(self) -> bool:
        """Whether there is an offer, so that there is a page about it."""
        return has_offer(self.answers)

    @cached_property
    def standing(self) -> Standing:
        """The assessment. Raises ``RefusedAnswersError``."""
        return standing_of(self.answers, self.edition, self.on)

    @cached_property
    def records(self) -> Mapping[str, RoundRecord]:
        """The past rounds of every stream that has a record: read once for a day."""
        slugs = tuple(stream.slug for stream in self.standing.assessment.streams)
        nominated = is_nominee(self.standing.assessment.case)
        return _records(slugs, self.on, repr(self.rounds_stamp), nominated=nominated)

    @cached_property
    def rounds(self) -> PastRounds:
        """The same, as routes ask about them: each on what it asked for."""
        return past_rounds(self.rounds_stamp)

    @cached_property
    def rounds_stamp(self) -> stamps.Stamp:
        """Equal while no round, draw or pool changes."""
        return stamps.every_round()

    @cached_property
    def answer(self) -> Answer:
        """Can I, by which route, what do I do this week: found once, and kept.

        Deleting or changing the answers deletes it with their pages; answers that are
        not stored, such as a report's own, leave nothing behind.
        """
        made: list[Answer] = []

        def make() -> bytes:
            made.append(self._find())
            return pickle.dumps(made[0])

        kept = self.keep(ANSWER, make)
        if made:
            return made[0]
        answer: Answer = pickle.loads(kept)  # noqa: S301 - our own, from our own cache
        return answer

    @cached_property
    def prepared(self) -> Assessment:
        """The assessment with the papers and tests that routes count as ready."""
        return assess_changed(self.standing.assessment, self.answer.prepared)

    def keep(self, name: str, make: Callable[[], bytes]) -> bytes:
        """What follows from answers, edition, day and rounds alone: made once, kept.

        ``name`` has a space, so that it is no address. Of answers that are not stored
        nothing is kept.
        """
        if self.saved.pk is None:
            return make()
        key = page_cache.own_key(self.saved.pk, name)
        stamp = page_cache.digest_of(self._stamp, name)
        return page_cache.kept(key, stamp, make)

    def _find(self) -> Answer:
        rulebook, profile = self.standing.rulebook, self.standing.profile
        return find_answer(rulebook, profile, self.on, self.rounds)

    @property
    def _stamp(self) -> str:
        """Equal while edition, answers, day and rounds stay the same."""
        edition, answers = self.edition.digest, page_cache.answers_digest(self.answers)
        return page_cache.digest_of(
            release(), edition, answers, self.on, self.rounds_stamp
        )


@lru_cache(maxsize=4)
def _records(
    slugs: tuple[str, ...], on: date, _stamp: str, *, nominated: bool
) -> Mapping[str, RoundRecord]:
    """Two queries while no round changes."""
    return rounds_of(slugs, on, nominated=nominated)
