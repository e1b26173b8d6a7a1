"""Each sample file is read as was written down beside it."""

from __future__ import annotations

import pytest

from pathways.resumes import Resume, read_resume
from tests.pathways.resumes.figures import job_row, language_row, study_row
from tests.pathways.resumes.making import make
from tests.pathways.resumes.samples import SAMPLES, Sample

TUNED = [sample for sample in SAMPLES if sample.set == "tuned"]
HELD_OUT = [sample for sample in SAMPLES if sample.set != "tuned"]


def read(sample: Sample) -> Resume:
    return read_resume(make(sample.how, sample.source))


@pytest.mark.long
@pytest.mark.parametrize("sample", TUNED, ids=lambda sample: sample.name)
def test_a_sample_is_read_as_it_says(sample: Sample) -> None:
    resume = read(sample)

    assert tuple(job_row(job) for job in resume.jobs) == sample.jobs
    assert tuple(study_row(study) for study in resume.studies) == sample.studies
    spoken = tuple(language_row(language) for language in resume.languages)
    assert spoken == sample.languages
