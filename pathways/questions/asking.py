"""Which questions are asked of one person, and what uses each of their answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

from pathways import editions
from pathways.questions.concern import WHO, Concern
from pathways.questions.readers import readers_in_words
from pathways.questions.relevance import Reader, Relevance, relevance_of
from pathways.rules import ProfileError, Spec, read_profile

KEPT: Final = 128


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked: everything while no edition says what its rules read.

    ``waiting``: the answers that rules which can concern the person wait for; nothing
    is known of them where the answers contradict each other.
    """

    relevance: Relevance | None = None
    waiting: frozenset[str] | None = None
    concerned: frozenset[str] = frozenset()
    snapshot: Spec | None = None

    def is_read(self, path: str) -> bool:
        """Whether anything reads the answer; of a Canadian, who they are alone."""
        if self.relevance is None:
            return True
        if self.waiting is not None and not self.concerned:
            return path in WHO
        return self.relevance.is_read(path)

    def is_awaited(self, path: str) -> bool:
        """Whether a rule that can concern the person waits for the answer."""
        if self.waiting is None:
            return self.is_read(path)
        return self.is_read(path) and any(
            f"{path}.".startswith(f"{text}.") or text.startswith(f"{path}.")
            for text in self.waiting
        )

    def used_by(self, path: str) -> str:
        """What uses the answer, in words; of the person's own streams where known."""
        if self.relevance is None or self.snapshot is None:
            return ""
        every = self.relevance.readers_of(path)
        return readers_in_words(self._own(every) or every, self.snapshot)

    def _own(self, readers: frozenset[Reader]) -> frozenset[Reader]:
        return frozenset(
            reader
            for reader in readers
            if reader.kind == "grid" or reader.slug in self.concerned
        )


EVERYTHING: Final = Asking()


def asking_of(answers: Mapping[str, Any], on: date) -> Asking:
    """What the current edition asks of a person with these answers on a day."""
    try:
        number, rulebook = editions.current()
    except editions.NothingPublishedError:
        return EVERYTHING
    return _asking(number, rulebook.digest, on, json.dumps(answers, sort_keys=True))


@lru_cache(maxsize=KEPT)
def _asking(number: int, digest: str, on: date, written: str) -> Asking:
    snapshot = editions.rulebook(number, digest).snapshot
    concern = _concern(number, digest, on)
    try:
        profile = read_profile(json.loads(written))
    except ProfileError:
        return Asking(concern.relevance, None, frozenset(), snapshot)
    streams = frozenset(stream.slug for stream in concern.streams(profile, on))
    waiting = concern.open_answers(profile, on)
    return Asking(concern.relevance, waiting, streams, snapshot)


@lru_cache(maxsize=4)
def _concern(number: int, digest: str, on: date) -> Concern:
    rulebook = editions.rulebook(number, digest)
    return Concern(rulebook.rules(on), relevance_of(rulebook, on))
