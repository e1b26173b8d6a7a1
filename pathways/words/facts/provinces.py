"""Facts about work and study in a province, in words."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.words.facts.wording import FactWording, Names, add_place, located
from pathways.words.places import province_name
from pathways.words.units import teer_words


def studied(fact: Any, names: Names) -> str:
    words = add_place(_("Completed study"), fact)
    if not fact.not_area:
        return words
    values = {"study": words, "area": names.area(fact.not_area)}
    return _("%(study)s outside %(area)s") % values


TOPIC: Final = lazy("Provinces")
WORDINGS: Final = {
    "has_provincial_invitation": FactWording(
        name=lazy("an invitation or letter of a province"),
        derives=lazy(
            "Yes when a province has sent an invitation or letter by the day."
        ),
        label=lambda fact, _names: (
            _("An invitation or letter of %(name)s")
            % {"name": province_name(fact.inviter)}
        ),
    ),
    "main_occupation_in": FactWording(
        name=lazy("main occupation in some TEER"),
        derives=lazy("Yes when the main occupation is in one of some TEER."),
        label=lambda fact, _names: (
            _("Your main occupation is in %(teers)s")
            % {"teers": teer_words(fact.teers)}
        ),
        short=lambda fact: (
            _("main occupation in %(teers)s") % {"teers": teer_words(fact.teers)}
        ),
    ),
    "residence_months": FactWording(
        name=lazy("months of residence in a province"),
        derives=lazy(
            "Whole months for which one has lived in a province; 0 for who lives "
            "elsewhere."
        ),
        label=located(lazy("Time for which you have lived")),
        short=lazy("residence there"),
    ),
    "study_months": FactWording(
        name=lazy("months of completed study in a province"),
        derives=lazy("12 months for each year of completed programs in a province."),
        label=studied,
    ),
}
