"""What everybody does anyway: it is no route of its own (contract, rule 2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from pathways.rules.engine.criteria import Verdict
from pathways.rules.engine.days import add_months
from pathways.rules.engine.specs import Spec
from pathways.rules.facts.language import VALID_MONTHS
from pathways.rules.levers.family import Funds
from pathways.rules.levers.language import FirstTest
from pathways.rules.levers.step import Setting, Step, listed
from pathways.rules.levers.study import assessed, needs_eca
from pathways.rules.planner.costs import lever_cost
from pathways.rules.profile.person import TESTS
from pathways.rules.profile.profile import Partner, Person, Profile
from pathways.rules.profile.reading import UNANSWERED
from pathways.rules.routes.model import Preparation
from pathways.rules.rulebook import Rulebook

ECA: Final = "eca"
PARTNER_ECA: Final = "partner-eca"
TEST: Final = "language-test"
RENEWAL: Final = "language-renewal"
FUNDS: Final = "funds"
# The lever whose record tells months and money of a preparation.
RECORDS: Final = {RENEWAL: "language-test"}


@dataclass(frozen=True, slots=True)
class Prepared:
    """A profile after its preparations, and what they are.

    ``months``: from the least to the most that they take side by side.
    """

    profile: Profile
    preparations: tuple[Preparation, ...]

    @property
    def months(self) -> tuple[int, int]:
        """How long all of them take."""
        known = [
            preparation.months
            for preparation in self.preparations
            if preparation.months
        ]
        return (
            max((low for low, _ in known), default=0),
            max((high for _, high in known), default=0),
        )


def prepare(rulebook: Rulebook, profile: Profile, on: date) -> Prepared:
    """The profile as it is once papers and tests are in order."""
    changed: Profile = profile
    slugs: list[str] = []
    for slug, change in _changes(rulebook, profile, on):
        changed = change(changed)
        slugs.append(slug)
    changed, moves_funds = _with_funds(rulebook, changed, on)
    if moves_funds:
        slugs.append(FUNDS)
    every = tuple(_preparation(rulebook.snapshot, slug, on) for slug in slugs)
    return Prepared(changed, every)


def _changes(
    rulebook: Rulebook, profile: Profile, on: date
) -> Iterator[tuple[str, Any]]:
    person, partner = profile.applicant, profile.partner
    if isinstance(person, Person):
        if needs_eca(person, on):
            yield ECA, lambda item: _assess(item, "applicant", on)
        yield from _tests(rulebook, profile, person, on)
    if isinstance(partner, Partner) and needs_eca(partner, on):
        yield PARTNER_ECA, lambda item: _assess(item, "partner", on)


def _assess(profile: Profile, who: str, on: date) -> Profile:
    return replace(profile, **{who: assessed(getattr(profile, who), on)})


def _tests(
    rulebook: Rulebook, profile: Profile, person: Person, on: date
) -> Iterator[tuple[str, Any]]:
    """A first English test, or tests that have lapsed taken again."""
    lapsed = _lapsed(person, on)
    if lapsed:
        yield RENEWAL, lambda item: _with_tests(item, lapsed)
    held = {TESTS[test.test] for test in (*_named_tests(person), *lapsed)}
    if "en" in held or person.estimate_en is None:
        if _only_expects(person, on):
            yield TEST, lambda item: item
        return
    if person.estimate_en is not UNANSWERED:
        yield TEST, lambda item: item
        return
    step = next(iter(_first_test(rulebook, profile, on)), None)
    if step is not None:
        yield TEST, step.change


def _first_test(rulebook: Rulebook, profile: Profile, on: date) -> Iterator[Step]:
    """A test at the level that the lever's record takes to be usual."""
    setting = Setting(rulebook.rules(on).case(profile, on))
    for lever in rulebook.levers.values():
        if isinstance(lever, FirstTest):
            yield from lever.steps(setting)


def _named_tests(person: Person) -> list[Any]:
    """The tests of which it was said which they are: only these have a language."""
    return [t for t in listed(person.language_tests) if t.test is not UNANSWERED]


def _only_expects(person: Person, on: date) -> bool:
    """Whether English is an expected level in the list of tests, and no test."""
    names = {test.test for test in _named_tests(person)}
    english = {name for name in names if TESTS[name] == "en"}
    return english == {"estimate_en"}


def _lapsed(person: Person, on: date) -> tuple[Any, ...]:
    """The newest test of a language of which none is valid, dated to the day."""
    newest: dict[str, Any] = {}
    for test in _named_tests(person):
        taken = test.taken_on
        if isinstance(taken, date) and taken <= on:
            language = TESTS[test.test]
            last = newest.get(language)
            if last is None or last.taken_on < taken:
                newest[language] = test
    return tuple(
        replace(test, taken_on=on)
        for test in newest.values()
        if on >= add_months(test.taken_on, VALID_MONTHS)
    )


def _with_tests(profile: Profile, tests: tuple[Any, ...]) -> Profile:
    person = profile.applicant
    if not isinstance(person, Person):
        return profile
    longer = (*listed(person.language_tests), *tests)
    return replace(profile, applicant=replace(person, language_tests=longer))


def _with_funds(rulebook: Rulebook, profile: Profile, on: date) -> tuple[Profile, bool]:
    """The least of the listed sums that meets what is short, where one does."""
    held = profile.settlement_funds_cad
    if not isinstance(held, Decimal):
        return profile, False
    rules = rulebook.rules(on)
    values = rules.case(profile, on).values
    short = [
        requirement
        for stream in rules.streams
        for requirement in stream.requirements
        if requirement.slug == FUNDS and requirement.verdict(values) is Verdict.NOT_MET
    ]
    for amount in _amounts(rulebook) if short else ():
        if amount <= held:
            continue
        richer = replace(profile, settlement_funds_cad=amount)
        values = rules.case(richer, on).values
        if all(
            requirement.verdict(values) is not Verdict.NOT_MET for requirement in short
        ):
            return richer, True
    return profile, False


def _amounts(rulebook: Rulebook) -> tuple[Decimal, ...]:
    levers = rulebook.levers.values()
    return next((lever.amounts_cad for lever in levers if isinstance(lever, Funds)), ())


def _preparation(snapshot: Spec, slug: str, on: date) -> Preparation:
    records = snapshot.get("levers", {})
    name = slug if slug in records else RECORDS.get(slug, slug)
    record = records.get(name, {})
    low, high = record.get("months_low"), record.get("months_high")
    months = None if low is None else (int(low), int(high if high else low))
    return Preparation(slug, months, lever_cost(snapshot, name, on))
