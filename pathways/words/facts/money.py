"""Facts about income and funds, in words."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.words.facts.wording import FactWording, Names, plain
from pathways.words.spans import months_words


def earnings(fact: Any, names: Names) -> str:
    if not fact.within_years:
        return _("Earnings in Canada of one tax year")
    span = months_words(12 * fact.within_years)
    return _("Earnings in Canada of one tax year, in the last %(span)s") % {
        "span": span
    }


TOPIC: Final = lazy("Money")
WORDINGS: Final = {
    "canadian_earnings": FactWording(
        name=lazy("earnings in Canada of one tax year"),
        derives=lazy("The highest earnings in Canada of one tax year, in CAD."),
        label=earnings,
        short=lazy("earnings in Canada"),
    ),
    "family_income": FactWording(
        name=lazy("family income in Canada"),
        derives=lazy(
            "The offer’s yearly wage and the partner’s Canadian wage, in CAD a year."
        ),
        label=plain(lazy("Income of the family in Canada")),
    ),
    "funds_held_months": FactWording(
        name=lazy("months for which the funds were held"),
        derives=lazy("Whole months for which the settlement funds have been held."),
        label=plain(lazy("Time for which the funds were held")),
        short=lazy("funds held for"),
    ),
}
