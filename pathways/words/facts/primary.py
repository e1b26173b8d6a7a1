"""Facts about the main occupation, in words."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as lazy

from pathways.words.facts.wording import FactWording, plain

TOPIC: Final = lazy("Main occupation")
WORDINGS: Final = {
    "primary_occupation": FactWording(
        name=lazy("main occupation"),
        derives=lazy("The occupation that an application would name."),
        label=plain(lazy("Your main occupation")),
    ),
}
