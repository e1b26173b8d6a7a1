"""What a page of questions is, and a topic of several; asked where one is for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pathways.answers import Answers
from pathways.forms.base import AnswersForm
from pathways.forms.entries import EntryList, always
from pathways.forms.fields import Label
from pathways.questions.asking import EVERYTHING, Asking


# Each is itself and no other: to compare two by what they hold would translate the name
# of every country that one may choose.
@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """One page: a form, or lists; asked where its condition holds."""

    slug: str
    title: Label
    lead: Label
    form: type[AnswersForm] | None = None
    lists: tuple[EntryList, ...] = ()
    applies: Callable[[Answers], bool] = always
    leads_to: tuple[str, ...] = ()  # pages that its answers may open

    def is_asked(self, answers: Answers, asking: Asking = EVERYTHING) -> bool:
        """Whether any of its questions is for a person with these answers."""
        if not self.applies(answers):
            return False
        lists = self.asked_lists(answers, asking)
        return bool(lists or (self.form and self.form.asked_paths(answers, asking)))

    def asked_lists(
        self, answers: Answers, asking: Asking = EVERYTHING, asked: str = ""
    ) -> list[EntryList]:
        """The lists that are for this person, or that they came for."""
        return [list_ for list_ in self.lists if list_.is_asked(answers, asking, asked)]


@dataclass(frozen=True, slots=True, eq=False)
class Topic:
    """What one step of the progress stands for."""

    title: Label
    pages: tuple[Page, ...]

    def asked(self, answers: Answers, asking: Asking = EVERYTHING) -> list[Page]:
        """The pages with a question for a person with these answers."""
        return [page for page in self.pages if page.is_asked(answers, asking)]
