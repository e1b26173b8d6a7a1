"""Facts about credentials held, in words."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.words.choices import credential_name, level_name
from pathways.words.facts.wording import FactWording, Names, placed
from pathways.words.several import either
from pathways.words.spans import months_words


def credentials(fact: Any, names: Names) -> str:
    kinds = [level_name(level) for level in fact.levels]
    kinds += [credential_name(type_) for type_ in fact.types]
    words = _("Completed credentials")
    if kinds:
        words = f"{words}: {either(kinds)}"
    words = placed(words, fact.place)
    if fact.within_months:
        span = months_words(fact.within_months)
        words += " " + _("in the last %(span)s") % {"span": span}
    return words


TOPIC: Final = lazy("Credentials")
WORDINGS: Final = {
    "credentials": FactWording(
        name=lazy("number of completed credentials"),
        derives=lazy("How many completed credentials of some kind are held."),
        label=credentials,
        short=lazy("completed credentials"),
    ),
    "highest_credential_in": FactWording(
        name=lazy("highest credential completed in Canada"),
        derives=lazy(
            "Yes when the highest level was completed in Canada, or in a province. Of "
            "several credentials of the highest level any may lie there."
        ),
        label=lambda fact, _names: placed(
            _("Highest credential completed"), fact.place
        ),
    ),
}
