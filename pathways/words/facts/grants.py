"""Facts about nominations, endorsements, licences, in words."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.words.choices import endorser_name
from pathways.words.facts.wording import FactWording, Names, add_place, located


def endorsement(fact: Any, names: Names) -> str:
    who = endorser_name(fact.endorser)
    return _("An endorsement (%(who)s)") % {"who": who}


def nomination(fact: Any, names: Names) -> str:
    words = _("A provincial nomination")
    if fact.express_entry:
        words = _("An enhanced nomination (Express Entry)")
    return add_place(words, fact)


TOPIC: Final = lazy("Nominations, endorsements and licences")
WORDINGS: Final = {
    "has_endorsement": FactWording(
        name=lazy("an endorsement"),
        derives=lazy("Yes when an endorsement of some kind holds on the day."),
        label=endorsement,
    ),
    "has_licence": FactWording(
        name=lazy("a licence to practise"),
        derives=lazy("Yes when a licence to practise is held."),
        label=located(lazy("A licence to practise")),
        short=lazy("licence"),
    ),
    "has_nomination": FactWording(
        name=lazy("a provincial nomination"),
        derives=lazy("Yes when a nomination was issued on or before the day."),
        label=nomination,
    ),
    "has_trade_certificate": FactWording(
        name=lazy("a trade certificate"),
        derives=lazy(
            "Yes when a provincial, territorial or federal trade certificate is held."
        ),
        label=located(lazy("A trade certificate")),
    ),
}
