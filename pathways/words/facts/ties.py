"""Facts about ties to a province, in words."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.words.facts.wording import FactWording, Names, outside, plain
from pathways.words.places import province_name


def tie(fact: Any, names: Names) -> str:
    words = _("Work in %(province)s outside %(area)s")
    if fact.tie == "study":
        words = _("A credential completed in %(province)s outside %(area)s")
    values = {"province": province_name(fact.province), "area": names.area(fact.area)}
    return words % values


TOPIC: Final = lazy("Ties to a province")
WORDINGS: Final = {
    "accompanying_family": FactWording(
        name=lazy("family members who come along, and the applicant"),
        derives=lazy(
            "The applicant, the accompanying partner and the accompanying children."
        ),
        label=plain(lazy("Family members who come along, and you")),
    ),
    "applied_elsewhere": FactWording(
        name=lazy("an application to another province"),
        derives=lazy("Yes when an application to another province than this was made."),
        label=outside(lazy("An application to another province than %(name)s")),
        short=lazy("application to another province"),
    ),
    "tie_outside": FactWording(
        name=lazy("work or study in a province outside an area"),
        derives=lazy(
            "Yes when one worked, or completed a credential, in a province outside an "
            "area."
        ),
        label=tie,
    ),
    "works_elsewhere_now": FactWording(
        name=lazy("works in another province now"),
        derives=lazy("Yes when one works on the day in another province than this."),
        label=outside(lazy("You work in another province than %(name)s now")),
        short=lazy("work in another province"),
    ),
}
