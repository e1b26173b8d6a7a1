"""Language tests, and levels that a person expects before any test."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from crispy_forms.layout import Div, Fieldset, Layout
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.answers import Answers, answer_at
from pathways.forms.base import AnswersForm
from pathways.forms.choice_fields import Choice
from pathways.forms.days import Day
from pathways.forms.entries import Described, Entry, EntryList
from pathways.forms.fields import Number
from pathways.forms.words import day_words
from pathways.rules import TESTS
from pathways.words import vocabulary as words
from pathways.words.vocabulary import choices

ABILITIES = choices(words.ABILITIES)
TEST_NAMES = dict(choices(words.LANGUAGE_TESTS))
Range = tuple[int, int]
# Lowest and highest printed score by ability, and the step between two scores.
RANGES: dict[str, dict[str, Range]] = {
    "ielts_general": dict.fromkeys(dict(ABILITIES), (0, 9)),
    "celpip_general": dict.fromkeys(dict(ABILITIES), (0, 12)),
    "pte_core": dict.fromkeys(dict(ABILITIES), (10, 90)),
    "tef_canada": {
        "listening": (0, 360),
        "reading": (0, 300),
        "writing": (0, 450),
        "speaking": (0, 450),
    },
    "tcf_canada": {
        "listening": (0, 699),
        "reading": (0, 699),
        "writing": (0, 20),
        "speaking": (0, 20),
    },
}
TEF_699 = dict.fromkeys(dict(ABILITIES), (0, 699))
USED_BY = lazy(
    "Express Entry, the French category, the CRS, the 67 points, every provincial grid"
)


class TestForm(AnswersForm):
    """One sitting of one test, in the test's own scores."""

    __test__ = False  # a form, not a test case

    test = Choice(
        choices=list(TEST_NAMES.items()),
        label=lazy("Which test was it?"),
        hint=lazy(
            "Only tests that Express Entry accepts are listed. IELTS Academic is "
            "not one of them."
        ),
    )
    taken_on = Day(
        label=lazy("On which day did you take it?"),
        why=lazy("A result counts while it is less than two years old."),
    )
    listening = Number(label=lazy("Listening"))
    reading = Number(label=lazy("Reading"))
    writing = Number(label=lazy("Writing"))
    speaking = Number(label=lazy("Speaking"))
    scale = Choice(
        choices=choices(words.TEF_SCALES),
        label=lazy("For TEF Canada: which column did you copy?"),
        hint=lazy(
            "Express Entry uses the column of former scores. Left open, we take "
            "that one."
        ),
    )

    def layout(self) -> Layout:
        """The four scores side by side."""
        scores = Fieldset(
            lazy("What were your four scores?"),
            Div(*dict(ABILITIES), css_class="row-of-fields"),
        )
        return Layout("test", "taken_on", scores, "scale")

    def check(self, cleaned: dict[str, Any]) -> None:
        """Scores are ones that the test prints; sittings are never mixed."""
        test = cleaned.get("test")
        if not test:
            if any(cleaned.get(name) not in (None, "") for name, _label in ABILITIES):
                self.add_error("test", _("Say which test the scores are of."))
            return
        if test != "tef_canada" and cleaned.get("scale"):
            self.add_error(
                "scale", _("Only TEF Canada has two columns. Leave this open.")
            )
        ranges = TEF_699 if cleaned.get("scale") == "699" else RANGES[test]
        for name, _label in ABILITIES:
            score = cleaned.get(name)
            if score is not None:
                self._check_score(name, score, ranges[name], test)

    def _check_score(self, name: str, score: Decimal, limits: Range, test: str) -> None:
        half_points = test == "ielts_general"
        in_steps = (score * 2 if half_points else score) % 1 == 0
        if limits[0] <= score <= limits[1] and in_steps:
            return
        message = (
            _("Scores go from %(least)s to %(most)s in half points, like 7.0 or 7.5.")
            if half_points
            else _("Scores of this test go from %(least)s to %(most)s in whole points.")
        )
        self.add_error(name, message % {"least": limits[0], "most": limits[1]})


def describe_test(entry: Entry) -> Described:
    """The test, its day and its four scores."""
    name = TEST_NAMES.get(entry.get("test", ""), _("Test"))
    scores = [f"{label} {entry[key]}" for key, label in ABILITIES if key in entry]
    parts = [day_words(entry.get("taken_on")), *scores]
    return Described(str(name), ", ".join(part for part in parts if part))


def results_of(person: str, *, of_partner: bool = False) -> EntryList:
    """The list of one person's test results."""
    return EntryList(
        slug="tests",
        path=(person, "language_tests"),
        form=TestForm,
        title=lazy("Your partner’s test results")
        if of_partner
        else lazy("Your test results"),
        why=lazy(
            "Add each test you have taken, in English and in French. One sitting "
            "counts for a language; sittings are never mixed."
        ),
        add=lazy("Add a test result"),
        none=lazy("No test yet"),
        describe=describe_test,
    )


def untested(answers: Answers, person: str) -> list[str]:
    """The languages without a test result."""
    taken = answer_at(answers, (person, "language_tests"))
    entries = taken if isinstance(taken, list) else []
    tested = {TESTS.get(entry.get("test", "")) for entry in entries}
    return [language for language in ("en", "fr") if language not in tested]
