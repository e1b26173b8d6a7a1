"""Facts about what other rules say, in words."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.words.facts.wording import FactWording, plain

TOPIC: Final = lazy("Other rules")
WORDINGS: Final = {
    "always": FactWording(
        name=lazy("always true"),
        derives=lazy("True for everyone: for a part of a grid that no answer decides."),
        label=plain(lazy("Everyone")),
    ),
    "condition_met": FactWording(
        name=lazy("a named condition holds"),
        derives=lazy(
            "Yes when a named condition, such as arranged employment, holds; open for "
            "an officer when only their judgement is left."
        ),
        label=lambda fact, names: names.condition(fact.condition),
        short=lazy("the condition"),
    ),
    "grid_points": FactWording(
        name=lazy("points on a grid"),
        derives=lazy("The total on a points grid, open while its bounds differ."),
        label=lambda fact, names: names.grid(fact.grid),
    ),
    "stream_qualified": FactWording(
        name=lazy("all requirements of a stream are met"),
        derives=lazy("Yes when all requirements of a stream are met."),
        label=lambda fact, names: (
            _("All requirements of %(stream)s") % {"stream": names.stream(fact.stream)}
        ),
    ),
}
