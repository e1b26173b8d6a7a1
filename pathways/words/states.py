"""The words of verdicts, states of intake and confidence."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from pathways.words.vocabulary import Text

VERDICTS: Final[dict[str, Text]] = {
    "met": _("Met"),
    "not_met": _("Not met"),
    "not_answered": _("Not answered"),
    "officer": _("An officer decides"),
}
# How a pathway stands for a person; the keys are the contract's, and ``no_round``.
STANDS: Final[dict[str, Text]] = {
    "eligible": _("Eligible"),
    "no_round": _("Eligible, but no round"),
    "officer": _("Possible, an officer decides"),
    "needs_step": _("Needs a step"),
    "ask": _("We need more answers"),
    "not_for_you": _("Not for you"),
    "closed": _("Closed"),
    "not_needed": _("Not needed"),
}
# The same of a whole pathway by what its rules say, where nobody looked for a step.
BY_VERDICT: Final[dict[str, tuple[str, Text]]] = {
    "met": ("eligible", STANDS["eligible"]),
    "officer": ("officer", STANDS["officer"]),
    "not_answered": ("ask", STANDS["ask"]),
    "not_met": ("not_for_you", _("Not for you so far")),
}
INTAKES: Final[dict[str, Text]] = {
    "open": _("Open"),
    "by_invitation": _("You apply only when invited"),
    "paused": _("Paused"),
    "closed": _("Closed"),
    "announced": _("Announced"),
    "not_known": _("Intake not known"),
}
CONFIDENCES: Final[dict[str, Text]] = {
    "official": _("official"),
    "secondary": _("secondary"),
    "recalled": _("recalled"),
}
