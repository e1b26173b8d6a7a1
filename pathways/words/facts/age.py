"""Facts about age, in words."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as lazy

from pathways.words.facts.wording import FactWording, plain

TOPIC: Final = lazy("Age")
WORDINGS: Final = {
    "age": FactWording(
        name=lazy("age"),
        derives=lazy("Completed years on the day."),
        label=plain(lazy("Age in years")),
    ),
}
