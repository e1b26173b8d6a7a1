"""Facts about years of any work, and work at a level of a list, in words."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.rules.facts import MonthsAtLevel
from pathways.words.facts.wording import FactWording, Names, plain
from pathways.words.facts.work import excluded_words
from pathways.words.places import place_words
from pathways.words.spans import last_words


def months_at_level(fact: MonthsAtLevel, names: Names) -> str:
    """Which work is counted, in one line."""
    values = {"level": fact.list_level, "list": names.list(fact.list)}
    parts = [
        _("Work"),
        place_words(fact.where),
        _("in occupations at level %(level)s of the list “%(list)s”") % values,
        last_words(fact.from_months_ago) if fact.from_months_ago else "",
    ]
    return " ".join(part for part in parts if part) + excluded_words(fact.exclude)


TOPIC: Final = lazy("Experience")
WORDINGS: Final = {
    "months_at_level": FactWording(
        name=lazy("months of work at a level of a list"),
        derives=lazy(
            "Months of work in the occupations that a list holds at a level, part time "
            "counted pro rata."
        ),
        label=months_at_level,
        short=lazy("work at this level of the list"),
    ),
    "work_years": FactWording(
        name=lazy("years of any work"),
        derives=lazy(
            "Years of any work anywhere, with fractions: 1,560 hours are one year."
        ),
        label=plain(lazy("Work anywhere, full-time equivalent")),
        short=lazy("work in any occupation"),
    ),
}
