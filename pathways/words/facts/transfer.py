"""Facts about a transfer inside a company, in words."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as lazy

from pathways.words.facts.wording import FactWording, plain

TOPIC: Final = lazy("Transfer inside a company")
WORDINGS: Final = {
    "transfer_months": FactWording(
        name=lazy("months with the present employer"),
        derives=lazy(
            "Months of continuous work for the present employer, for a transfer."
        ),
        label=plain(lazy("Continuous work for the present employer")),
        short=lazy("work for the present employer"),
    ),
    "transfer_wage_paid": FactWording(
        name=lazy("the transferred job pays the prevailing wage"),
        derives=lazy("Yes when the transferred job pays the prevailing wage or more."),
        label=plain(lazy("The transferred job pays the prevailing wage or more")),
    ),
}
