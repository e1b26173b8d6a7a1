"""Steps of levers in words, for the plan page, reports and the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from django.utils.translation import gettext as _

from pathways.rules.levers import Step
from pathways.wording import UNITS, months_words
from pathways.words.answers import NAMES as ANSWERS
from pathways.words.choices import choice_name, level_name
from pathways.words.places import country_in_sentence, province_name
from pathways.words.vocabulary import ABILITIES, IN_NCLC, names

Values = Mapping[str, Any]
ABILITY_NAMES: Final = names(ABILITIES)


def step_words(step: Step) -> str:
    """What a step says beside its lever's title: how far, where, at which wage."""
    return words_of(step.lever, step.kind, step.values)


def words_of(lever: str, kind: str, values: Iterable[tuple[str, Any]]) -> str:
    """The same for a step that is known by its names only."""
    return WORDS[kind](lever, dict(values))


def _all_abilities(lever: str, values: Values) -> str:
    return _level(lever, values)


def _one_ability(lever: str, values: Values) -> str:
    words = {
        "level": _level(lever, values),
        "ability": ABILITY_NAMES[values["ability"]],
    }
    return _("%(level)s in %(ability)s") % words


def _level(lever: str, values: Values) -> str:
    scale = "NCLC" if lever in IN_NCLC else "CLB"
    return f"{scale} {values['level']}"


def _assessed(lever: str, values: Values) -> str:
    return _("an Educational Credential Assessment (ECA) of each")


def _studied(lever: str, values: Values) -> str:
    level = level_name(values["level"])
    if values["country"] == "CA":
        province = province_name(values["province"])
        return _("%(level)s in %(province)s") % {"level": level, "province": province}
    words = {"level": level, "country": country_in_sentence(values["country"])}
    return _("%(level)s in %(country)s, with an assessment (ECA)") % words


def _offer(lever: str, values: Values) -> str:
    words = {
        "province": province_name(values["province"]),
        "wage": UNITS["CAD an hour"](values["wage"]),
    }
    return _("%(province)s, %(wage)s") % words


def _raised(lever: str, values: Values) -> str:
    return UNITS["CAD an hour"](values["wage"])


def _terms(lever: str, values: Values) -> str:
    terms = (str(ANSWERS[f"job_offer.{name}"]) for name in values["terms"])
    return "; ".join(terms)


def _moved(lever: str, values: Values) -> str:
    return province_name(values["province"])


def _changed(lever: str, values: Values) -> str:
    role = choice_name("transfer.role", values["role"])
    words = {"role": role, "months": months_words(values["months"])}
    return _("after %(months)s there, role: %(role)s") % words


def _category_a(lever: str, values: Values) -> str:
    return _("Category A: a designated partner’s referral and a benefits plan")


def _category_b(lever: str, values: Values) -> str:
    return _("Category B: a Labour Market Benefits Plan")


def _positive(lever: str, values: Values) -> str:
    return _("a positive Labour Market Impact Assessment (LMIA)")


def _transferred(lever: str, values: Values) -> str:
    role = choice_name("transfer.role", values["role"])
    return _("role: %(role)s") % {"role": role}


def _worked(lever: str, values: Values) -> str:
    words = {
        "months": months_words(values["months"]),
        "province": province_name(values["province"]),
    }
    return _("%(months)s of full-time work in %(province)s") % words


def _waited(lever: str, values: Values) -> str:
    return _("%(months)s of the same work") % {"months": months_words(values["months"])}


def _nominated(lever: str, values: Values) -> str:
    province = province_name(values["province"])
    return _("%(province)s, through Express Entry") % {"province": province}


def _saved(lever: str, values: Values) -> str:
    return _("%(amount)s in all") % {"amount": UNITS["CAD"](values["amount"])}


def _stays(lever: str, values: Values) -> str:
    return _("your partner does not come along")


def _comes(lever: str, values: Values) -> str:
    return _("your partner comes along")


def _applies(lever: str, values: Values) -> str:
    return _("your partner applies and you come along")


WORDS: Final[Mapping[str, Callable[[str, Values], str]]] = {
    "all_abilities": _all_abilities,
    "applies": _applies,
    "assessed": _assessed,
    "category_a": _category_a,
    "category_b": _category_b,
    "changed": _changed,
    "comes": _comes,
    "moved": _moved,
    "nominated": _nominated,
    "offer": _offer,
    "one_ability": _one_ability,
    "positive": _positive,
    "raised": _raised,
    "saved": _saved,
    "stays": _stays,
    "studied": _studied,
    "terms": _terms,
    "transferred": _transferred,
    "waited": _waited,
    "worked": _worked,
}
