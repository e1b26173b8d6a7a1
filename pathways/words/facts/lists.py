"""Facts about what stands on lists, in words."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.words.facts.wording import FactWording, Names
from pathways.words.parameters import value_label
from pathways.words.vocabulary import Text

WHOSE: Final[dict[str, Text]] = {
    "offer": lazy("The occupation of the offer"),
    "primary": lazy("Your main occupation"),
    "profession": lazy("The profession of the offer"),
    "employer": lazy("The employer"),
}


def off_list(fact: Any, names: Names) -> str:
    """A list that closes something to what stands on it."""
    values = {"what": WHOSE[fact.whose], "list": names.list(fact.list)}
    return _("%(what)s is outside the list “%(list)s”") % values


def list_value(fact: Any, names: Names) -> str:
    values = {
        "what": value_label("name", fact.name),
        "list": names.list(fact.list),
    }
    if fact.counted_in == "yes or no":
        return _("%(what)s, by the list “%(list)s”") % values
    return _("What the list “%(list)s” fixes for the occupation (%(what)s)") % values


def on_list(fact: Any, names: Names) -> str:
    values = {"what": WHOSE[fact.whose], "list": names.list(fact.list)}
    return _("%(what)s is on the list “%(list)s”") % values


TOPIC: Final = lazy("Lists")
WORDINGS: Final = {
    "list_value": FactWording(
        name=lazy("a value that a list fixes"),
        derives=lazy(
            "What a list’s entry fixes, such as a wage floor; of several entries for "
            "one occupation the least."
        ),
        label=list_value,
    ),
    "on_list": FactWording(
        name=lazy("occupation on a list"),
        derives=lazy("Yes when the occupation is on a list in force on the day."),
        label=on_list,
        short=lazy("on the list"),
    ),
}
