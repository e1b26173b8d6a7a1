"""Levers of education: assessments of what was earned, and earning more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from pathways.rules.engine.days import add_months
from pathways.rules.facts.education import ECA_MONTHS
from pathways.rules.levers import parameters as take
from pathways.rules.levers.step import (
    Lever,
    Setting,
    Step,
    appended,
    listed,
    of_applicant,
    of_partner,
)
from pathways.rules.profile.profile import Credential, Partner, Person
from pathways.rules.profile.reading import UNANSWERED


@dataclass(frozen=True, slots=True)
class Eca(Lever):
    """An ECA for every completed foreign credential that has no valid one."""

    slug: ClassVar[str] = "eca"

    def steps(self, setting: Setting) -> Iterator[Step]:
        """One, where a credential needs it."""
        if needs_eca(setting.applicant, setting.on):
            change = of_applicant(lambda person: assessed(person, setting.on))
            yield self.step("assessed", change)


@dataclass(frozen=True, slots=True)
class PartnerEca(Lever):
    """An ECA for the partner's foreign credentials."""

    slug: ClassVar[str] = "partner-eca"

    def steps(self, setting: Setting) -> Iterator[Step]:
        """One, where a credential of the partner needs it."""
        partner = setting.profile.partner
        if partner is UNANSWERED or not needs_eca(partner, setting.on):
            return
        change = of_partner(lambda person: assessed(person, setting.on))
        yield self.step("assessed", change)


def needs_eca(person: Person | None, on: date) -> bool:
    """Whether a completed foreign credential has no valid ECA on the day."""
    every = listed(person.education) if person else ()
    return any(_lacks_eca(credential, on) for credential in every)


def _lacks_eca(credential: Credential, on: date) -> bool:
    done, issued = credential.completed_on, credential.eca_issued_on
    if credential.country == "CA" or done is UNANSWERED or done is None or done > on:
        return False
    dated = issued is not UNANSWERED and issued is not None
    return not (dated and issued <= on < add_months(issued, ECA_MONTHS))  # type: ignore[operator]


def assessed(person: Any, on: date) -> Any:
    """The person with all foreign credentials assessed on the day."""
    education = tuple(
        replace(item, eca_issued_on=on) if _lacks_eca(item, on) else item
        for item in listed(person.education)
    )
    return replace(person, education=education)


@dataclass(frozen=True, slots=True)
class OneMoreCredential(Lever):
    """One more credential, completed on the day; a foreign one with its ECA.

    ``programs``: what one studies; a Canadian one is in the home province.
    """

    who: ClassVar[str]

    programs: tuple[Credential, ...] = take.parts(
        Credential, "province", "completed_on", "eca_issued_on"
    )

    def steps(self, setting: Setting) -> Iterator[Step]:
        """A step for each program."""
        if self.who == "partner" and not isinstance(setting.profile.partner, Partner):
            return
        for program in self.programs:
            earned = self._earned(program, setting)
            change = appended(self.who, "education", earned)
            yield self.step(
                "studied",
                change,
                level=earned.level,
                country=earned.country,
                province=earned.province,
            )

    def _earned(self, program: Credential, setting: Setting) -> Credential:
        canadian = program.country == "CA"
        return replace(
            program,
            province=setting.home_province if canadian else None,
            completed_on=setting.on,
            eca_issued_on=None if canadian else setting.on,
        )


class EarnCredential(OneMoreCredential):
    """The applicant studies."""

    __slots__ = ()
    slug: ClassVar[str] = "credential"
    who: ClassVar[str] = "applicant"


class PartnerCredential(OneMoreCredential):
    """The partner studies."""

    __slots__ = ()
    slug: ClassVar[str] = "partner-credential"
    who: ClassVar[str] = "partner"
