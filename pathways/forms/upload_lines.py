"""The lines of a resume, each to be corrected, taken or left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final, cast

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _

from pathways.answers import Path
from pathways.forms.base import first_input
from pathways.forms.choices import COUNTRIES
from pathways.forms.months import NOW
from pathways.forms.suggest import Suggest
from pathways.imports.comparing import Comparison, Entry, Relation

KEEP, TAKE, FURTHER = "keep", "take", "further"
LONGEST: Final = 200
LISTED: Final = "countries"  # the id of the list that all lines share


@dataclass(frozen=True, slots=True)
class Beside:
    """One key of which the answers and the file say different things, in words."""

    label: str
    old: str
    new: str


class Line(forms.Form):
    """One entry that was read; ``compared`` says what it is to the answers."""

    at: ClassVar[Path]
    take_label: ClassVar[Any]
    keys: ClassVar[Mapping[str, Any]]  # labels by the key of the profile
    compared: Comparison
    take = forms.BooleanField(required=False, initial=True)
    which = forms.ChoiceField(required=False, widget=forms.RadioSelect, initial=KEEP)

    def __init__(self, data: Any, *, prefix: str, source: str) -> None:
        self.source = source
        super().__init__(data, prefix=prefix)
        self.fields["country"].widget = Suggest(COUNTRIES, LISTED, is_first=False)

    def read(self) -> Entry:
        """The entry as it was read."""
        raise NotImplementedError

    def entry(self) -> Entry:
        """The entry as it was corrected."""
        raise NotImplementedError

    def heading(self) -> str:
        """What it is."""
        raise NotImplementedError

    def set_beside(self, compared: Comparison) -> None:
        """Ask what fits: whether to take it, or which of two."""
        self.compared = compared
        field = cast(forms.ChoiceField, self.fields["which"])
        field.choices = self.choices()

    def choices(self) -> list[tuple[str, Any]]:
        """What may be done with an entry that differs."""
        return [
            (KEEP, _("Keep what is in my answers")),
            (TAKE, _("Take what the file says")),
            (FURTHER, _("They are two different ones: take this one too")),
        ]

    def offer_countries(self) -> None:
        """The first line of a page has the countries that all lines suggest."""
        cast(Suggest, self.fields["country"].widget).is_first = True

    def leave_alone(self) -> None:
        """Nothing was asked about it, so nothing was sent."""
        self.is_bound = False

    @property
    def is_same(self) -> bool:
        """Whether the answers say all of it already."""
        return self.compared.relation == Relation.SAME

    @property
    def differs(self) -> bool:
        """Whether the answers say something else."""
        return self.compared.relation == Relation.DIFFERS

    @property
    def completes(self) -> bool:
        """Whether it says more of an entry of the answers."""
        return self.compared.relation == Relation.COMPLETES

    @property
    def was_asked_which(self) -> bool:
        """Whether the page that was sent showed two to choose from."""
        return self.add_prefix("which") in self.data

    @property
    def is_left_out(self) -> bool:
        """Whether the person leaves the answers as they are here."""
        if not self.is_bound:
            return True
        if self.was_asked_which:
            return bool(self.data[self.add_prefix("which")] in ("", KEEP))
        return self.add_prefix("take") not in self.data

    @property
    def is_further(self) -> bool:
        """Whether the person says that it is another one than that of the answers."""
        return self.data.get(self.add_prefix("which")) == FURTHER

    def full_clean(self) -> None:
        """What is left out need not be right."""
        super().full_clean()
        if self.is_bound and self.is_left_out:
            self._errors = ErrorDict()

    def corrected(self) -> Entry:
        """The entry as it was sent; nothing of what is left out."""
        return {} if self.is_left_out else self.entry()

    def differences(self) -> list[Beside]:
        """What the answers and the file say, side by side."""
        return [
            Beside(
                str(self.keys[row.key]),
                self.value_words(row.key, row.old),
                self.value_words(row.key, row.new),
            )
            for row in self.compared.differences
        ]

    def added(self) -> str:
        """What the file says that the answers leave open."""
        return ", ".join(
            f"{self.keys[key]}: {self.value_words(key, self.compared.new[key])}"
            for key in self.compared.adds
        )

    def value_words(self, key: str, value: Any) -> str:
        """A stored value in words."""
        return str(value)

    def problems(self) -> Iterable[tuple[str, str, str]]:
        """For the summary of errors: the id to go to, the line, the message."""
        for name, messages in self.errors.items():
            target = first_input(self[name]) if name in self.fields else self.prefix
            for message in messages:
                yield str(target), f"{self.heading()}:", str(message)


def known_of(**said: Any) -> Entry:
    """An entry of what is said; ``NOW`` stands for an end that has not come."""
    return {
        key: None if value == NOW else value
        for key, value in said.items()
        if value not in (None, "")
    }
