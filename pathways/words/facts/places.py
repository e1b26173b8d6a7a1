"""Facts about places of the offer and of destination, in words."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.words.facts.wording import FactWording, Names
from pathways.words.places import province_name


def area(fact: Any, names: Names) -> str:
    return _("Where the job is in %(name)s") % {"name": province_name(fact.province)}


TOPIC: Final = lazy("Places")
WORDINGS: Final = {
    "destination_outside": FactWording(
        name=lazy("destination outside a city"),
        derives=lazy("Yes when the city of destination is another than one."),
        label=lambda fact, _names: (
            _("You mean to live outside %(city)s") % {"city": fact.city}
        ),
    ),
    "offer_area": FactWording(
        name=lazy("area of the offer"),
        derives=lazy(
            "Which of some areas the offer’s place of work lies in; none outside them."
        ),
        label=area,
    ),
}
