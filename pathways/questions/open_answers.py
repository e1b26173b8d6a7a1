"""Which open answers would change what a person is shown: the engine's own open facts.

An answer matters where a rule of a shown route waits for it, where a shown score is a
range without it, or where a pathway is no route only because nobody has said whether
there is such a thing. What would change none of these is not asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from django.utils.functional import cached_property

from pathways.rules import (
    CRS,
    NOTHING,
    UNANSWERED,
    Assessment,
    Person,
    Profile,
    Rulebook,
    Stream,
    Verdict,
    assess_changed,
)
from pathways.rules import TESTS as LANGUAGES
from pathways.rules.levers import listed, offer_of
from pathways.rules.routes import (
    DECISIVE,
    GRANTED,
    PATHWAYS,
    PROVINCE,
    UNKNOWN,
    WHOLE,
    Answer,
    FivePathway,
    Route,
    hanging,
    is_door,
    is_usable,
    leads_from,
    model,
    prepare,
)
from pathways.words.answer import open_score, unnominated

# What is taken at its usual level while it is not answered, so that no rule asks it.
ENGLISH: Final = "applicant.estimate_en"
TESTS: Final = "applicant.language_tests"
NOMINATIONS: Final = "nominations"  # the score is told of somebody without one
WANTED: Final = "intended_provinces"  # open, it is anywhere
ENDS: Final = ("permanent", "citizenship")
ASK: Final = "ask"
ABROAD: Final = "US"
# What the likely answers answer themselves.
FIRST: Final = frozenset(
    {
        "applicant.education.completed_on",
        "applicant.education.country",
        "applicant.work.country",
        "dependent_children",
    }
)
Paths = frozenset[str]


@dataclass(frozen=True, slots=True)
class OpenAnswer:
    """An answer that is missing, and what it would change.

    ``decides``: the numbers of the shown routes that hang on it; ``narrows``: whether
    the shown score is a range without it; ``opens``: the pathways that may become
    routes by it; ``settles``: those of the five whose state waits for it; ``leads``:
    whether it decides which routes there are at all.
    """

    path: str
    decides: frozenset[int] = frozenset()
    narrows: bool = False
    opens: Paths = NOTHING
    settles: Paths = NOTHING
    leads: bool = False

    def __or__(self, other: OpenAnswer) -> OpenAnswer:
        """What both change, under the path of the first."""
        return OpenAnswer(
            self.path,
            self.decides | other.decides,
            self.narrows or other.narrows,
            self.opens | other.opens,
            self.settles | other.settles,
            self.leads or other.leads,
        )


@dataclass(frozen=True)
class OpenAnswers:
    """Everything that is open in an Answer, as an assessment of its profile has it."""

    answer: Answer
    assessment: Assessment

    @cached_property
    def by_path(self) -> dict[str, OpenAnswer]:
        """Each open answer that changes something, by its path without indices."""
        known: dict[str, OpenAnswer] = {}
        if self.answer.kind != model.NOT_NEEDED:
            for answer in self._all():
                known[answer.path] = (
                    known[answer.path] | answer if answer.path in known else answer
                )
        return known

    @cached_property
    def by_stream(self) -> dict[str, Paths]:
        """What each stream waits for: the shown routes', then those of the five."""
        known: dict[str, Paths] = {}
        for route in self.answer.routes:
            for slug in route.streams:
                known[slug] = known.get(slug, NOTHING) | self._of_step(route, slug)
        for pathway in self._unsettled():
            known[pathway.stream] = frozenset(self._asks(pathway.stream))
        return known

    def _all(self) -> Iterator[OpenAnswer]:
        ask = self.answer.ask
        if ask is not None and ask.path in DECISIVE:
            yield OpenAnswer(ask.path, leads=True)
        yield from self._of_routes()
        yield from self._of_score()
        for pathway in self._unsettled():
            for path in self._asks(pathway.stream):
                yield OpenAnswer(path, settles=frozenset({pathway.slug}))
        for path, slug in self._opening():
            yield OpenAnswer(path, opens=frozenset({slug}))

    def _of_routes(self) -> Iterator[OpenAnswer]:
        for number, route in enumerate(self.answer.routes, 1):
            for slug in route.streams:
                for path in self._of_step(route, slug):
                    yield OpenAnswer(path, decides=frozenset({number}))

    def _of_step(self, route: Route, slug: str) -> Paths:
        """What one stream of a route waits for, by its rules or by its score."""
        step = next(step for step in route.steps if step.slug == slug)
        is_open = step.verdict is Verdict.NOT_ANSWERED
        ruled = frozenset(self._asks(slug) if is_open else ())
        return ruled | self._ranking(route, slug) | self._places(slug)

    def _ranking(self, route: Route, slug: str) -> Paths:
        """What makes the score a range by which the stream invites."""
        if slug != route.rounds_of or route.score is None:
            return NOTHING
        low, high = route.score
        grid = str(self.assessment.rules.stream(slug).spec.get("grid") or CRS)
        taken = grid == CRS and takes_english(self.answer.profile)
        asked = self._scoring(grid) if low != high else NOTHING
        return asked | ({ENGLISH} if taken else NOTHING)

    def _places(self, slug: str) -> Paths:
        """Where one wants to live, of a stream of one province; where the offer is."""
        profile = self.answer.profile
        offer = offer_of(profile)
        if offer is not None:
            return frozenset({PROVINCE} if offer.province is UNANSWERED else ())
        province = self.assessment.rules.stream(slug).spec.get("province")
        is_open = province and profile.intended_provinces is UNANSWERED
        return frozenset({WANTED} if is_open else ())

    def _of_score(self) -> Iterator[OpenAnswer]:
        """The score that the page shows: of somebody whom no province has nominated."""
        low, high = open_score(self.assessment.rules, self.answer)
        for path in self._scoring(CRS) if low != high else ():
            yield OpenAnswer(path, narrows=True)
        if takes_english(self.answer.profile):
            yield OpenAnswer(ENGLISH, narrows=True)
        if self.answer.profile.nominations is UNANSWERED:
            yield OpenAnswer(NOMINATIONS, narrows=True)

    def _scoring(self, grid: str) -> Paths:
        rules, on = self.assessment.rules, self.assessment.on
        profile = unnominated(self.assessment.case.profile)
        score = rules.score(rules.case(profile, on), grid)
        return frozenset(map(_asked, score.asks() - GRANTED))

    def _unsettled(self) -> Iterator[FivePathway]:
        """Those of the five whose state is open, and that no shown route goes by."""
        shown = [slug for route in self.answer.routes for slug in route.streams]
        for pathway in self.answer.five:
            own = PATHWAYS[pathway.slug]
            if pathway.state == ASK and not any(text.startswith(own) for text in shown):
                yield pathway

    def _opening(self) -> Iterator[tuple[str, str]]:
        """What keeps pathways from being routes: whether there is such a thing."""
        for stream in self.assessment.streams:
            if self._may_lead_on(stream):
                for finding in hanging(self.assessment, stream):
                    yield from ((_asked(path), stream.slug) for path in finding.asks)
        for route in self.answer.further:
            if route.chance == UNKNOWN:
                yield from ((path, route.streams[0]) for path in self._hoped(route))

    def _hoped(self, route: Route) -> Iterator[str]:
        """What could make a route surer: a transfer, or points that are open."""
        for slug in route.streams:
            yield from WHOLE & frozenset(self._asks(slug))
            if not route.levers:
                yield from self._ranking(route, slug)

    def _may_lead_on(self, stream: Stream) -> bool:
        on, profile = self.answer.on, self.assessment.case.profile
        is_end = stream.spec.get("outcome") in ENDS and is_usable(stream, on)
        return (
            (is_end or is_door(stream, on))
            and leads_from(profile, stream)
            and self.assessment.verdict(stream) is Verdict.NOT_ANSWERED
        )

    def _asks(self, slug: str) -> Iterator[str]:
        for finding in self.assessment.findings(self.assessment.rules.stream(slug)):
            if finding.verdict is Verdict.NOT_ANSWERED:
                yield from map(_asked, finding.asks - GRANTED)


def needless(rulebook: Rulebook, opened: OpenAnswers) -> Paths:
    """What may be needless once the likely answers to the others are there.

    Who studied and worked outside Canada, and has no children, is asked no more of it.
    """
    answer = opened.answer
    ready = prepare(rulebook, likely(answer.profile, answer.on), answer.on)
    then = OpenAnswers(answer, assess_changed(opened.assessment, ready.profile))
    return frozenset(opened.by_path) - frozenset(then.by_path) - FIRST


def likely(profile: Profile, on: date) -> Profile:
    """The same with open studies finished, open countries elsewhere, no children."""
    person = profile.applicant
    if profile.dependent_children is UNANSWERED:
        profile = replace(profile, dependent_children=0)
    if not isinstance(person, Person):
        return profile
    studied = _filled(person.education, country=ABROAD, completed_on=on)
    worked = _filled(person.work, country=ABROAD)
    return replace(profile, applicant=replace(person, education=studied, work=worked))


def _filled(entries: Any, **answers: Any) -> Any:
    """The entries of a list, with these answers where they are open."""
    if entries is UNANSWERED:
        return entries
    return tuple(
        replace(
            entry,
            **{
                key: v
                for key, v in answers.items()
                if getattr(entry, key) is UNANSWERED
            },
        )
        for entry in entries
    )


def takes_english(profile: Profile) -> bool:
    """Whether the preparations take English at its usual level, as nobody said it."""
    person = profile.applicant
    if not isinstance(person, Person) or person.estimate_en is not UNANSWERED:
        return False
    held = (LANGUAGES.get(str(test.test)) for test in listed(person.language_tests))
    return "en" not in held


def _asked(path: str) -> str:
    """The answer that settles it in the fewest fields: a level before any test."""
    return ENGLISH if path == TESTS else path
