"""Values and limits in words, with their units, for page, mail and shell.

One function per unit. Rules carry values and units; every word stands here.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from django.utils.formats import number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext_lazy as plural

from pathways.rules import Assessment, Between, Criterion, Open, known
from pathways.rules.facts import (
    Fact,
    LanguageLevel,
    LevelAtLeast,
    PrevailingWagePaid,
    given,
    median_wage,
    unit_of,
)
from pathways.words.choices import level_name, value_name
from pathways.words.comparisons import wanted_words
from pathways.words.places import country_name, province_name
from pathways.words.several import either
from pathways.words.units import teer_words

KEPT: Final = 20_000


def stated_words(assessment: Assessment, fact: Fact, value: Any) -> str:
    """A fact in words; a flag about a wage or a level by what was compared."""
    if isinstance(fact, PrevailingWagePaid):
        wage = given(assessment.case, "job_offer.wage_cad_hourly")
        if known(wage) and not isinstance(wage, Open):
            return UNITS["CAD an hour"](wage)
    if isinstance(fact, LevelAtLeast):
        return value_words(fact.highest, fact.highest.derive(assessment.case))
    return value_words(fact, value) + typed_words(assessment, fact, value)


def typed_words(assessment: Assessment, fact: Fact, value: Any) -> str:
    """What the person typed, behind the CAD that it became."""
    typed = assessment.case.profile.typed_amounts
    if not isinstance(typed, tuple) or not isinstance(value, Decimal):
        return ""
    row = next((row for row in typed if row.cad == value), None)
    if row is None or not is_money(fact):
        return ""
    words = {"amount": money_words(row.amount), "currency": row.currency}
    paid = _("%(amount)s %(currency)s") % words
    return f" ({paid})"


def is_money(fact: Fact) -> bool:
    """Whether a fact's values are CAD."""
    return unit_of(fact).startswith("CAD")


def required_words(assessment: Assessment, criterion: Criterion) -> str:
    """What one criterion asks."""
    if criterion.label:
        return criterion.label
    if criterion.fact is None or criterion.comparison in ("officer", "stated"):
        return _("an officer’s judgement")
    fact = assessment.rules.facts.all[criterion.fact]
    limit = criterion.threshold(assessment.case.values)
    if isinstance(fact, PrevailingWagePaid):
        return prevailing_words(assessment)
    if isinstance(fact, LevelAtLeast) and isinstance(limit, bool):
        words = _("at least %(level)s") if limit else _("less than %(level)s")
        return words % {"level": level_name(fact.level)}
    return _limit_words(get_language(), criterion.comparison, fact, limit)


def prevailing_words(assessment: Assessment) -> str:
    """The prevailing wage: Job Bank's median for the place, where it is published."""
    median = median_wage(assessment.case)
    if median is None or isinstance(median, Open):
        return _("the prevailing wage")
    return _("the prevailing wage: %(median)s") % {
        "median": UNITS["CAD an hour"](median)
    }


@lru_cache(maxsize=KEPT)
def _limit_words(_language: str | None, op: str, fact: Fact, limit: Any) -> str:
    if op == "at_most" and limit == 0:
        op = "is"
    return wanted_words(op, limit_words(fact, limit))


def limit_words(fact: Fact, limit: Any) -> str:
    """A threshold in words; several are joined by “or”."""
    if isinstance(limit, tuple | frozenset) and unit_of(fact) == "TEER":
        return teer_words(tuple(sorted(limit)))
    if isinstance(limit, tuple | frozenset):
        return either(value_words(fact, item) for item in limit)
    if limit is None:
        return _("no limit")
    return value_words(fact, limit)


def value_words(fact: Fact, value: Any) -> str:
    """A fact's value in words, with its unit."""
    return _value_words(get_language(), fact, value)


@lru_cache(maxsize=KEPT)
def _value_words(_language: str | None, fact: Fact, value: Any) -> str:
    """Kept by language: the same value is said many times a page."""
    if isinstance(value, Open):
        return _open_words(fact, value)
    if value is None:
        return _("none")
    if isinstance(value, bool):
        return flag_words(value)
    if isinstance(fact, LanguageLevel):
        return language_words(fact, value)
    if unit_of(fact) == "choice":
        return value_name(fact, value)
    if isinstance(value, tuple):
        return ", ".join(UNITS[unit_of(fact)](item) for item in value) or _("none")
    return UNITS[unit_of(fact)](value)


def _open_words(fact: Fact, value: Open) -> str:
    possible = value.possible
    if isinstance(possible, Between) and possible.low:
        low = value_words(fact, possible.low)
        if possible.high is None:
            return _("%(low)s or more") % {"low": low}
        high = value_words(fact, possible.high)
        return _("%(low)s to %(high)s") % {"low": low, "high": high}
    return _("not answered") if value.asks else _("an officer decides")


def language_words(fact: LanguageLevel, level: Any) -> str:
    """A level in the words of its language."""
    if not level:
        return _("no result")
    scale = "NCLC" if fact.language == "fr" else "CLB"
    return f"{scale} {level}"


def number_words(value: Any) -> str:
    """A number with its thousands told apart."""
    if isinstance(value, Decimal):
        if not value.is_finite():
            return _("no end")
        whole = value == value.to_integral_value()
        value = int(value) if whole else round(value, 2)
    if isinstance(value, float):
        value = int(value) if value.is_integer() else round(value, 2)
    return str(number_format(value, use_l10n=True, force_grouping=True))


def money_words(value: Any) -> str:
    """A sum: whole, or with both digits of the cents."""
    return _money_words(value, get_language())


@lru_cache(maxsize=2048)
def _money_words(value: Any, _language: str | None) -> str:
    amount = Decimal(str(value))
    if not amount.is_finite() or amount == amount.to_integral_value():
        return number_words(amount)
    return str(number_format(amount, 2, use_l10n=True, force_grouping=True))


def months_words(value: Any) -> str:
    """Whole months; work that has no end has none."""
    if isinstance(value, Decimal) and not value.is_finite():
        return _("no end date")
    months = int(value)
    return ngettext("%(n)s month", "%(n)s months", months) % {"n": months}


def _counted(template: Any) -> Callable[[Any], str]:
    return lambda value: str(template % {"count": int(value), "n": number_words(value)})


def _with(template: Any) -> Callable[[Any], str]:
    return lambda value: str(template % {"n": number_words(value)})


def _money(template: Any) -> Callable[[Any], str]:
    return lambda value: str(template % {"n": money_words(value)})


def flag_words(value: Any) -> str:
    """Yes or no."""
    return _("yes") if value else _("no")


UNITS: Final[dict[str, Callable[[Any], str]]] = {
    "CAD": _money(lazy("%(n)s CAD")),
    "CAD a year": _money(lazy("%(n)s CAD a year")),
    "CAD an hour": _money(lazy("%(n)s CAD an hour")),
    "TEER": lambda value: f"TEER {value}",
    "area": str,
    "choice": str,
    "countries": country_name,
    "country": country_name,
    "education level": level_name,
    "hours a week": _with(lazy("%(n)s hours a week")),
    "language level": lambda value: f"CLB {value}",
    "months": months_words,
    "number": number_words,
    "occupation": str,
    "people": _counted(plural("%(n)s person", "%(n)s people", "count")),
    "percent": _with(lazy("%(n)s%%")),
    "points": _counted(plural("%(n)s point", "%(n)s points", "count")),
    "province": province_name,
    "provinces": province_name,
    "text": str,
    "years": _counted(plural("%(n)s year", "%(n)s years", "count")),
    "years of age": number_words,
    "yes or no": flag_words,
}
