"""The pages that ask only what would change the answer: few, and the best first.

Each gathers the open questions of some pages of the full list. What it asks, and in
which order the pages come, follows from the open answers of the person.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final

from django.forms import BoundField
from django.utils.translation import gettext_lazy as lazy

from pathways.answers import Answers, Path, answer_at, contract_errors
from pathways.forms.base import AnswersForm, Why, why_of
from pathways.forms.fields import Label
from pathways.forms.homes import FIRST, Spot, names_in, spots
from pathways.forms.things import THINGS, ThingsForm
from pathways.questions.open_answers import OpenAnswer

HAVE: Final = "have"
CODE: Final = 4  # digits that tell the questions of one person apart
MOST_PARTS: Final = 6  # records asked about on one page
Record = tuple[type[AnswersForm], Path]
MOST_OPENED: Final = 3  # more pathways than that weigh no more


@dataclass(frozen=True, slots=True)
class Step:
    """A page, and the pages of the full list that it gathers."""

    slug: str
    title: Label
    pages: tuple[str, ...]


STEPS: Final = (
    Step(HAVE, lazy("What you may have"), ("offer",)),
    Step(
        "household",
        lazy("You, your family and your plans"),
        ("about", "family", "money", "where", "status"),
    ),
    Step("study-and-work", lazy("Your study and your work"), ("education", "work")),
    Step("languages", lazy("Your languages"), ("languages", "expected-levels")),
    Step(
        "partner",
        lazy("Your partner"),
        ("partner", "partner-background", "partner-expected-levels"),
    ),
    Step("job-offer", lazy("Your job offer"), ("job-offer", "employer")),
    Step(
        "business",
        lazy("Your transfer or business"),
        ("transfer", "venture", "treaty"),
    ),
    Step("details", lazy("A few details"), ("ancestors", "ties", "more", "more-lists")),
)


STEP_OF: Final = {page: step for step in STEPS for page in step.pages}


@dataclass(slots=True)
class Wanted:
    """A page of one person: the records that it asks of, and what that changes."""

    step: Step
    opened: OpenAnswer
    records: dict[Record, dict[Path, Spot]] = field(default_factory=dict)
    things: set[str] = field(default_factory=set)

    @property
    def weight(self) -> tuple[bool, int, bool]:
        """What it changes: all, the routes it decides or may open, then the score."""
        most = min(len(self.opened.opens), MOST_OPENED)
        decided = 2 * len(self.opened.decides) + most
        return self.opened.leads, decided, self.opened.narrows

    @property
    def codes(self) -> frozenset[str]:
        """A short code of each question: it tells of no answer, and fits an address."""
        asked = [(at, key) for (_, at), spots in self.records.items() for key in spots]
        named = [*map(repr, asked), *self.things]
        return frozenset(sha256(text.encode()).hexdigest()[:CODE] for text in named)

    def add(self, opened: OpenAnswer, spot: Spot | None) -> None:
        """One more question; without a spot a thing of the list."""
        self.opened |= opened
        if spot is None:
            self.things.add(opened.path)
        else:
            self.records.setdefault((spot.home.form, spot.at), {})[spot.home.key] = spot


def next_steps(
    opened: Mapping[str, OpenAnswer], answers: Answers, later: Collection[str] = ()
) -> list[Wanted]:
    """The pages that would change the answer, the best first.

    ``later``: what may be needless once the others are answered.
    """
    wanted: dict[str, Wanted] = {}
    for answer in opened.values():
        if answer.path not in later:
            for step, spot in asked_where(answer.path, answers):
                page = wanted.setdefault(step.slug, Wanted(step, answer))
                page.add(answer, spot)
    ranked = [wanted[step.slug] for step in STEPS if step.slug in wanted]
    return sorted(ranked, key=lambda page: page.weight, reverse=True)


def asked_where(path: str, answers: Answers) -> Iterator[tuple[Step, Spot | None]]:
    """The pages that ask an answer, and of which record; nowhere if it is there."""
    thing = next(
        (item for item in THINGS if f"{path}.".startswith(f"{item.path}.")), None
    )
    if thing is not None and thing.is_open(answers):
        yield STEPS[0], None
        return
    for spot in spots(path, answers):
        yield STEP_OF[spot.home.page], spot


@dataclass(frozen=True, slots=True)
class Part:
    """A record that is asked about: its form, of which only some fields are asked."""

    form: AnswersForm
    names: tuple[str, ...]
    about: str

    @property
    def fields(self) -> list[BoundField]:
        """What is asked, in order."""
        return [self.form[name] for name in self.names]


@dataclass(frozen=True)
class StepForm:
    """The forms of a page as one: shown, checked and saved together."""

    parts: tuple[Part, ...]
    things: ThingsForm | None

    @property
    def forms(self) -> list[AnswersForm | ThingsForm]:
        """All of them."""
        return [*([self.things] if self.things else []), *(p.form for p in self.parts)]

    @property
    def whys(self) -> list[Why]:
        """What each question is for."""
        asked = (
            part.form.answer_fields()[name]
            for part in self.parts
            for name in part.names
        )
        return [why_of(field) for field in asked if field.why]

    @property
    def problems(self) -> list[tuple[str, str, str]]:
        """For the summary of errors."""
        return [problem for form in self.forms for problem in form.problems()]

    @property
    def errors(self) -> bool:
        """Whether something needs another look."""
        return any(form.is_bound and form.errors for form in self.forms)

    def wants_help(self, data: Any) -> bool:
        """Whether the page asks for help with an occupation instead of being sent."""
        return any(part.form.wants_help(data) for part in self.parts)

    def is_valid(self, answers: Answers) -> bool:
        """Whether each is, and all of them together."""
        if {form.is_valid() for form in self.forms} - {True}:  # each says its faults
            return False
        known = set(contract_errors(answers))
        for error in contract_errors(self.change(answers)):
            if error not in known:
                self.forms[0].add_error(None, f"{error.path}: {error.message}")
        return not self.errors

    def change(self, answers: Answers) -> Answers:
        """The answers with what the page changed."""
        for form in self.forms:
            answers = form.change(answers)
        return answers


def step_form(wanted: Wanted, answers: Answers, data: Any = None) -> StepForm:
    """The forms of a page; a form that finds an occupation is the first of them."""
    parts = [_part(record, spots.values()) for record, spots in wanted.records.items()]
    parts.sort(key=lambda plan: (not plan.finds, *plan.place))
    shown = tuple(
        part.made(answers, data, prefix=f"p{number}" if number else "")
        for number, part in enumerate(parts[:MOST_PARTS])
        if not (number and part.finds)
    )
    things = None
    if wanted.things:
        things = ThingsForm(data, answers=answers, asked=wanted.things)
    return StepForm(shown, things)


@dataclass(frozen=True, slots=True)
class _Plan:
    """A form before it is made."""

    kind: type[AnswersForm]
    at: Path
    spots: tuple[Spot, ...]

    @property
    def keys(self) -> tuple[Path, ...]:
        """What is asked of the record."""
        entries = self.spots[0].home.entries
        if entries is not None and any(spot.is_new for spot in self.spots):
            first = FIRST.get(entries.slug) or tuple(self.kind.base_fields)
            return tuple(self.kind.key_of(name) for name in first)
        return tuple(spot.home.key for spot in self.spots)

    @property
    def place(self) -> tuple[Any, ...]:
        """Where it stands among the others: as in the full list."""
        home = self.spots[0].home
        numbers = tuple(item for item in self.at if isinstance(item, int))
        return STEP_OF[home.page].pages.index(home.page), home.page, numbers

    @property
    def finds(self) -> bool:
        """Whether an occupation is asked, which is found by a title."""
        return ("noc",) in self.keys

    def made(self, answers: Answers, data: Any, prefix: str) -> Part:
        """The form, with the fields that are asked."""
        form = self.kind(data, answers=answers, at=self.at, prefix=prefix)
        wanted = {name for key in self.keys for name in names_in(form, key)}
        if self.finds and "title" in form.fields:
            wanted.add("title")
        form.ask_only(wanted)
        for name, answer in form.answer_fields().items():
            if name in wanted:
                answer.look_up()
            answer.label, answer.used_by = answer.told_as or answer.label, ""
        names = tuple(name for name in form.fields if name in wanted)
        return Part(form, names, self._about(answers))

    def _about(self, answers: Answers) -> str:
        """The entry of a list, in words; a new one by what the list adds."""
        entries = self.spots[0].home.entries
        if entries is None:
            return ""
        entry = answer_at(answers, self.at)
        if not isinstance(entry, dict):
            return str(entries.title)
        described = entries.describe(entry)
        return ", ".join(text for text in (described.title, described.detail) if text)


def _part(record: Record, asked: Iterable[Spot]) -> _Plan:
    kind, at = record
    return _Plan(kind, at, tuple(asked))
