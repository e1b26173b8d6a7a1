"""Facts about levels of education, in words."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.words.choices import level_name
from pathways.words.facts.wording import FactWording, Names, placed, plain


def level_at_least(fact: Any, names: Names) -> str:
    words = _("Education: at least %(level)s") % {"level": level_name(fact.level)}
    words = placed(words, "any" if fact.place == "any" else fact.place)
    if not fact.recognized:
        return words
    return _("%(credential)s, Canadian or with a credential assessment") % {
        "credential": words
    }


TOPIC: Final = lazy("Education")
WORDINGS: Final = {
    "education_level": FactWording(
        name=lazy("highest level of education"),
        derives=lazy(
            "The highest counted level: a level of the profile, “two or more”, or none."
        ),
        label=lambda fact, _names: placed(_("Highest level of education"), fact.place),
    ),
    "field_of_study": FactWording(
        name=lazy("field of study"),
        derives=lazy(
            "The field of any counted credential, as text; only an officer relates it."
        ),
        label=plain(lazy("Field of study")),
    ),
    "level_at_least": FactWording(
        name=lazy("education of at least a level"),
        derives=lazy("Yes when the highest counted level reaches another."),
        label=level_at_least,
        short=lazy("level of education"),
        says_itself=lambda _fact: True,
    ),
}
