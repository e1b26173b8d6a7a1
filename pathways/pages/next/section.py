"""What the pages of the next questions say, and the list of them on the Answer."""

from __future__ import annotations

from dataclasses import dataclass

from pathways.forms.next_steps import StepForm


@dataclass(frozen=True, slots=True)
class NextRow:
    """A page to go to: what it is about, how much there is to do, what it changes."""

    slug: str
    text: str
    effort: str
    about: str


@dataclass(frozen=True, slots=True)
class NextPage:
    """Everything that a page of the next questions says."""

    slug: str
    title: str
    certainty: str
    about: str
    form: StepForm
