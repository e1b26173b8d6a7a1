"""What of the six first answers no resume says, asked beside it."""

from __future__ import annotations

from datetime import date
from typing import Any, Final, cast

from crispy_forms.layout import Field, Layout
from django.utils.translation import gettext_lazy as lazy

from pathways.forms.choice_fields import Ticks
from pathways.forms.six import Six
from pathways.forms.start import StartForm
from pathways.forms.start_fields import BirthMonth
from pathways.resumes.resume import Resume

# As they are asked beside a resume, where the six have no numbers.
LABELS: Final = {
    "birth": lazy("When were you born?"),
    "citizenships": lazy("Which citizenships do you hold?"),
    "study": lazy("What is your highest finished study?"),
    "has": lazy("Do you have any of these?"),
}


class RestOfSix(StartForm):
    """Birth, citizenships and what one has; the study where none was read."""

    def __init__(self, data: Any = None, *, resume: Resume, on: date) -> None:
        self.resume = resume
        super().__init__(data, on=on)

    def arrange(self) -> None:
        """The job is in the resume, and the study where it names one."""
        for name in ("title", "noc", "years"):
            del self.fields[name]
        if self.resume.studies:
            del self.fields["study"]
        cast(BirthMonth, self.fields["birth"]).on = self.on
        cast(Ticks, self.fields["citizenships"]).in_line = True
        for name, label in LABELS.items():
            if name in self.fields:
                self.fields[name].label = label

    def layout(self) -> Layout:
        """As on the page of the six."""
        further = Field("further_citizenship", wrapper_class="follows")
        study = ("study",) if "study" in self.fields else ()
        return Layout("birth", "citizenships", further, *study, "has")

    def six(self) -> Six:
        """The answers as they were sent; the job is in the resume."""
        self.cleaned_data |= {"title": "", "noc": "", "years": None}
        self.cleaned_data.setdefault("study", "")
        return super().six()
