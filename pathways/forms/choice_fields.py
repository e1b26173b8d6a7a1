"""Fields of choices: one word, three-state yes and no, several codes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pathways.answers import ABSENT, answer_at, with_answer, without_answer
from pathways.forms.fields import Answer, Label, Record
from pathways.forms.widgets import PlainSelect, SelectList

LEAVE_OPEN = _("Leave this open")
NONE = "-"  # the choice that stands for null


class Choice(Answer, forms.ChoiceField):
    """One of some words, or open. A choice ``-`` stands for null."""

    def __init__(
        self, *, choices: Iterable[tuple[str, Label]], radio: bool = True, **kwargs: Any
    ) -> None:
        open_choice = ("", LEAVE_OPEN)
        listed = [*choices, open_choice] if radio else [open_choice, *choices]
        widget = forms.RadioSelect if radio else PlainSelect
        # A function, because every form copies a list of choices.
        super().__init__(choices=lambda: listed, widget=widget, **kwargs)

    def read(self, record: Mapping[str, Any], name: str) -> str:
        """The stored word, ``-`` for a null that is offered, nothing when open."""
        stored = answer_at(record, self.key or (name,))
        if stored is None:
            return NONE if NONE in self.labels() else ""
        return "" if stored is ABSENT else str(stored)

    def labels(self) -> dict[str, Label]:
        """What each choice says."""
        return dict(self.choices)  # type: ignore[arg-type]

    def words(self, record: Mapping[str, Any], name: str) -> str:
        """The label of the choice."""
        choice = self.read(record, name)
        if choice:
            return str(self.labels().get(choice, choice))
        return super().words(record, name)

    def stored(self, value: str) -> Any:
        """The word, or null."""
        return None if value == NONE else value


class YesNo(Choice):
    """Three states: yes, no, open."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=[("yes", _("Yes")), ("no", _("No"))], **kwargs)
        self.in_line = True

    def read(self, record: Mapping[str, Any], name: str) -> str:
        """True, false, or unanswered."""
        stored = answer_at(record, self.key or (name,))
        return {True: "yes", False: "no"}.get(stored, "")

    def stored(self, value: str) -> bool:
        """True or false."""
        return value == "yes"


class Gate(YesNo):
    """Yes opens a record of its own, no stores null, open stores nothing."""

    def read(self, record: Mapping[str, Any], name: str) -> str:
        """Whether there is such a record."""
        stored = answer_at(record, self.key or (name,))
        return "" if stored is ABSENT else "no" if stored is None else "yes"

    def write(self, record: Record, name: str, value: Any) -> Record:
        """Yes keeps the details that are there already."""
        path = self.key or (name,)
        if value == "yes":
            there = answer_at(record, path)
            kept = there if isinstance(there, dict) else {}
            return with_answer(record, path, kept)  # type: ignore[no-any-return]
        return super().write(record, name, value)

    def stored(self, value: str) -> Any:
        """Only “no” comes here."""
        return None


class NullChoice(YesNo):
    """Yes or no about the key of another field: one of the two stores null there."""

    def __init__(self, *, null_on: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.null_on = null_on

    def read(self, record: Mapping[str, Any], name: str) -> str:
        """What a null, or a value, under the key says."""
        stored = answer_at(record, self.key or (name,))
        if stored is ABSENT:
            return ""
        other = "no" if self.null_on == "yes" else "yes"
        return self.null_on if stored is None else other

    def write(self, record: Record, name: str, value: Any) -> Record:
        """Null for its answer; otherwise only an earlier null goes."""
        path = self.key or (name,)
        if value == self.null_on:
            return with_answer(record, path, None)  # type: ignore[no-any-return]
        if answer_at(record, path) is None:
            return without_answer(record, path)  # type: ignore[no-any-return]
        return record


class Ticks(Answer, forms.MultipleChoiceField):
    """Several of some codes; ``nothing`` is a tick of its own that stores ``[]``."""

    in_line = False  # whether the few of them stand beside each other

    def __init__(
        self,
        *,
        choices: Iterable[tuple[str, Label]],
        nothing: Label = "",
        **kwargs: Any,
    ) -> None:
        listed = [*choices, *([(NONE, nothing)] if nothing else [])]
        widget = forms.CheckboxSelectMultiple
        super().__init__(choices=listed, widget=widget, **kwargs)

    def clean(self, value: Any) -> list[str]:
        """The tick for nothing excludes all others."""
        ticked: list[str] = super().clean(value)
        if NONE in ticked and len(ticked) > 1:
            raise ValidationError(
                _("You ticked some and “none”. Tick one or the other.")
            )
        return ticked

    def in_words(self, stored: Any) -> str:
        """The labels of the codes."""
        labels: dict[str, Label] = dict(self.choices)  # type: ignore[arg-type]
        return ", ".join(str(labels.get(code, code)) for code in self.shown(stored))

    def shown(self, stored: Any) -> list[str]:
        """The codes; an empty list is the tick for nothing."""
        return list(stored or [NONE])

    def stored(self, value: list[str]) -> list[str]:
        """The codes as a list."""
        return [] if value == [NONE] else value


class Codes(Answer, forms.MultiValueField):
    """A short list of codes, one select each, with one more than are answered."""

    def __init__(
        self, *, choices: Iterable[tuple[str, Label]], places: int = 3, **kwargs: Any
    ) -> None:
        self.listed = [("", LEAVE_OPEN), *choices]
        super().__init__(
            fields=self.parts(places),
            widget=SelectList([part.widget for part in self.parts(places)]),
            require_all_fields=False,
            **kwargs,
        )

    def parts(self, places: int) -> list[forms.ChoiceField]:
        """One select for each place."""
        return [
            forms.ChoiceField(
                choices=lambda: self.listed, required=False, widget=PlainSelect
            )
            for _place in range(places)
        ]

    def make_room(self, record: Mapping[str, Any], name: str) -> None:
        """A place for each stored code, however many."""
        stored = answer_at(record, self.key or (name,)) or []
        if len(stored) > len(self.fields):
            self.fields = self.parts(len(stored))
            self.widget = SelectList([part.widget for part in self.fields])

    def in_words(self, stored: Any) -> str:
        """The labels of the codes."""
        labels = dict(self.listed)
        return ", ".join(str(labels.get(code, code)) for code in stored) or str(
            _("None")
        )

    def compress(self, data_list: list[str]) -> list[str]:
        """The codes that were chosen, each once."""
        return list(dict.fromkeys(code for code in data_list or [] if code))
