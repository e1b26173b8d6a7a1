"""From a job title to a unit group, with or without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from occupations.finder.current import current_finder
from occupations.finder.finder import ReasonKind, Result
from occupations.models import UnitGroup
from occupations.selectors.choice import Choice, Choices
from pathways.answers import answer_at
from pathways.forms.base import AnswersForm
from pathways.forms.fields import Answer, Text

MOST_MATCHES = 8


@dataclass(frozen=True, slots=True)
class Match:
    """A unit group that a title may belong to, and why it is shown."""

    code: str
    title: str
    why: str
    does: str = ""
    changes: str = ""

    @property
    def lines(self) -> list[str]:
        """What it does, what its choice changes, and why it is shown."""
        return [line for line in (self.does, self.changes, self.why) if line]


WHYS = {
    ReasonKind.OFFICIAL: lazy("Listed title: %(text)s"),
    ReasonKind.GROUP: lazy("Name of the group: %(text)s"),
    ReasonKind.US_TITLE: lazy("US title: %(text)s"),
    ReasonKind.ALIAS: lazy("Also called: %(text)s"),
    ReasonKind.SOC: lazy("US code: %(text)s"),
    ReasonKind.NOC_2016: lazy("Code of NOC 2016: %(text)s"),
    ReasonKind.NOC: lazy("Code: %(text)s"),
    ReasonKind.TEER: lazy("TEER: %(text)s"),
}


def matches_of(title: str, province: str = "") -> list[Match]:
    """The unit groups that a title finds, and what choosing each changes."""
    if not title.strip():
        return []
    finder = current_finder()
    results = finder.search(title, MOST_MATCHES)
    known = tuple(finder.distinctions.values())
    choices = Choices(timezone.localdate(), province, known)
    changed = choices.of(result.group.code for result in results)
    return [_match(result, changed[result.group.code]) for result in results]


def _match(result: Result, choice: Choice) -> Match:
    group, reason = result
    why = str(WHYS[reason.kind]) % {"text": reason.text}
    changes = choice.changes(group.teer)
    return Match(group.code, group.title_en, why, choice.does, changes)


def group_title(code: object) -> str:
    """The title of a unit group, or nothing for a code that is none."""
    row = UnitGroup.objects.filter(code=code).only("title_en").first() if code else None
    return row.title_en if row else ""


class Occupation(Answer, forms.CharField):
    """A unit group of NOC 2021: five digits, found by a title."""

    own_template = "components/occupation_field.html"
    matches: list[Match]
    group_title: str
    was_searched = False

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.matches, self.group_title = [], ""
        self.widget.attrs |= {
            "inputmode": "numeric",
            "autocomplete": "off",
            "maxlength": 5,
            "class": "short",
        }

    def make_room(self, record: Mapping[str, Any], name: str) -> None:
        """The title of the stored unit group stands beside its code."""
        stored = answer_at(record, self.key or (name,))
        self.group_title = group_title(stored or "")

    def in_words(self, stored: Any) -> str:
        """The code and its title."""
        return f"{stored} {group_title(stored)}".strip()

    def clean(self, value: Any) -> str:
        """A code of the classification."""
        code: str = super().clean(value)
        if code and not re.fullmatch(r"\d{5}", code):
            raise ValidationError(_("An occupation (NOC) has five digits, like 21231."))
        if code and UnitGroup.objects.exists() and not group_title(code):
            raise ValidationError(_("There is no such occupation in NOC 2021."))
        return code


class OccupationForm(AnswersForm):
    """A title, and the unit group that it belongs to."""

    title = Text(
        label=lazy("What is the job title?"),
        hint=lazy(
            "As your employer writes it. Then find the occupation (NOC code) that it "
            "belongs to."
        ),
    )
    noc = Occupation(
        label=lazy("Which occupation (NOC) is it in?"),
        hint=lazy("The five digits of NOC 2021. The duties decide, not the title."),
    )

    def arrange(self) -> None:
        """Offer the unit groups of the title when the person asks for them."""
        if self.is_bound and self.wants_help(self.data):
            field = self.fields.get("noc")  # not everybody is asked it
            if isinstance(field, Occupation):
                field.matches = matches_of(
                    self.data.get("title", ""), self.data.get("province", "")
                )
                field.was_searched = True

    def wants_help(self, data: Any) -> bool:
        """Whether the button that finds unit groups was pressed."""
        return "find" in data

    def full_clean(self) -> None:
        """A search finds no fault with what is not finished yet."""
        if self.is_bound and self.wants_help(self.data):
            self._errors, self.cleaned_data = ErrorDict(), {}
        else:
            super().full_clean()
