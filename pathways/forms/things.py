"""One list of what a person may have, ticked on one page instead of page by page.

What is not ticked stays open, unless the person says that there is none of the others.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as lazy

from pathways.answers import (
    ABSENT,
    Answers,
    Path,
    answer_at,
    contract_errors,
    settled,
    with_answer,
)
from pathways.forms.base import plain
from pathways.forms.choice_fields import Ticks
from pathways.forms.fields import Label
from pathways.forms.six import ASSETS, Asset
from pathways.words.sentences import OFFICE, POOL_PROFILE, TRADE

OTHERS: Final = "none-of-the-others"
HAS: Final = "has"


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that one may have, as the list names it."""

    asset: Asset
    label: Label

    @property
    def path(self) -> str:
        """Where it stands, as rules name it."""
        return plain(self.asset.path)

    def is_open(self, answers: Answers) -> bool:
        """Whether nobody has said whether there is such a thing."""
        return answer_at(answers, self.asset.path) is ABSENT


@dataclass(frozen=True, slots=True)
class InCanada:
    """Study or work in Canada: one more entry of a list that tells of the others too.

    Without such an entry it is neither ticked nor denied.
    """

    asset: Asset
    label: Label
    path: str

    def is_open(self, answers: Answers) -> bool:
        """Whether no entry says so."""
        entries = answer_at(answers, self.asset.path[:-1])
        items = entries if isinstance(entries, list) else []
        return all(entry.get("country") != "CA" for entry in items)


_KNOWN: Final = {asset.key: asset for asset in ASSETS}
_APPLICANT: Final = "applicant"
IN_CANADA: Final = {"country": "CA"}


def _list(key: str, *path: str) -> Asset:
    return Asset(key, path, [{}], [])


def _record(key: str, *path: str) -> Asset:
    return Asset(key, path, {})


THINGS: Final[tuple[Thing, ...]] = (
    Thing(_KNOWN["job_offer"], lazy("A job offer in Canada")),
    Thing(_KNOWN["transfer"], OFFICE),
    Thing(_KNOWN["venture"], lazy("A start-up to build in Canada")),
    Thing(
        _KNOWN["treaty_enterprise"],
        TRADE,
    ),
    Thing(_KNOWN["french"], lazy("French")),
    Thing(_KNOWN["partner"], lazy("A spouse or common-law partner")),
    Thing(
        _KNOWN["ancestor"],
        lazy("A Canadian parent, grandparent or great-grandparent"),
    ),
    Thing(
        _list("relatives", "relatives_in_canada"),
        lazy("Brothers, sisters, other relatives or friends in Canada"),
    ),
    Thing(
        _record("status", "status_in_canada"),
        lazy("A stay in Canada now, as a visitor, worker or student"),
    ),
    Thing(
        _list("licences", _APPLICANT, "licences"),
        lazy("A licence to practise a profession"),
    ),
    Thing(
        _list("trade_certificates", _APPLICANT, "trade_certificates"),
        lazy("A Canadian certificate of qualification in a trade"),
    ),
    Thing(
        _list("earnings", _APPLICANT, "canadian_earnings"),
        lazy("Earnings in Canada in an earlier year"),
    ),
    Thing(_list("nominations", "nominations"), lazy("A nomination by a province")),
    Thing(
        _list("invitations", "provincial_invitations"),
        lazy("An invitation by a province"),
    ),
    Thing(
        _list("applications", "applications_elsewhere"),
        lazy("An open application to a province"),
    ),
    Thing(
        _list("endorsements", "endorsements"),
        lazy("An endorsement by a community, an association or an Atlantic province"),
    ),
    Thing(
        _record("express_entry_profile", _APPLICANT, "express_entry_profile"),
        POOL_PROFILE,
    ),
    Thing(
        _record("residence_application", "permanent_residence_application"),
        lazy("An application for permanent residence"),
    ),
    Thing(
        _record("military_service", _APPLICANT, "military_service"),
        lazy("Service in the armed forces of another country"),
    ),
    Thing(
        Asset(
            "organization",
            (_APPLICANT, "recognized_organization"),
            yes=True,
            none=False,
        ),
        lazy("A recognized organization that would sponsor a working holiday"),
    ),
    Thing(
        Asset(
            "permanent_resident",
            (_APPLICANT, "canadian_permanent_resident"),
            yes=True,
            none=False,
        ),
        lazy("Permanent residence of Canada"),
    ),
)
ELSEWHERE: Final = (
    InCanada(
        Asset("study", (_APPLICANT, "education", -1), IN_CANADA),
        lazy("Study in Canada"),
        "applicant.education.country",
    ),
    InCanada(
        Asset("work", (_APPLICANT, "work", -1), IN_CANADA),
        lazy("Work in Canada, now or earlier"),
        "applicant.work.country",
    ),
)


class ThingsForm(forms.Form):
    """The ticks of what is open, and one for none of the others."""

    def __init__(
        self, data: Any = None, *, answers: Answers, asked: Iterable[str]
    ) -> None:
        super().__init__(data)
        self.answers, paths = answers, frozenset(asked)
        self.things = [thing for thing in THINGS if thing.path in paths]
        self.beside = [canada for canada in ELSEWHERE if canada.is_open(answers)]
        every: list[Thing | InCanada] = [*self.things, *self.beside]
        listed = [(item.asset.key, item.label) for item in every]
        self.fields[HAS] = Ticks(
            choices=[*listed, (OTHERS, lazy("None of the others"))],
            label=lazy("Tick all that you have"),
            why=lazy("What you do not tick stays open, unless you tick the last one."),
        )

    def change(self, answers: Answers) -> Answers:
        """The answers with what was ticked, and with “none” where that was said."""
        ticked = set(self.cleaned_data[HAS])
        for thing in self.things:
            asset = thing.asset
            if asset.key in ticked:
                answers = with_answer(answers, asset.path, asset.yes)
            elif OTHERS in ticked:
                answers = with_answer(answers, asset.path, asset.none)
        for beside in self.beside:
            if beside.asset.key in ticked:
                answers = with_entry(answers, beside.asset.path[:-1], beside.asset.yes)
        return settled(answers)

    def problems(self) -> list[tuple[str, str, str]]:
        """For the summary of errors."""
        bound = self[HAS]
        return [(bound.auto_id, str(bound.label), str(error)) for error in bound.errors]

    def clean(self) -> dict[str, Any]:
        """Refuse what contradicts earlier answers."""
        cleaned = super().clean() or {}
        if not self.errors:
            known = set(contract_errors(self.answers))
            for error in contract_errors(self.change(self.answers)):
                if error not in known:
                    self.add_error(HAS, f"{error.path}: {error.message}")
        return cleaned


def with_entry(answers: Answers, path: Path, entry: dict[str, Any]) -> Answers:
    """The answers with one more entry of a list."""
    stored = answer_at(answers, path)
    entries = stored if isinstance(stored, list) else []
    changed: Answers = with_answer(answers, path, [*entries, dict(entry)])
    return changed
