"""Rounds, draws and figures: what pages read as it is, each row in one sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, Protocol

from django.apps import apps
from django.db.models import ForeignKey, Model
from django.utils.translation import gettext as _

from pathways.changes.said.records import value_words
from pathways.changes.said.sentence import (
    Sentence,
    Sentences,
    day_words,
    figure,
    listed,
)

Values = Mapping[str, Any]
UNSAID: Final = frozenset(
    {"key", "order", "raw", "clause", "seen_in", "as_of", "as_of_note", "source"}
    | {"confidence", "dates_assumed", "id", "release"}
)


class RowLike(Protocol):
    """What a changed row tells: its model, and its fields before and after."""

    model_label: str
    kind: str
    label: str
    before: Any
    after: Any


def say_rows(rows: Iterable[RowLike]) -> Sentences:
    """A sentence for each row that stands in no snapshot."""
    for row in rows:
        model = apps.get_model(row.model_label)
        special = SPECIAL.get(row.model_label)
        values = row.after if row.kind == "add" else row.before
        if special is not None and row.kind != "alter":
            words = special(model, values)
            if row.kind == "remove":
                text = _("no longer told: %(what)s") % {"what": words}
                yield Sentence(str(model._meta.verbose_name), text)
            else:
                yield Sentence(str(model._meta.verbose_name), words, "")
        else:
            yield _say(model, row)


def _say(model: type[Model], row: RowLike) -> Sentence:
    where = str(model._meta.verbose_name)
    if row.kind == "remove":
        text = _("no longer told: %(what)s") % {"what": row.label}
        return Sentence(where, text, _fields(model, row.before))
    values = {"what": row.label, "values": _fields(model, row.after)}
    text = _("%(what)s: %(values)s") % values
    was = _fields(model, row.before) if row.kind == "alter" else ""
    return Sentence(where, text, was)


def _fields(model: type[Model], values: Values) -> str:
    """Fields by their words; a day, a relation and a number each as one reads it."""
    return listed(
        f"{_called(model, name)} {_value(model, name, value)}"
        for name, value in values.items()
        if name not in UNSAID and value not in (None, "", [], {})
    )


def _called(model: type[Model], name: str) -> str:
    field: Any = model._meta.get_field(name)
    return str(field.verbose_name)


def _value(model: type[Model], name: str, value: Any) -> str:
    field: Any = model._meta.get_field(name)
    if isinstance(field, ForeignKey) and value is not None:
        row = field.related_model._base_manager.filter(pk=value).first()
        return str(row) if row is not None else _("a row that is gone")
    choices = dict(field.flatchoices) if getattr(field, "choices", None) else {}
    if value in choices:
        return str(choices[value])
    if field.get_internal_type() == "DateField" and value:
        return day_words(str(value))
    return value_words(value)


def _round(model: type[Model], values: Values) -> str:
    said = {
        "number": values["number"],
        "day": day_words(str(values["held_on"])),
        "name": values["name"],
        "invitations": figure(values["invitations"]),
        "cutoff": values["cutoff"],
    }
    return (
        _(
            "round %(number)s of %(day)s, %(name)s: %(invitations)s invitations, "
            "lowest score %(cutoff)s"
        )
        % said
    )


def _draw(model: type[Model], values: Values) -> str:
    said = {
        "province": _value(model, "province", values["province"]),
        "stream": values["stream"],
        "day": day_words(str(values["drawn_on"])),
    }
    text = _("%(province)s invited on %(day)s: %(stream)s") % said
    parts = [
        _("%(count)s invitations") % {"count": figure(values["invitations"])}
        if values.get("invitations") is not None
        else "",
        _("lowest score %(score)s") % {"score": values["minimum_score"]}
        if values.get("minimum_score") is not None
        else "",
    ]
    return ", ".join([text, *(part for part in parts if part)])


SPECIAL: Final[dict[str, Callable[[type[Model], Values], str]]] = {
    "pathways.round": _round,
    "pathways.provincialdraw": _draw,
}
