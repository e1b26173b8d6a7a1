"""Labels of the facts with parameters: education, language, places, ties."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.utils.translation import gettext as _

from pathways import wording
from pathways.forms.choices import country_name, province_name
from pathways.forms.where_asked import question_for
from pathways.public.facts_work import months_words
from pathways.public.names import Names, place_words

Label = Callable[[Any, Names], str]

ABILITIES: Final = 4
LANGUAGES: Final[dict[str, Callable[[], str]]] = {
    "en": lambda: _("English"),
    "fr": lambda: _("French"),
    "first": lambda: _("First official language"),
    "second": lambda: _("Second official language"),
    "better": lambda: _("The better of English and French"),
    "other": lambda: _("The other of English and French"),
    "either": lambda: _("English or French"),
}


def plain(words: Callable[[], str]) -> Label:
    return lambda _fact, _names: words()


def somewhere(words: str, fact: Any) -> str:
    place = getattr(fact, "province", "") or getattr(fact, "region", "")
    return f"{words} {place_words(place)}" if place else words


def located(words: Callable[[], str]) -> Label:
    return lambda fact, _names: somewhere(words(), fact)


def placed(words: str, place: str) -> str:
    return " ".join(part for part in (words, place_words(place)) if part)


# Nouns for the answers that rules ask about most; any other is named by its question.
ANSWERS: Final[dict[str, Callable[[], str]]] = {
    "applicant.citizenships": lambda: _("Citizenship"),
    "job_offer.city": lambda: _("City of the job"),
    "job_offer.employer_employees": lambda: _("People whom the employer has in Canada"),
    "job_offer.employer_revenue_cad": lambda: _("Yearly revenue of the employer"),
    "job_offer.employer_years_operating": lambda: _(
        "Years for which the employer has operated in Canada"
    ),
    "job_offer.hours_per_week": lambda: _("Hours a week of the offer"),
    "job_offer.noc": lambda: _("Occupation of the offer"),
    "job_offer.profession": lambda: _("Profession of the offer"),
    "job_offer.province": lambda: _("Province of the job"),
    "job_offer.sector": lambda: _("Sector of the employer"),
    "job_offer.wage_cad_hourly": lambda: _("Hourly wage of the offer"),
    "settlement_funds_cad": lambda: _("Settlement funds"),
    "status_in_canada.kind": lambda: _("Status in Canada"),
    "status_in_canada.permit": lambda: _("Permit held in Canada"),
}


def answer(fact: Any, names: Names) -> str:
    if fact.path in ANSWERS:
        return ANSWERS[fact.path]()
    question = question_for(fact.path)
    return str(question.label) if question else wording.choice_words(fact.path)


def language(fact: Any, names: Names) -> str:
    language = LANGUAGES[fact.language]()
    if len(fact.abilities) == ABILITIES:
        return _("%(language)s, lowest of the four abilities") % {"language": language}
    abilities = ", ".join(_(ability) for ability in fact.abilities)
    return f"{language}, {abilities}"


def level_at_least(fact: Any, names: Names) -> str:
    words = _("Education: at least %(level)s") % {
        "level": wording.level_words(fact.level)
    }
    words = placed(words, "any" if fact.place == "any" else fact.place)
    if not fact.recognized:
        return words
    return _("%(credential)s, Canadian or with a credential assessment") % {
        "credential": words
    }


def credentials(fact: Any, names: Names) -> str:
    kinds = [wording.level_words(one) for one in fact.levels]
    kinds += [wording.choice_words(one) for one in fact.types]
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
    return words


def credential_from(fact: Any, names: Names) -> str:
    return _("A credential (%(level)s or more) of %(countries)s") % {
        "level": wording.level_words(fact.level),
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


def list_value(fact: Any, names: Names) -> str:
    values = {
        "what": wording.choice_words(fact.name),
        "list": names.list(fact.list),
    }
    return _("What the list “%(list)s” fixes for the occupation (%(what)s)") % values


def relative(fact: Any, names: Names) -> str:
    kinds = ", ".join(wording.choice_words(one) for one in fact.relations)
    where = {"kinds": kinds, "place": place_words(fact.place)}
    return _("A relative %(place)s: %(kinds)s") % where


def area(fact: Any, names: Names) -> str:
    return _("Where the job is in %(name)s") % {"name": province_name(fact.province)}


def endorsement(fact: Any, names: Names) -> str:
    who = wording.choice_words(fact.endorser)
    return _("An endorsement (%(who)s)") % {"who": who}


def nomination(fact: Any, names: Names) -> str:
    words = _("A provincial nomination")
    if fact.express_entry:
        words = _("An enhanced nomination (Express Entry)")
    return somewhere(words, fact)


def tie(fact: Any, names: Names) -> str:
    words = _("Work in %(province)s outside %(area)s")
    if fact.tie == "study":
        words = _("A credential completed in %(province)s outside %(area)s")
    values = {"province": province_name(fact.province), "area": names.area(fact.area)}
    return words % values


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
    return _("You intend to live in %(name)s only") % {"name": name}


def outside(words: Callable[[], str]) -> Label:
    return lambda fact, _names: words() % {"name": province_name(fact.province)}
