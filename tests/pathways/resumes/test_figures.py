"""Of the samples that the readers were not made for, nearly all is read right."""

from __future__ import annotations

import pytest

from pathways.resumes import read_resume
from tests.pathways.resumes.figures import PARTS, Figures
from tests.pathways.resumes.making import make
from tests.pathways.resumes.samples import SAMPLES

LEAST_RIGHT = 0.95
MOST_WRONG = 0.02


@pytest.mark.thorough
def test_what_is_read_of_samples_held_out_is_right_and_seldom_wrong() -> None:
    figures = Figures()
    for sample in SAMPLES:
        if sample.set != "tuned":
            figures.add(sample, read_resume(make(sample.how, sample.source)))

    for part in PARTS:
        assert figures.right[part] >= figures.all[part] * LEAST_RIGHT, part
        assert figures.wrong[part] <= figures.all[part] * MOST_WRONG, part
