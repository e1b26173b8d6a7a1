"""The constant that a fact is compared with, typed as the fact's unit wants it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _

from pathways.admin.facts import ItemsField
from pathways.models.requirements import Comparison
from pathways.rules.facts import BY_NAME, UNITS
from pathways.snapshots.rows import as_json
from pathways.words.units import UNITS as UNIT_NAMES

TEXTS: Final = frozenset(
    {
        "area",
        "choice",
        "countries",
        "country",
        "education level",
        "occupation",
        "province",
        "provinces",
        "text",
    }
)
SEVERAL: Final = frozenset({Comparison.ONE_OF, Comparison.NONE_OF})


class NumberField(forms.DecimalField):
    """A number as JSON keeps it."""

    def clean(self, value: Any) -> Any:
        """A whole number, or a fraction as exact text."""
        return exact(super().clean(value))


def exact(number: Decimal | None) -> Any:
    """A whole number, or a fraction that JSON can keep."""
    return None if number is None else as_json(number)


def is_several(op: str) -> bool:
    """Whether a comparison is with several values."""
    return op in SEVERAL


def unit_told(spec: dict[str, Any] | None) -> str:
    """The unit of a fact of which only the kind may be known yet."""
    if not spec:
        return ""
    unit: str = UNITS.get(spec.get("path", ""), "") or BY_NAME[spec["kind"]].unit
    return unit


def constant_field(unit: str, several: bool) -> forms.Field:
    """The field of a constant in a unit."""
    options: dict[str, Any] = {
        "required": False,
        "label": _("Threshold"),
        "help_text": _("In the fact’s unit: %(unit)s.")
        % {"unit": UNIT_NAMES.get(unit, unit)}
        if unit
        else "",
    }
    if unit == "yes or no":
        return forms.TypedChoiceField(
            choices=[("", "---------"), ("True", _("yes")), ("False", _("no"))],
            coerce=lambda value: value == "True",
            empty_value=None,
            **options,
        )
    if several:
        options["help_text"] += " " + _("Several, with commas between.")
        item = str if unit in TEXTS else lambda text: exact(Decimal(text))
        return ItemsField(item=item, **options)
    return forms.CharField(**options) if unit in TEXTS else NumberField(**options)
