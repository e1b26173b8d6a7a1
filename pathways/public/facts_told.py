"""Labels of the facts with parameters: education, language, places, ties."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pathways.public.facts_work import months_words
from pathways.public.names import Names, place_words
from pathways.words.answers import NAMES as ANSWERS
from pathways.words.choices import (
    ability_name,
    credential_name,
    endorser_name,
    level_name,
    relation_name,
)
from pathways.words.parameters import ENGLISH_AND_FRENCH, value_label
from pathways.words.places import country_name, province_name

Label = Callable[[Any, Names], str]

ABILITIES: Final = 4


def plain(words: Callable[[], str]) -> Label:
    return lambda _fact, _names: words()


def somewhere(words: str, fact: Any) -> str:
    place = getattr(fact, "province", "") or getattr(fact, "region", "")
    return f"{words} {place_words(place)}" if place else words


def located(words: Callable[[], str]) -> Label:
    return lambda fact, _names: somewhere(words(), fact)


def placed(words: str, place: str) -> str:
    return " ".join(part for part in (words, place_words(place)) if part)


def answer(fact: Any, names: Names) -> str:
    return str(ANSWERS[fact.path])


def language(fact: Any, names: Names) -> str:
    language = str(ENGLISH_AND_FRENCH[fact.language])
    if len(fact.abilities) == ABILITIES:
        return _("%(language)s, lowest of the four abilities") % {"language": language}
    abilities = ", ".join(ability_name(ability) for ability in fact.abilities)
    return f"{language}, {abilities}"


def level_at_least(fact: Any, names: Names) -> str:
    words = _("Education: at least %(level)s") % {"level": level_name(fact.level)}
    words = placed(words, "any" if fact.place == "any" else fact.place)
    if not fact.recognized:
        return words
    return _("%(credential)s, Canadian or with a credential assessment") % {
        "credential": words
    }


def credentials(fact: Any, names: Names) -> str:
    kinds = [level_name(one) for one in fact.levels]
    kinds += [credential_name(one) for one in fact.types]
    words = _("Completed credentials")
    if kinds:
        words = f"{words}: {_(' or ').join(kinds)}"
    words = placed(words, fact.place)
    if fact.within_months:
        span = months_words(fact.within_months)
        words += " " + _("in the last %(span)s") % {"span": span}
    return words


def graduated(fact: Any, names: Names) -> str:
    words = {
        "any": _("A post-secondary credential completed"),
        "degree": _("A degree completed"),
        "other": _("A diploma or certificate completed"),
    }[fact.credential]
    where = [province_name(code) for code in fact.provinces] or [_("Canada")]
    words = _("%(credential)s in %(where)s") % {
        "credential": words,
        "where": _(" or ").join(where),
    }
    if fact.months:
        words += ", " + _("of at least %(span)s") % {"span": months_words(fact.months)}
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


def credential_from(fact: Any, names: Names) -> str:
    return _("A credential (%(level)s or more) of %(countries)s") % {
        "level": level_name(fact.level),
        "countries": _(" or ").join(country_name(one) for one in fact.countries),
    }


WHOSE: Final[dict[str, Callable[[], str]]] = {
    "offer": lambda: _("The occupation of the offer"),
    "primary": lambda: _("Your main occupation"),
    "profession": lambda: _("The profession of the offer"),
    "employer": lambda: _("The employer"),
}


def on_list(fact: Any, names: Names) -> str:
    values = {"what": WHOSE[fact.whose](), "list": names.list(fact.list)}
    return _("%(what)s is on the list “%(list)s”") % values


def off_list(fact: Any, names: Names) -> str:
    """A list that closes something to what stands on it."""
    values = {"what": WHOSE[fact.whose](), "list": names.list(fact.list)}
    return _("%(what)s is outside the list “%(list)s”") % values


def list_value(fact: Any, names: Names) -> str:
    values = {
        "what": value_label("name", fact.name),
        "list": names.list(fact.list),
    }
    return _("What the list “%(list)s” fixes for the occupation (%(what)s)") % values


def relative(fact: Any, names: Names) -> str:
    kinds = ", ".join(relation_name(one) for one in fact.relations)
    where = {"kinds": kinds, "place": place_words(fact.place)}
    return _("A relative %(place)s: %(kinds)s") % where


def area(fact: Any, names: Names) -> str:
    return _("Where the job is in %(name)s") % {"name": province_name(fact.province)}


def endorsement(fact: Any, names: Names) -> str:
    who = endorser_name(fact.endorser)
    return _("An endorsement (%(who)s)") % {"who": who}


def nomination(fact: Any, names: Names) -> str:
    words = _("A provincial nomination")
    if fact.express_entry:
        words = _("An enhanced nomination (Express Entry)")
    return somewhere(words, fact)


def held(fact: Any, names: Names) -> str:
    return str(ANSWERS[f"status_in_canada.{fact.part}"])


def tie(fact: Any, names: Names) -> str:
    words = _("Work in %(province)s outside %(area)s")
    if fact.tie == "study":
        words = _("A credential completed in %(province)s outside %(area)s")
    values = {"province": province_name(fact.province), "area": names.area(fact.area)}
    return words % values


def studied(fact: Any, names: Names) -> str:
    words = somewhere(_("Completed study"), fact)
    if not fact.not_area:
        return words
    values = {"study": words, "area": names.area(fact.not_area)}
    return _("%(study)s outside %(area)s") % values


def earnings(fact: Any, names: Names) -> str:
    if not fact.within_years:
        return _("Earnings in Canada of one tax year")
    span = months_words(12 * fact.within_years)
    return _("Earnings in Canada of one tax year, in the last %(span)s") % {
        "span": span
    }


def study(fact: Any, names: Names) -> str:
    years = months_words(12 * fact.years)
    return placed(_("%(years)s of full-time study") % {"years": years}, fact.place)


def intends(fact: Any, names: Names) -> str:
    name = province_name(fact.province)
    return _("You intend to live outside %(name)s") % {"name": name}


def dated_by(fact: Any, names: Names) -> str:
    day = date_format(date.fromisoformat(fact.last), "j F Y")
    return _("The commitment was made by %(day)s") % {"day": day}


def outside(words: Callable[[], str]) -> Label:
    return lambda fact, _names: words() % {"name": province_name(fact.province)}
