"""How random cases are drawn and told."""

import json
from datetime import date
from typing import Any

import pytest

from pathways.rules.rulebook import Rulebook
from tests.harness import fuzz

ON = date(2026, 11, 28)
WHOLE: dict[str, Any] = {
    "applicant": {"work": [{"noc": "21231", "paid": True}, {"noc": "20012"}]},
    "marital_status": "married",
}


def refuse_unpaid(answers: dict[str, Any]) -> None:
    """Fails as long as a job stands there that says whether it was paid."""
    assert not any("paid" in job for job in answers["applicant"]["work"])


def test_the_same_persons_are_drawn_in_every_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fuzz, "TIMES", 0)

    first, second = ([dice.random() for dice in fuzz.dice(3)] for _ in range(2))

    assert first == second


def test_a_fuzzed_run_draws_more_persons_and_others_each_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fuzz, "TIMES", 2)

    first, second = ([dice.random() for dice in fuzz.dice(3)] for _ in range(2))

    assert len(first) == len(second) == 6
    assert not set(first) & set(second)


def test_a_finding_is_made_small_and_told_as_a_case() -> None:
    with pytest.raises(AssertionError) as failure:
        fuzz.judge(WHOLE, ON, refuse_unpaid)

    (note,) = failure.value.__notes__
    case = json.loads(note.splitlines()[-1])
    assert case["input"] == {"applicant": {"work": [{"paid": True}]}}
    assert case["on"] == "2026-11-28"


def test_a_rulebook_is_told_in_few_words() -> None:
    assert repr(Rulebook({"streams": ["x" * 10_000]})) == "Rulebook()"


def test_some_of_many_cases_are_always_the_same_and_all_when_fuzzing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cases = list(range(100))
    monkeypatch.setattr(fuzz, "TIMES", 0)
    kept = fuzz.some(cases)
    assert fuzz.some(cases) == kept == sorted(set(kept))
    assert len(kept) == 34
    monkeypatch.setattr(fuzz, "TIMES", 20)
    assert fuzz.some(cases) == cases
