"""The headings of the Answer's sections, as page, PDF and mail show them."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from pathways.words.vocabulary import Text

ANSWER: Final[dict[str, Text]] = {
    "routes": _("Your routes, best first"),
    "week": _("This week"),
    "five": _("The five pathways of 2023, for you"),
    "score": _("Your score and the rounds"),
    "moves": _("What moves the answer"),
    "moves-more": _("What else moves the answer"),
    "us-two": _("Us two"),
    "provinces": _("Best provinces"),
}
