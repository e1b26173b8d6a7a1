"""The form of one question page: reads a record of the answers and changes it.

It validates and converts; it never saves. Only fields that the person changed are
written, so that a page which cannot show an answer cannot lose it either.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext as _

from pathways.answers import (
    ABSENT,
    Answers,
    Path,
    answer_at,
    contract_errors,
    settled,
    with_answer,
    without_answer,
)
from pathways.forms.fields import Answer, Label, Record
from pathways.questions.asking import EVERYTHING, Asking

ALL: Final = frozenset({"*"})


@dataclass(frozen=True, slots=True)
class Why:
    """What a question is for, and what uses its answer."""

    label: Label
    why: Label
    used_by: Label


def why_of(field: Answer) -> Why:
    """What is said of a question behind “Why we ask”."""
    return Why(field.told_as or field.label or "", field.why, field.used_by)


class AnswersForm(forms.Form):
    """Questions whose answers live in one record of the profile."""

    at: Path = ()
    # Asked only while a rule that can concern the person waits for the answer.
    further: ClassVar[frozenset[str]] = frozenset()
    # Details, each asked with the question that opens it.
    details: ClassVar[Mapping[str, str]] = {}

    def __init__(
        self,
        data: Any = None,
        *,
        answers: Answers,
        at: Path | None = None,
        asked: str = "",
        asking: Asking = EVERYTHING,
        prefix: str = "",
    ) -> None:
        self.answers, self.asked, self.asking = answers, asked, asking
        self.at = self.at if at is None else at
        self.record: Record = answer_at(answers, self.at) or {}
        super().__init__(data, prefix=prefix or None)
        self.leave_out()
        self.arrange()
        for name, field in self.answer_fields().items():
            field.make_room(self.record, name)
            field.remember(answers, self.path_of(name))
            field.used_by = asking.used_by(plain((*self.at, *(field.key or (name,)))))
            self.initial[name] = field.read(self.record, name)
        self.helper = FormHelper()
        self.helper.form_tag = False
        layout = self.layout()
        if layout:
            self.helper.layout = layout

    @classmethod
    def asked_paths(cls, answers: Answers, asking: Asking = EVERYTHING) -> list[Path]:
        """What a person with these answers is asked here, without making the form."""
        return [
            (*cls.at, *cls.key_of(name))
            for name in cls.base_fields
            if cls.asks(name, cls.at, answers, asking)
        ]

    @classmethod
    def asks(
        cls,
        name: str,
        at: Path,
        answers: Answers,
        asking: Asking = EVERYTHING,
        asked: str = "",
    ) -> bool:
        """Whether the question is for this person, came for, or answered already."""
        path = (*at, *cls.key_of(name))
        if asked == dotted(path) or answer_at(answers, path) is not ABSENT:
            return True
        if name in cls.details:
            opened = cls.asks(cls.details[name], at, answers, asking, asked)
            return opened and asking.is_read(plain(path))
        if name in cls.further or cls.further == ALL:
            return asking.is_awaited(plain(path))
        return asking.is_read(plain(path))

    def asks_for(self, name: str) -> bool:
        """Whether the person came for this question, or has answered it before."""
        path = (*self.at, *self.key_of(name))
        came_for_it = self.asked == dotted(path)
        return came_for_it or answer_at(self.answers, path) is not ABSENT

    def leave_out(self) -> None:
        """Leave out what is not for this person."""
        for name in list(self.fields):
            if not self.asks(name, self.at, self.answers, self.asking, self.asked):
                del self.fields[name]

    @classmethod
    def key_of(cls, name: str) -> Path:
        """Where in the record a field's answer is."""
        field = cls.base_fields[name]
        return (isinstance(field, Answer) and field.key) or (name,)

    def ask_only(self, names: Collection[str]) -> None:
        """Ask these fields; the others keep their answers, whatever is sent.

        What was checked before, such as to lay the page out, is checked anew.
        """
        for name, field in self.answer_fields().items():
            field.disabled = name not in names
        self._errors = cast(Any, None)
        self.__dict__.pop("changed_data", None)

    def arrange(self) -> None:
        """Leave out or adapt questions for these answers."""

    def ask_alone(self, name: str) -> None:
        """Make a field ready to be the only question of a page."""

    def layout(self) -> Layout | None:
        """How the questions are grouped; one under the other by default."""
        return None

    def answer_fields(self) -> dict[str, Answer]:
        """The fields, which are all answers of the contract."""
        return cast(dict[str, Answer], self.fields)

    def wants_help(self, data: Any) -> bool:
        """Whether the person asks for help with a field instead of sending the page."""
        return False

    def clean(self) -> dict[str, Any]:
        """Refuse what would break the contract, beside the field it is about."""
        cleaned = super().clean() or {}
        self.check(cleaned)
        if self.errors:
            return cleaned
        known = set(contract_errors(self.answers))
        for error in contract_errors(self.change(self.answers)):
            if error not in known:
                field = self._field_at(error.path)
                self.add_error(field, _("This %(what)s.") % {"what": error.message})
        return cleaned

    def check(self, cleaned: dict[str, Any]) -> None:
        """Refuse answers of this page that contradict each other."""

    def change(self, answers: Answers) -> Answers:
        """The answers with what this page changed."""
        before = answer_at(answers, self.at)
        after = self.changed_record(before or {})
        if after == (before or {}) and (before is not ABSENT or not self.is_entry):
            return answers
        answers = settled(with_answer(answers, self.at, after))
        for name, field in self.answer_fields().items():
            if name in self.changed_data:
                value = self.cleaned_data.get(name)
                answers = field.note(answers, self.path_of(name), value)
        return answers

    def path_of(self, name: str) -> Path:
        """Where in the answers a field's answer is."""
        return (*self.at, *(self.answer_fields()[name].key or (name,)))

    @property
    def is_entry(self) -> bool:
        """Whether the record is an entry of a list, which may be empty."""
        return bool(self.at) and isinstance(self.at[-1], int)

    def changed_record(self, record: Record) -> Record:
        """One record of the answers with the changed fields written into it."""
        for name, field in self.answer_fields().items():
            if name in self.changed_data:
                record = field.write(record, name, self.cleaned_data.get(name))
        return record

    def problems(self) -> list[tuple[str, str, str]]:
        """For the summary of errors: the id to go to, the question, the message."""
        items = []
        for name, messages in self.errors.items():
            bound = self[name] if name in self.fields else None
            label = str(bound.label) if bound else ""
            target = first_input(bound) if bound else "answers"
            items += [(target, label, str(message)) for message in messages]
        return items

    def whys(self) -> list[Why]:
        """What each question is for, and what uses it."""
        items = (field for field in self.answer_fields().values() if field.is_told)
        return [why_of(field) for field in items if field.why or field.used_by]

    def _field_at(self, path: str) -> str | None:
        for name, field in self.answer_fields().items():
            own = dotted((*self.at, *(field.key or (name,))))
            if path == own or path.startswith((f"{own}.", f"{own}[")):
                return name
        return None


def first_input(bound: forms.BoundField) -> str:
    return f"{bound.auto_id}_0" if bound.field.widget.use_fieldset else bound.auto_id


def dotted(path: Path) -> str:
    """A path as errors and findings write it, such as ``applicant.work[0].end``."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def plain(path: Path) -> str:
    """A path without indices, as rules and findings write it."""
    return dotted(tuple(step for step in path if isinstance(step, str)))


def drop(answers: Answers, path: Path) -> Answers:
    """The answers without one entry or key."""
    return settled(without_answer(answers, path))
