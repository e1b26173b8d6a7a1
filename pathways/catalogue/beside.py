"""What stands beside the rules: prices, rates and what is told of a subject."""

from __future__ import annotations

from typing import Final

from pathways import models
from pathways.catalogue.parts import DATED, Part, by, same

COSTS: Final = Part(
    "costs",
    models.Cost,
    same("title", "kind", "currency", "low", "high", "note") | DATED,
    by("slug"),
    named=True,
    cited=True,
    keyed=False,
)
RATES: Final = Part(
    "rates",
    models.ExchangeRate,
    same("currency", "on", "cad"),
    by("slug"),
    named=True,
    cited=True,
    keyed=False,
)
TOPICS: Final = Part(
    "topics",
    models.Topic,
    same("title", "summary", "streams"),
    by("slug"),
    named=True,
    keyed=False,
    children=(
        Part(
            "statements",
            models.Statement,
            same(
                "slug", "kind", "title", "text", "value", "unit", "streams", "provinces"
            )
            | DATED,
            by("slug", "from"),
            parent="topic",
            cited=True,
        ),
    ),
)
BESIDE: Final = (COSTS, RATES, TOPICS)
