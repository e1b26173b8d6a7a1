"""Files that would harm, read as a worker reads them: apart, refused with a reason."""

from __future__ import annotations

import os
import time

import pytest

from pathways.resumes.apart import CPU_SECONDS, TOO_DEAR, TOO_SLOW
from pathways.services.reader import read_apart
from pathways.words.refusals import refusal_words
from tests.pathways.resumes.test_hostile import CASES, Made

BY_LIMITS = {TOO_DEAR, TOO_SLOW}


def used() -> float:
    """Seconds of a processor that the children of this process took."""
    times = os.times()
    return times.children_user + times.children_system


@pytest.mark.parametrize(
    ("make", "reason"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
@pytest.mark.thorough
def test_it_is_refused_in_words_within_two_seconds(make: Made, reason: str) -> None:
    data = make()
    before, started = used(), time.monotonic()

    refusal = read_apart(data).refusal

    assert refusal is not None
    assert refusal.reason in {reason, *BY_LIMITS}
    assert used() - before < CPU_SECONDS + 0.5
    assert time.monotonic() - started < 20
    assert str(refusal_words(refusal.reason, refusal.values).what)
