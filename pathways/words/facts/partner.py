"""Facts about the partner, in words."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as lazy

from pathways.words.facts.wording import FactWording, plain

TOPIC: Final = lazy("Family")
WORDINGS: Final = {
    "partner_age": FactWording(
        name=lazy("age of the partner"),
        derives=lazy("Completed years of the partner, coming along or not."),
        label=plain(lazy("Your partner’s age")),
    ),
    "partner_status": FactWording(
        name=lazy("status of the partner in Canada"),
        derives=lazy(
            "Whether the partner is a Canadian citizen or a permanent resident; none "
            "for neither, and without a partner."
        ),
        label=plain(lazy("Your partner’s status in Canada")),
    ),
}
