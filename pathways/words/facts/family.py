"""Facts about the family that comes along, in words."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.words.choices import relation_name
from pathways.words.facts.wording import FactWording, Names, plain
from pathways.words.places import place_words


def relative(fact: Any, names: Names) -> str:
    kinds = ", ".join(relation_name(relation) for relation in fact.relations)
    where = {"kinds": kinds, "place": place_words(fact.place)}
    return _("A relative %(place)s: %(kinds)s") % where


TOPIC: Final = lazy("Family")
WORDINGS: Final = {
    "accompanying_children": FactWording(
        name=lazy("children who come along"),
        derives=lazy("Dependent children who come along."),
        label=plain(lazy("Children who come along")),
    ),
    "family_size": FactWording(
        name=lazy("family size"),
        derives=lazy(
            "Applicant, partner (accompanying or not) and dependent children."
        ),
        label=plain(lazy("Family size")),
    ),
    "has_relative": FactWording(
        name=lazy("a relative in Canada"),
        derives=lazy("Yes when a relative of certain kinds lives in Canada."),
        label=relative,
    ),
    "with_partner": FactWording(
        name=lazy("the columns with a partner apply"),
        derives=lazy("Yes when the columns with a partner apply."),
        label=plain(lazy("A partner comes along who is a foreign national")),
        short=lazy("partner who comes along"),
    ),
}
