"""Facts about years of any work, in words."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as lazy

from pathways.words.facts.wording import FactWording, plain

TOPIC: Final = lazy("Experience")
WORDINGS: Final = {
    "work_years": FactWording(
        name=lazy("years of any work"),
        derives=lazy(
            "Years of any work anywhere, with fractions: 1,560 hours are one year."
        ),
        label=plain(lazy("Work anywhere, full-time equivalent")),
        short=lazy("work in any occupation"),
    ),
}
