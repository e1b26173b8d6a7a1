"""Of people whose answers go one by one: ranges hold, and nothing turns to “no”.

Seeded people; their answers are taken away in a random order, and at some of these
profiles everything is compared with what the whole one says.
"""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from random import Random
from typing import Any

import pytest

from pathways.rules.engine.criteria import Verdict
from pathways.rules.profile.profile import Profile, ProfileError, read_profile
from pathways.rules.routes.answer import answer
from pathways.rules.routes.model import NONE, NOT_NEEDED, Answer
from pathways.rules.rulebook import Rulebook
from pathways.rules.ruleset.rules import Assessment
from pathways.selectors.past_rounds import past_rounds
from pathways.words.answer import open_score, unnominated
from tests.harness import fuzz
from tests.rules import federal_people
from tests.rules.answer_people import anybody
from tests.rules.test_keys_taken_away import TAKEN_AT_BEST, a_profile, most

pytestmark = [fuzz.random_test, pytest.mark.slow]
ON = date(2026, 11, 28)
BATCHES = 8
OF_A_BATCH = 25
# Tests and levels of both languages are one answer: a list that names no French says
# that there is none (contract, `language_tests`).
LANGUAGES = ("language_tests", "estimate_en", "estimate_fr")
# Who was not asked is taken for a foreigner: rules on aliens are all that we judge.
PRESUMED = "foreign-national"
# Derived from the pay where it is not told.
KEPT = TAKEN_AT_BEST | {"at_or_above_prevailing_wage"}
Way = tuple[str | int, ...]


def somebody(dice: Random) -> dict[str, Any]:
    """A person of any kind, many of them with every list filled."""
    if dice.random() < 0.5:
        return deepcopy(anybody(dice.randrange(10**6)))
    offered = {"job_offer": federal_people.offers(dice)} if dice.random() < 0.5 else {}
    return a_profile(dice) | offered


def ways(part: Any, at: Way = ()) -> Iterator[Way]:
    """Every key of every record, however deep."""
    if isinstance(part, dict):
        yield from ((*at, key) for key in part if key not in KEPT)
    pairs = part.items() if isinstance(part, dict) else enumerate(part)
    for key, inner in pairs:
        if isinstance(inner, (dict, list)):
            yield from ways(inner, (*at, key))


def without(answers: dict[str, Any], way: Way) -> dict[str, Any]:
    """The same without one key, where it still is; without all of the languages."""
    fewer = deepcopy(answers)
    at: Any = fewer
    for step in way[:-1]:
        if isinstance(at, dict) and step not in at:
            return answers
        at = at[step]
    if isinstance(at, dict):
        for key in LANGUAGES if way[-1] in LANGUAGES else way[-1:]:
            at.pop(key, None)
    return fewer


def poorer(answers: dict[str, Any], dice: Random) -> dict[str, Any]:
    """A profile on the way to an empty one, answers gone in a random order."""
    order = list(ways(answers))
    dice.shuffle(order)
    fewer = answers
    for way in order[: dice.randint(1, len(order))]:
        less = without(fewer, way)
        fewer = less if is_read(less) else fewer
    return fewer


def is_read(answers: dict[str, Any]) -> bool:
    try:
        read_profile(answers)
    except ProfileError:
        return False
    return True


def holds(fewer: tuple[Any, Any], whole: tuple[Any, Any]) -> bool:
    """Whether the wider range holds the narrower one."""
    return bool(fewer[0] <= whole[0] and most(fewer[1]) >= most(whole[1]))


def turned(whole: Assessment, fewer: Assessment) -> Iterator[str]:
    """The scores that left their range, and the rules that fail without an answer."""
    for grid in whole.rules.grids:
        item, other = whole.score(grid), fewer.score(grid)
        if not holds((other.lower, other.upper), (item.lower, item.upper)):
            pair = f"{other.lower} to {other.upper}"
            yield f"{grid}: {item.lower} to {item.upper}, {pair}"
    for stream in whole.streams:
        pairs = zip(whole.findings(stream), fewer.findings(stream), strict=True)
        for known, left in pairs:
            if left.verdict is Verdict.NOT_MET and known.verdict is not Verdict.NOT_MET:
                yield f"{stream.slug}#{left.requirement.slug}: {known.verdict.word}"


def refused(whole: Answer, fewer: Answer) -> Iterator[str]:
    """The states that became “no” for want of an answer."""
    if not holds(fewer.crs_today, whole.crs_today):
        yield f"today: {whole.crs_today}, {fewer.crs_today}"
    if fewer.kind == NONE and whole.kind not in (NONE, NOT_NEEDED):
        yield f"none of the routes of {whole.kind}"
    for known, left in zip(whole.five, fewer.five, strict=True):
        pair = {known.state, left.state}
        if left.state == "not_for_you" and not pair & {"not_needed"} and len(pair) > 1:
            yield f"{known.slug}: {known.state} by {known.stream}, then not for you"


def shown_score(rulebook: Rulebook, profile: Profile) -> tuple[Any, Any]:
    return open_score(rulebook.rules(ON), answer(rulebook, profile, ON, past_rounds()))


@pytest.mark.parametrize("seed", fuzz.seeds(BATCHES))
def test_no_range_breaks_and_nothing_turns_to_no_for_want_of_an_answer(
    rulebook: Rulebook, seed: str
) -> None:
    dice, rounds = Random(f"taken-{seed}"), past_rounds()
    for _ in range(OF_A_BATCH):
        answers = somebody(dice)
        fewer = poorer(answers, dice)
        whole, left = read_profile(answers), read_profile(fewer)
        pair = [answer(rulebook, item, ON, rounds) for item in (whole, left)]
        faults = [
            *turned(rulebook.assess(whole, ON), rulebook.assess(left, ON)),
            *refused(*pair),
        ]
        with fuzz.finding(fewer, ON):
            assert not faults, faults


@pytest.mark.parametrize("seed", fuzz.seeds(4))
def test_the_score_that_is_shown_holds_the_one_with_more_answers(
    rulebook: Rulebook, seed: str
) -> None:
    """English and nominations are taken at what the page says beside the score."""
    dice = Random(f"shown-{seed}")
    for _ in range(OF_A_BATCH // 2):
        answers = somebody(dice)
        answers["nominations"] = []
        kept = {key: answers["applicant"].get(key) for key in LANGUAGES}
        fewer = deepcopy(poorer(answers, dice))
        if "applicant" in fewer:
            said = {key: item for key, item in kept.items() if item is not None}
            fewer["applicant"] |= said
            pair = [read_profile(item) for item in (fewer, answers)]
            left, known = (shown_score(rulebook, item) for item in pair)
            with fuzz.finding(fewer, ON):
                assert holds(left, known)


def test_a_nomination_that_nobody_spoke_of_adds_nothing_to_the_shown_score() -> None:
    assert unnominated(read_profile({})).nominations == ()
