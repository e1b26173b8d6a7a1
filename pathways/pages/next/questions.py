"""The open answers of one person, and the pages that ask them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import cached_property

from pathways.forms.next_steps import Wanted, asked_where, next_steps
from pathways.questions.open_answers import OpenAnswers, needless
from pathways.selectors.person import Person


@dataclass(frozen=True)
class NextQuestions:
    """What is open for a person; each part is found once."""

    person: Person

    @cached_property
    def opened(self) -> OpenAnswers:
        """What the engine says is open."""
        return OpenAnswers(self.person.answer, self.person.prepared)

    @cached_property
    def later(self) -> frozenset[str]:
        """What other answers may make needless."""
        return needless(self.person.standing.rulebook, self.opened)

    @cached_property
    def steps(self) -> list[Wanted]:
        """The pages to go through, the best first."""
        return next_steps(self.opened.by_path, self.person.answers, self.later)

    def count(self, stream: str) -> int:
        """How many answers a stream of the shown routes waits for."""
        paths = self.opened.by_stream.get(stream, frozenset()) - self.later
        return len(
            {
                (step.slug, spot and (spot.at, spot.home.key))
                for path in paths
                for step, spot in asked_where(path, self.person.answers)
            }
        )
