"""The order of the questions: topics of one or more pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as lazy

from pathways.answers import Answers
from pathways.forms.about import AboutForm, FamilyForm, PartnerForm, has_partner
from pathways.forms.base import AnswersForm
from pathways.forms.entries import EntryList
from pathways.forms.fields import Label


def always(answers: Answers) -> bool:
    """Asked of everybody."""
    return True


@dataclass(frozen=True, slots=True)
class Page:
    """One page: a form, or lists; asked where its condition holds."""

    slug: str
    title: Label
    lead: Label
    form: type[AnswersForm] | None = None
    lists: tuple[EntryList, ...] = ()
    applies: Callable[[Answers], bool] = always
    leads_to: tuple[str, ...] = ()  # pages that its answers may open


@dataclass(frozen=True, slots=True)
class Topic:
    """What one step of the progress stands for."""

    title: Label
    pages: tuple[Page, ...] = field(default=())

    def asked(self, answers: Answers) -> list[Page]:
        """The pages that make sense for these answers."""
        return [page for page in self.pages if page.applies(answers)]


TOPICS: tuple[Topic, ...] = (
    Topic(
        lazy("About you"),
        (
            Page(
                "about",
                lazy("About you"),
                lazy(
                    "Age and citizenship decide more than anything else you can tell us."
                ),
                AboutForm,
            ),
        ),
    ),
    Topic(
        lazy("Partner and family"),
        (
            Page(
                "family",
                lazy("Partner and family"),
                lazy("Who comes with you changes points, fees and the funds you need."),
                FamilyForm,
                leads_to=("partner",),
            ),
            Page(
                "partner",
                lazy("Your partner"),
                lazy(
                    "Your partner’s answers can add points, and open work permits of their own."
                ),
                PartnerForm,
                applies=has_partner,
            ),
        ),
    ),
)
