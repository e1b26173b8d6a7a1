"""Facts about levels in Quebec's words, in words."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.words.facts.wording import FactWording, placed

TOPIC: Final = lazy("Quebec")
WORDINGS: Final = {
    "quebec_credential": FactWording(
        name=lazy("best credential in Quebec’s words"),
        derives=lazy(
            "The best completed credential, in the words of Quebec’s points grid."
        ),
        label=lambda fact, _names: placed(_("Best completed credential"), fact.place),
    ),
}
