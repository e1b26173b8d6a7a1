"""Sentences that stand on several pages, in the report and in mails, each said here."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from pathways.words.headings import ANSWER
from pathways.words.vocabulary import Text

ESTIMATED: Final = _("Estimated: it rests on a level you expect.")
MOVES: Final = _(
    "What opens a route stands first, then what takes the fewest months. "
    "Months are our own estimates."
)
BESIDE: Final = _(
    "Bold: the best of the row. Months of your own steps are our estimate; "
    "fees and times are published."
)
TOO_LARGE: Final = _("The file is larger than %(limit_mb)s MB.")
PICK_ONE: Final = _("Pick one of these, or “None of these”.")
FOUR_DIGITS: Final = _("Write the year with four digits, like 1996.")
POOL_PROFILE: Final = _("An Express Entry profile in the pool")
OFFICE: Final = _("An employer with an office in Canada")
TRADE: Final = _("Trade with Canada, or capital to invest there")
# What lapses, by whose it is.
TEST_ENDS: Final[dict[str, Text]] = {
    "you": _("Your language test of %(day)s is no longer valid"),
    "partner": _("Your partner’s language test of %(day)s is no longer valid"),
}
ECA_ENDS: Final[dict[str, Text]] = {
    "you": _("Your assessment (ECA) of %(day)s is no longer valid"),
    "partner": _("Your partner’s assessment (ECA) of %(day)s is no longer valid"),
}
# By the name with which a template asks: {% say "estimated" %}.
SAID: Final[dict[str, Text]] = {
    **{f"heading-{name}": text for name, text in ANSWER.items()},
    "estimated": ESTIMATED,
    "moves": MOVES,
    "beside": BESIDE,
    "mail-asked": _(
        "Somebody, most likely you, asked us to send a report to this address."
    ),
    "mail-press": _(
        "Open this page and press its button, and the report is sent to you:"
    ),
    "mail-do-nothing": _(
        "If you did not ask for it, do nothing: no report is sent, and the address "
        "is deleted after 7 days."
    ),
    "mail-stop": _("Get no more mail from us, whoever asks for it"),
    "mail-stop-open": _("To get no more mail from us, whoever asks for it, open:"),
    "mail-private": _(
        "The link is private: whoever has it can read the report, revoke it and "
        "delete it."
    ),
    "mail-attached": _("The PDF is attached."),
    "mail-why-news": _(
        "You receive this because you confirmed this address and asked to hear when "
        "your own answer changes."
    ),
    "mail-why-report": _(
        "You receive this because you confirmed this address and asked for the report."
    ),
    "exercise": _("This edition is invented, to practise."),
    "read-official": _("The text of the official page or the law was read."),
    "read-secondary": _("Another page that reports it was read."),
    "odds-of-rounds": _("What past rounds told of the next ones"),
    "no-draw": _("We have no round or draw on record."),
    "no-program": _(
        "It has no nominee program in our catalogue; federal pathways hold there."
    ),
    "no-wage": _("No wage published, or not in the copies read"),
    "take-it": _("Confirm and take it into my answers"),
    "skipped": _("What you skip stays open. It is never counted as a no."),
    "open-cells": _("Cells of this grid without an official figure:"),
    "odds-of-score": _("What past rounds say of your score"),
    "market-and-streams": _("Where the market and the open streams meet"),
}
