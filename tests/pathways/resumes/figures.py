"""How much of the samples is read right, counted by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from pathways.resumes import Job, Language, Resume, Study
from tests.pathways.resumes.samples import Row, Sample

PARTS = ("jobs", "dates", "studies", "study dates", "languages")


def job_row(job: Job) -> Row:
    ended = "now" if job.is_current else job.ended or "-"
    return tuple(
        value or "-"
        for value in (job.title, job.employer, job.country, job.started, ended)
    )


def study_row(study: Study) -> Row:
    values = (study.level, study.field, study.school, study.country)
    return tuple(value or "-" for value in (*values, study.started, study.completed))


def language_row(language: Language) -> Row:
    return (language.code, language.level or "-")


@dataclass
class Figures:
    """Right, of all expected; and what was read that was not expected."""

    right: Counter[str] = field(default_factory=Counter)
    all: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)

    def add(self, sample: Sample, resume: Resume) -> None:
        jobs = [job_row(job) for job in resume.jobs]
        studies = [study_row(study) for study in resume.studies]
        spoken = [language_row(language) for language in resume.languages]
        self._count("jobs", sample.jobs, jobs, slice(0, 3))
        self._count("dates", sample.jobs, jobs, slice(3, 5))
        self._count("studies", sample.studies, studies, slice(0, 4))
        self._count("study dates", sample.studies, studies, slice(4, 6))
        self._count("languages", sample.languages, spoken, slice(0, 2))

    def _count(
        self, what: str, expected: Sequence[Row], read: Sequence[Row], part: slice
    ) -> None:
        wanted = Counter(row[part] for row in expected)
        got = Counter(row[part] for row in read)
        self.all[what] += wanted.total()
        self.right[what] += (wanted & got).total()
        self.wrong[what] += (got - wanted).total()

    def as_json(self) -> dict[str, str]:
        return {part: f"{self.right[part]} of {self.all[part]}" for part in PARTS}

    def __str__(self) -> str:
        return " · ".join(
            f"{part} {self.right[part]} of {self.all[part]} (wrong {self.wrong[part]})"
            for part in PARTS
        )
