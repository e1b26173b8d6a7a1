"""Facts about study and graduation in Canada, in words."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.words.choices import level_name
from pathways.words.facts.wording import FactWording, Names, placed
from pathways.words.places import country_name, province_name
from pathways.words.several import either
from pathways.words.spans import months_words


def credential_from(fact: Any, names: Names) -> str:
    return _("A credential (%(level)s or more) of %(countries)s") % {
        "level": level_name(fact.level),
        "countries": either(country_name(country) for country in fact.countries),
    }


def graduated(fact: Any, names: Names) -> str:
    words = {
        "any": _("A post-secondary credential completed"),
        "degree": _("A degree completed"),
        "other": _("A diploma or certificate completed"),
    }[fact.credential]
    where = [province_name(code) for code in fact.provinces] or [_("Canada")]
    words = _("%(credential)s in %(where)s") % {
        "credential": words,
        "where": either(where),
    }
    if fact.months:
        words += ", " + _("at least %(span)s long") % {
            "span": months_words(fact.months)
        }
    if fact.within_months or fact.within_days:
        span = _("%(n)s days") % {"n": fact.within_days}
        if fact.within_months:
            span = months_words(fact.within_months)
        words += ", " + _("in the last %(span)s") % {"span": span}
    if fact.fields:
        words += ", " + _("in a field on the list “%(list)s”") % {
            "list": names.list(fact.fields)
        }
    return words


def study(fact: Any, names: Names) -> str:
    years = months_words(12 * fact.years)
    return placed(_("%(years)s of full-time study") % {"years": years}, fact.place)


TOPIC: Final = lazy("Graduation")
WORDINGS: Final = {
    "canadian_study": FactWording(
        name=lazy("full-time study in Canada"),
        derives=lazy(
            "Yes when some academic years were studied there full time, as the 67 "
            "points count them."
        ),
        label=study,
    ),
    "credential_from": FactWording(
        name=lazy("a credential of certain countries"),
        derives=lazy(
            "Yes when a credential of some years is held from one of the countries. No "
            "equivalency assessment is asked."
        ),
        label=credential_from,
        short=lazy("credential of such a country"),
    ),
    "graduated_in_canada": FactWording(
        name=lazy("a Canadian post-secondary credential"),
        derives=lazy(
            "Yes when a Canadian post-secondary credential of some kind is held."
        ),
        label=graduated,
        short=lazy("Canadian credential"),
    ),
}
