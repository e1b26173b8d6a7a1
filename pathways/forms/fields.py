"""Fields that speak the contract: each reads its answer and writes it back.

A blank is always “unanswered”: the key goes. A “no” or “none” is an answer of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from pathways.answers import (
    ABSENT,
    Answers,
    Path,
    answer_at,
    with_answer,
    without_answer,
)
from pathways.forms.typed import NotUnderstoodError
from pathways.forms.typed_numbers import read_number

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Label: TypeAlias = "str | _StrPromise"
Record = dict[str, Any]


LARGEST = Decimal(10**12)


class Answer(forms.Field):
    """A question that may be skipped; its form says what uses it (``used_by``).

    ``hint``: how to answer, beside the question; ``why``: what for.
    """

    key: Path | None = None  # where in the record; the field's own name by default
    unit: Label = ""
    used_by: Label = ""
    told_as: Label = ""  # the label where the field stands without its group
    is_told: bool = True  # whether its answer is told by itself, not by another field

    def __init__(
        self,
        *,
        label: Label,
        hint: Label = "",
        why: Label = "",
        key: Path | None = None,
        unit: Label = "",
        keep_parent: bool = False,
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("required", False)
        super().__init__(label=label, help_text=hint, **kwargs)
        self.why = why
        self.key, self.unit = key, unit or self.unit
        self.keep_parent = keep_parent  # an empty record above is an answer: “yes”

    def read(self, record: Mapping[str, Any], name: str) -> Any:
        """The initial value of the field."""
        stored = answer_at(record, self.key or (name,))
        return None if stored is ABSENT else self.shown(stored)

    def write(self, record: Record, name: str, value: Any) -> Record:
        """The record with the cleaned value."""
        path = self.key or (name,)
        if value in self.empty_values:
            prune = not self.keep_parent
            return without_answer(record, path, prune=prune)  # type: ignore[no-any-return]
        return with_answer(record, path, self.stored(value))  # type: ignore[no-any-return]

    def make_room(self, record: Mapping[str, Any], name: str) -> None:
        """Adapt to what is stored, before it is shown."""

    def remember(self, answers: Answers, path: Path) -> None:
        """Look at what other parts of the answers say of this one."""

    def note(self, answers: Answers, path: Path, value: Any) -> Answers:
        """The answers with what other parts of them keep of a changed one."""
        return answers

    def look_up(self) -> None:
        """Look up what the question shows beside itself, before a page is drawn."""

    def words(self, record: Mapping[str, Any], name: str) -> str:
        """The answer in words; nothing for an open question."""
        stored = answer_at(record, self.key or (name,))
        if stored is ABSENT:
            return ""
        return str(_("None")) if stored is None else self.in_words(stored)

    def in_words(self, stored: Any) -> str:
        """A stored answer in words."""
        return f"{self.shown(stored)} {self.unit}".strip()

    def shown(self, stored: Any) -> Any:
        """A stored answer as the widget wants it."""
        return stored

    def stored(self, value: Any) -> Any:
        """A cleaned value as JSON."""
        return value


class Text(Answer, forms.CharField):
    """Free text of one line."""

    def __init__(self, *, width: str = "", **kwargs: Any) -> None:
        super().__init__(max_length=200, **kwargs)
        self.widget.attrs["autocomplete"] = "off"
        if width:
            self.widget.attrs["class"] = width


class Number(Answer, forms.Field):
    """A number of at least 0, as people write it: 60, 60.50, 105,000."""

    widget = forms.TextInput
    whole = False
    error_number = _("Write a number, like 40 or 37.5.")
    error_range = _("The number must be from %(least)s to %(most)s.")
    error_least = _("The number cannot be negative.")

    def __init__(
        self,
        *,
        least: int = 0,
        most: int | None = None,
        singular: Label = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.least, self.most = least, most
        self.singular = singular  # the unit of 1, where its word differs
        self.widget.attrs |= {
            "inputmode": "numeric" if self.whole else "decimal",
            "autocomplete": "off",
            "class": "short",
        }

    def to_python(self, value: Any) -> Decimal | None:
        """The number, whatever its separators; two readings are asked back."""
        text = str(value if value is not None else "").strip()
        if not text:
            return None
        try:
            number = read_number(text, self.most)
        except NotUnderstoodError as error:
            raise ValidationError(self.not_understood(error)) from None
        self.check_number(number)
        return number

    def not_understood(self, error: NotUnderstoodError) -> list[str]:
        """What was not understood, and what would be; both readings alone suffice."""
        message = str(error)
        return [message] if error.readings else [f"{message} {self.error_number}"]

    def check_number(self, number: Decimal) -> None:
        """Refuse what the contract refuses."""
        if not number.is_finite() or (self.whole and number != int(number)):
            raise ValidationError(self.error_number)
        if self.most is not None and not self.least <= number <= self.most:
            limits = {"least": self.least, "most": self.most}
            raise ValidationError(self.error_range, params=limits)
        if number > LARGEST:
            raise ValidationError(self.error_number)
        if number < self.least:
            raise ValidationError(self.error_least)

    def in_words(self, stored: Any) -> str:
        """The number as people write it, with its unit."""
        number = Decimal(str(self.shown(stored)))
        places = None if number == int(number) else -int(number.as_tuple().exponent)
        text = number_format(number, places or 0, force_grouping=True)
        unit = self.singular if number == 1 and self.singular else self.unit
        return f"{text} {unit}".strip()

    def shown(self, stored: Any) -> Any:
        """Whole numbers without a decimal point."""
        is_whole = isinstance(stored, float) and stored.is_integer()
        return int(stored) if is_whole else stored

    def stored(self, value: Decimal) -> int | float:
        """A JSON number; 7.5 stays 7.5."""
        return int(value) if value == int(value) else float(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the number differs, however it is written."""
        try:
            written = self.to_python(data)
        except ValidationError:
            return True
        before = None if initial in self.empty_values else Decimal(str(initial))
        return written != before


class Whole(Number):
    """A whole number of at least 0."""

    whole = True
    error_number = _("Write a whole number, like 2.")
