"""What a step of a lever is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from pathways.rules.engine.case import Case, Reference
from pathways.rules.profile.profile import Person, Profile
from pathways.rules.profile.reading import UNANSWERED

Change = Callable[[Profile], Profile]


@dataclass(frozen=True, slots=True)
class Step:
    """One declared step: a pure change of a profile on a day.

    ``lever`` names the kind of change and its record in the catalogue; ``kind`` and
    ``values`` say what is done and how far (``pathways/step_words.py`` words them).
    """

    lever: str
    kind: str
    values: tuple[tuple[str, Any], ...]
    change: Change

    @property
    def name(self) -> tuple[Any, ...]:
        """What sets it apart from every other step of the same person and day."""
        return (self.lever, self.kind, *self.values)


@dataclass(frozen=True, slots=True)
class Setting:
    """What levers may look at: the person's case on the day."""

    case: Case

    @property
    def profile(self) -> Profile:
        """The profile before any change."""
        return self.case.profile

    @property
    def on(self) -> date:
        """The day on which the change is thought to be done."""
        return self.case.on

    @property
    def reference(self) -> Reference:
        """Charts, lists and wages of the day."""
        return self.case.reference

    @property
    def applicant(self) -> Person | None:
        """The applicant, once described."""
        person = self.profile.applicant
        return None if person is UNANSWERED else person

    @property
    def home_province(self) -> str:
        """The first intended province outside Quebec, else Ontario."""
        intended = listed(self.profile.intended_provinces)
        return next((code for code in intended if code != "QC"), "ON")


@dataclass(frozen=True, slots=True)
class Lever:
    """A kind of change. Its fields are parameters that a curator edits.

    Every field is read by its own reader (``levers/parameters.py``); none has a
    default here: the shipped ones stand in ``pathways/data/levers.yaml``.
    """

    slug: ClassVar[str]
    is_dated: ClassVar[bool] = True  # whether its steps hold a day, such as a test's

    def steps(self, setting: Setting) -> Iterator[Step]:
        """The steps that this person can take."""
        raise TypeError(f"{type(self).__name__} has no steps")

    def step(self, kind: str, change: Change, **values: Any) -> Step:
        """A step of this lever."""
        return Step(self.slug, kind, tuple(values.items()), change)


def of_applicant(change: Callable[[Person], Person]) -> Change:
    """A change of the applicant, described or not."""

    def changed(profile: Profile) -> Profile:
        person = profile.applicant
        return replace(
            profile, applicant=change(Person() if person is UNANSWERED else person)
        )

    return changed


def of_partner(change: Callable[[Any], Any]) -> Change:
    """A change of the partner, if there is one."""

    def changed(profile: Profile) -> Profile:
        partner = profile.partner
        if partner is UNANSWERED or partner is None:
            return profile
        return replace(profile, partner=change(partner))

    return changed


def listed(answers: Any) -> tuple[Any, ...]:
    """The items of a list, none while it is not answered."""
    return () if answers is UNANSWERED else answers


def answered(**answers: Any) -> Change:
    """The profile with other answers at its top level."""
    return lambda profile: replace(profile, **answers)


def appended(who: str, key: str, item: Any) -> Change:
    """One more item in a person's list."""

    def longer(person: Any) -> Any:
        return replace(person, **{key: (*listed(getattr(person, key)), item)})

    return of_applicant(longer) if who == "applicant" else of_partner(longer)
