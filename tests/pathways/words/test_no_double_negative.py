"""No boolean requirement of the shipped edition is told by a negation of a negation.

Each is read as a person reads it: its title, what is required, and what is stated while
every flag in it is yes, is no, or was not answered, with the verdict.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import pytest

from pathways import editions
from pathways.phrases import phrases
from pathways.public.names import Names
from pathways.public.requirements import asked
from pathways.rules.engine.case import Case
from pathways.rules.engine.criteria import Criterion, Finding, Requirement, Verdict
from pathways.rules.engine.values import ask
from pathways.rules.facts.education import LevelAtLeast
from pathways.rules.facts.kinds import unit_of
from pathways.rules.profile.profile import read_profile
from pathways.rules.ruleset.rules import Assessment, Ruleset
from pathways.words.denials import is_denied
from pathways.words.facts import short

pytestmark = pytest.mark.usefixtures("catalogue")
ON = date(2026, 11, 29)
NEGATION: Final = re.compile(
    r"\b(no|not|never|neither|nor|none|nobody|nothing|without|cannot|non)\b", re.I
)
UNANSWERED: Final = ask("applicant")
FLAGS: Final = (True, False, UNANSWERED)


def the_rules() -> Ruleset:
    return editions.current()[1].rules(ON)


def flags_of(requirement: Requirement, rules: Ruleset) -> list[int]:
    """The places of its yes-or-no facts that are told as yes or no."""
    return [
        place
        for place in sorted(requirement.places())
        if unit_of(rules.facts.all[place]) == "yes or no"
        and not isinstance(rules.facts.all[place], LevelAtLeast)
    ]


def boolean(rules: Ruleset) -> Iterator[tuple[str, Requirement]]:
    """Every requirement with a flag, of streams and of conditions."""
    owners: list[tuple[str, Any]] = [(s.slug, s.requirements) for s in rules.streams]
    for owner, requirements in (*owners, *rules.conditions.items()):
        for requirement in requirements:
            if flags_of(requirement, rules):
                yield owner, requirement


def judged(
    rules: Ruleset, requirement: Requirement, flag: Any
) -> tuple[str, str, Verdict, Finding]:
    """What is stated and required, and the verdict, with every flag the same."""
    case = Case(read_profile({}), ON, rules.reference, rules)
    case.values.update(dict.fromkeys(flags_of(requirement, rules), flag))
    assessment, finding = Assessment(rules, case), requirement.find(case.values)
    words = phrases(rules)
    stated = words.stated(assessment, finding)
    return stated, words.required(assessment, finding), finding.verdict, finding


def is_double(title: str, words: str) -> bool:
    """Whether a “no” stands under a negating title, or two in one statement."""
    told_open = words.replace("not answered", "").replace("Not answered", "")
    parts = [len(NEGATION.findall(part)) for part in told_open.split("; ")]
    return max(parts) > 1 or bool(max(parts) and NEGATION.search(title))


def test_there_are_requirements_that_ask_for_a_no() -> None:
    rules = the_rules()
    denied = {
        (owner, item.slug)
        for owner, item in boolean(rules)
        for way in item.alternatives
        for criterion in way.criteria
        if criterion.fact is not None
        and is_denied(criterion, rules.facts.all[criterion.fact])
    }

    assert ("pnp/mb/swo", "not-elsewhere") in denied
    assert len(denied) > 15


@pytest.mark.parametrize("flag", FLAGS, ids=["yes", "no", "unanswered"])
def test_no_boolean_requirement_is_told_by_a_double_negative(flag: Any) -> None:
    rules = the_rules()
    double = set()
    for owner, item in boolean(rules):
        stated, required, verdict, _ = judged(rules, item, flag)
        if is_double(item.title, stated) or is_double(item.title, required):
            line = f"{item.title}: {stated} / {required} / {verdict.word}"
            double.add(f"{owner}#{item.slug}: {line}")

    assert double == set()


def test_no_label_of_a_criterion_denies_twice() -> None:
    rules = the_rules()
    names = Names(editions.current()[1].snapshot)
    facts = rules.facts.all
    double = {
        words
        for _owner, item in boolean(rules)
        for way in item.alternatives
        for criterion in way.criteria
        if is_flag(criterion, rules)
        and len(NEGATION.findall(words := asked(criterion, facts, names).words)) > 1
    }

    assert double == set()


def is_flag(criterion: Criterion, rules: Ruleset) -> bool:
    return (
        criterion.fact is not None
        and unit_of(rules.facts.all[criterion.fact]) == "yes or no"
    )


def test_what_a_flag_is_about_is_no_negation() -> None:
    rules = the_rules()
    flags = [fact for fact in rules.facts.all if unit_of(fact) == "yes or no"]

    assert [words for fact in flags if NEGATION.search(words := short(fact))] == []


@pytest.mark.parametrize(
    ("stream", "slug", "flag", "expected"),
    [
        ("global-talent-stream/category-a", "occupation", False, ("yes", "yes", "met")),
        (
            "global-talent-stream/category-a",
            "occupation",
            True,
            ("no", "yes", "not_met"),
        ),
        (
            "pnp/mb/swo",
            "not-elsewhere",
            False,
            (
                "work in another province: no; application to another province: no",
                "work in another province: no; application to another province: no",
                "met",
            ),
        ),
        ("express-entry/fsw", "not-quebec", True, ("yes", "yes", "met")),
        ("express-entry/fsw", "not-quebec", False, ("no", "yes", "not_met")),
    ],
)
def test_a_flag_reads_as_its_title_asks(
    stream: str, slug: str, flag: bool, expected: tuple[str, str, str]
) -> None:
    rules = the_rules()
    item = next(r for r in rules.stream(stream).requirements if r.slug == slug)

    stated, required, verdict, _ = judged(rules, item, flag)

    assert (stated, required, verdict.word) == expected
