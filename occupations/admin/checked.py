"""A form is checked as a publication checks the rows: by trying what it would save.

Which checks those are is told by whoever knows them (``use``): occupations know no
rules. A refusal stands at its field; a warning stands there until a reason is given.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

REASON: Final = "_reason"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is said against a row: at which fields, and whether a reason answers it."""

    text: str
    fields: tuple[str, ...] = ()
    is_warning: bool = False
    is_unfinished: bool = False
    """What only says that something is still to come, such as a first criterion."""


Look = Callable[[], Iterable[Fault]]
_looks: list[Look] = []


def use(look: Look) -> None:
    """Say what looks at the rows as they stand, and tells all that is wrong."""
    _looks[:] = [look]


def faults_of(save: Callable[[], object]) -> list[Fault]:
    """What speaks against the rows once something is saved, and did not before.

    The save is rolled back. Raises ``IntegrityError`` where it could not be stored.
    """
    with transaction.atomic():
        try:
            save()
            after = _seen()
        finally:
            transaction.set_rollback(True)
    if not after:
        return []
    before = set(_seen())
    return [fault for fault in after if fault not in before]


def _seen() -> list[Fault]:
    return [fault for look in _looks for fault in look()]


def checked(base: Any, answered: Mapping[str, str]) -> Any:
    """A form class that refuses at the field what a publication would refuse.

    ``answered`` has the reasons that were given before, by the warning's words.
    """

    def full_clean(form: Any) -> None:
        base.full_clean(form)
        form.warned, form.reasons, form.unfinished = [], {}, []
        if form.is_bound and not form.errors and form.has_changed():
            _look_at(form, answered)

    return type("CheckedForm", (base,), {"full_clean": full_clean})


def _look_at(form: Any, answered: Mapping[str, str]) -> None:
    row: models.Model = copy.copy(form.instance)
    try:
        faults = faults_of(row.save)
    except IntegrityError:
        return  # said by the row's own checks when it is stored
    reason = str(form.data.get(REASON, "")).strip()
    for fault in faults:
        if fault.is_unfinished and not _is_asked(form, fault):
            form.unfinished.append(fault.text)
        elif not fault.is_warning:
            form.add_error(_field_of(form, fault), fault.text)
        elif fault.text in answered:
            continue
        elif reason:
            form.reasons[fault.text] = reason
        else:
            form.warned.append(fault.text)
            words = _("Warning: %(text)s. Say below why it is right.")
            form.add_error(_field_of(form, fault), words % {"text": fault.text})


def _is_asked(form: Any, fault: Fault) -> bool:
    """Whether the page had a field for what is missing."""
    return any(name in form.data for name in fault.fields)


def _field_of(form: Any, fault: Fault) -> str | None:
    """The field of the form that the fault is about, where it is shown."""
    changed = [name for name in fault.fields if name in form.changed_data]
    shown = [name for name in fault.fields if name in form.fields]
    return next(iter([*changed, *shown]), None)
