"""Pay, hours and city of an offer, changed where the page says what they do."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from pathways.answers import Answers
from pathways.forms.fields import Label
from pathways.forms.offer import JobOfferForm
from pathways.forms.one_question import OneQuestion

LABELS: Final[dict[str, Label]] = {
    "wage_cad_hourly": _("Pay an hour"),
    "hours_per_week": _("Hours a week"),
    "city": _("City"),
}


def offer_in_place(answers: Answers, data: Any = None) -> OneQuestion:
    """The form of the offer's own page; what it does not ask keeps its answer."""
    form = JobOfferForm(data, answers=answers)
    form.ask_only(LABELS)
    for name, field in form.answer_fields().items():
        if name in LABELS:
            field.label, field.unit = LABELS[name], ""
            field.help_text, field.why, field.used_by = "", "", ""
            field.look_up()
    return OneQuestion("job_offer", form, tuple(LABELS))
