"""Facts about a Canadian ancestor, in words."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as lazy

from pathways.words.facts.wording import FactWording, plain

TOPIC: Final = lazy("Family")
WORDINGS: Final = {
    "canadian_ancestor": FactWording(
        name=lazy("a Canadian ancestor"),
        derives=lazy("Yes when an ancestor was a Canadian citizen."),
        label=plain(lazy("An ancestor who was a Canadian citizen")),
    ),
}
