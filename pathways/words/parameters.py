"""The parameters of facts by name: label, help, and the words of their values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from pathways.words import vocabulary
from pathways.words.answers import NAMES as ANSWERS
from pathways.words.units import UNITS
from pathways.words.vocabulary import Text, names


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a form calls a parameter, and what it says below it."""

    label: Text
    help: Text = ""


PLACES: Final = _("any, CA, abroad, or a province’s code")
NO_LIMIT: Final = _("0 for no limit")
COMMAS: Final = _("with commas between them")
WHOSE_PLACE: Final = _("empty for any")
PARAMETERS: Final[dict[str, Parameter]] = {
    "abilities": Parameter(_("abilities")),
    "adult": Parameter(_("only relatives of full age")),
    "area": Parameter(_("area")),
    "areas": Parameter(_("areas")),
    "city": Parameter(_("city")),
    "condition": Parameter(_("condition")),
    "counted_in": Parameter(_("counted in")),
    "continuous": Parameter(_("only the longest run in one occupation")),
    "countries": Parameter(_("countries"), _("two-letter codes, with commas")),
    "credential": Parameter(_("kind of credential")),
    "digits": Parameter(
        _("digits of the code"), _("1: broad category; 2: major group")
    ),
    "employer": Parameter(_("for which employer")),
    "endorser": Parameter(_("who endorses")),
    "exclude": Parameter(_("leave out")),
    "express_entry": Parameter(_("only an enhanced nomination")),
    "fields": Parameter(_("list of fields of study"), WHOSE_PLACE),
    "first_generation": Parameter(_("only who was born in Canada or naturalized")),
    "from_months_ago": Parameter(_("counted from so many months ago"), NO_LIMIT),
    "grid": Parameter(_("points grid")),
    "inviter": Parameter(_("province that invites")),
    "language": Parameter(_("language")),
    "last": Parameter(_("last day that counts"), _("such as 2025-12-31")),
    "level": Parameter(_("level")),
    "levels": Parameter(_("only these levels"), _("none for any post-secondary one")),
    "list": Parameter(_("list")),
    "list_level": Parameter(_("level on the list")),
    "min_spell_months": Parameter(_("least length of one job, in months")),
    "months": Parameter(_("least length of the program, in months")),
    "name": Parameter(_("name of the value on the list’s line")),
    "not_area": Parameter(_("outside this area")),
    "not_province": Parameter(_("outside this province")),
    "occupation": Parameter(_("in which occupation")),
    "of": Parameter(_("relatives of whom")),
    "officer_relations": Parameter(_("kinds of relative that an officer judges")),
    "on_campus": Parameter(_("only full-time study, not mostly by distance")),
    "on_list": Parameter(_("only occupations on this list")),
    "only_self_employed": Parameter(_("only self-employed work")),
    "part": Parameter(_("what of the status")),
    "path": Parameter(_("answer of the profile")),
    "place": Parameter(_("place"), PLACES),
    "province": Parameter(_("province"), WHOSE_PLACE),
    "provinces": Parameter(_("provinces"), _("two-letter codes, with commas")),
    "recognized": Parameter(_("only Canadian, or with a credential assessment")),
    "region": Parameter(_("region of the licence"), WHOSE_PLACE),
    "relations": Parameter(_("kinds of relative")),
    "resident": Parameter(_("only citizens and permanent residents")),
    "since_qualified": Parameter(_("counted from qualifying in the trade")),
    "stream": Parameter(_("stream")),
    "teers": Parameter(_("TEER categories"), COMMAS),
    "tie": Parameter(_("by work or by study")),
    "to_months_ago": Parameter(_("counted until so many months ago"), _("0 for today")),
    "types": Parameter(_("only these types"), COMMAS),
    "untyped": Parameter(_("also without a stated type")),
    "valid_months": Parameter(_("valid for so many months"), NO_LIMIT),
    "where": Parameter(_("where"), PLACES),
    "who": Parameter(_("whose")),
    "whose": Parameter(_("asked about")),
    "within_days": Parameter(_("within so many days"), NO_LIMIT),
    "within_months": Parameter(_("within so many months"), NO_LIMIT),
    "within_years": Parameter(_("within so many years"), NO_LIMIT),
    "years": Parameter(_("least length of the program, in years")),
}
ENGLISH_AND_FRENCH: Final[dict[str, Text]] = {
    "en": _("English"),
    "fr": _("French"),
    "first": _("First official language"),
    "second": _("Second official language"),
    "better": _("The better of English and French"),
    "other": _("The other of English and French"),
    "either": _("English or French"),
}
# What a value of a parameter is called in a form.
VALUES: Final[dict[str, dict[str, Any]]] = {
    "abilities": names(vocabulary.ABILITIES),
    "credential": {
        "any": _("any"),
        "degree": _("degree"),
        "other": _("diploma or certificate"),
    },
    "counted_in": UNITS,
    "employer": {"any": _("any"), "offer": _("the employer of the offer")},
    "endorser": names(vocabulary.ENDORSERS),
    "exclude": {
        "self_employed": _("self-employed work"),
        "full_time_student": _("work while a full-time student"),
        "unauthorized": _("work without authorization"),
        "part_time": _("part-time work"),
        "foreign_employer": _("work in Canada for an employer abroad"),
    },
    "language": ENGLISH_AND_FRENCH,
    "level": names(vocabulary.LEVELS),
    "levels": names(vocabulary.LEVELS),
    "name": {
        "level": _("level"),
        "partly": _("only part of the occupation counts"),
        "wage_floor_cad_hourly": _("hourly wage floor in CAD"),
    },
    "occupation": {
        "any": _("any"),
        "primary": _("the main occupation"),
        "main": _("the main occupation, or the best one"),
        "offer": _("the occupation of the offer"),
        "each": _("one occupation, the best"),
        "offer_group": _("the occupation group of the offer"),
    },
    "of": {
        "both": _("both"),
        "applicant": _("the applicant"),
        "partner": _("the partner"),
    },
    "officer_relations": names(vocabulary.RELATIONS),
    "part": {"permit": _("kind of permit"), "kind": _("status")},
    "path": ANSWERS,
    "relations": names((*vocabulary.RELATIONS, *vocabulary.ANCESTORS[2:])),
    "tie": {"work": _("work"), "study": _("study")},
    "types": names(vocabulary.CREDENTIAL_TYPES),
    "who": {"applicant": _("the applicant"), "partner": _("the partner")},
    "whose": {
        "offer": _("the occupation of the offer"),
        "primary": _("the main occupation"),
        "profession": _("the profession of the offer"),
        "employer": _("the employer"),
    },
}


def parameter_label(name: str) -> Text:
    """What a form calls a parameter."""
    return PARAMETERS[name].label if name in PARAMETERS else name


def value_label(name: str, value: Any) -> Text:
    """What a form calls a value of a parameter; codes and numbers as they are."""
    text: Text = VALUES.get(name, {}).get(str(value), str(value))
    return text
