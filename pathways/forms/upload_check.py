"""All lines of a resume on one page: what was read, changed, left out."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pathways.answers import (
    Answers,
    Path,
    answer_at,
    contract_errors,
    settled,
    with_answer,
)
from pathways.forms.rest_of_six import RestOfSix
from pathways.forms.upload_jobs import JobLine
from pathways.forms.upload_languages import (
    LanguageLine,
    language_lines,
    other_languages,
)
from pathways.forms.upload_lines import Line
from pathways.forms.upload_studies import StudyLine
from pathways.imports.comparing import (
    Comparison,
    Entry,
    Likeness,
    Relation,
    compare_entries,
)
from pathways.imports.likeness import job_likeness, study_likeness
from pathways.resumes.resume import Resume

FIND: Final = "find"


class ResumeCheck:
    """The page's forms; it validates and converts, and saves nothing."""

    def __init__(
        self, resume: Resume, answers: Answers, *, on: date, data: Any = None
    ) -> None:
        self.resume, self.answers, self.data = resume, answers, data
        self.jobs = [
            JobLine(data, prefix=f"job-{number}", job=job)
            for number, job in enumerate(resume.jobs)
        ]
        self.studies = [
            StudyLine(data, prefix=f"study-{number}", study=study)
            for number, study in enumerate(resume.studies)
        ]
        self.languages = language_lines(resume.languages, data, answers)
        self.other_languages = other_languages(resume.languages)
        self.page_errors: list[str] = []
        # Who has answered nothing yet is asked here what no resume says.
        self.rest = None if answers else RestOfSix(data, resume=resume, on=on)
        read = self._compared(answers, [line.read() for line in self.lines])
        for line, compared in zip(self.lines, read, strict=True):
            line.set_beside(compared)
            if line.is_same:
                line.leave_alone()
        for line in [*self.asked_jobs, *self.asked_studies][:1]:
            line.offer_countries()

    @property
    def lines(self) -> list[Line]:
        """Every line."""
        return [*self.jobs, *self.studies]

    @property
    def heading(self) -> str:
        """How much was read, and the question."""
        jobs, studies = len(self.jobs), len(self.studies)
        counted = {
            "jobs": ngettext("%(count)s job", "%(count)s jobs", jobs) % {"count": jobs},
            "studies": ngettext("%(count)s study", "%(count)s studies", studies)
            % {"count": studies},
        }
        if jobs and studies:
            return _("We read %(jobs)s and %(studies)s. Is it right?") % counted
        if jobs:
            return _("We read %(jobs)s and no study. Is it right?") % counted
        if studies:
            return _("We read %(studies)s and no job. Is it right?") % counted
        return _("We read no job and no study in this file")

    @property
    def same(self) -> list[Line]:
        """What the answers say already; nothing is asked about it."""
        return [line for line in self.lines if line.is_same]

    @property
    def asked_jobs(self) -> list[JobLine]:
        """Jobs to be taken or left out."""
        return [line for line in self.jobs if not line.is_same]

    @property
    def asked_studies(self) -> list[StudyLine]:
        """Studies to be taken or left out."""
        return [line for line in self.studies if not line.is_same]

    @property
    def unread(self) -> tuple[str, ...]:
        """What was not understood."""
        return self.resume.unread

    @property
    def is_new(self) -> bool:
        """Whether there are no answers yet that it could change."""
        return not self.answers

    @property
    def wants_help(self) -> bool:
        """Whether the button that finds occupations was pressed."""
        return self.data is not None and FIND in self.data

    def is_valid(self) -> bool:
        """Whether every line can be taken as it stands now."""
        checked = [line.is_valid() for line in self.lines if line.is_bound]
        checked += [line.is_valid() for line in self.languages]
        if self.rest is not None:
            checked.append(self.rest.is_valid())
        if not all(checked):
            return False
        for line, compared in self._corrected(self.answers):
            if compared.relation == Relation.DIFFERS and not line.was_asked_which:
                line.set_beside(compared)
                line.add_error("which", _("Your answers say something else. Choose."))
        return not any(line.errors for line in self.lines) and self._fits()

    def change(self, answers: Answers) -> Answers:
        """The answers with what was ticked; compared with those of the moment."""
        changed = answers
        if self.rest is not None and not answers:
            changed = self.rest.change(answers)
        for line, compared in self._corrected(changed):
            if not line.is_left_out and compared.relation != Relation.SAME:
                changed = _taken(changed, line, compared)
        for language in self.languages:
            changed = language.change(changed)
        return settled(changed)

    @property
    def errors(self) -> bool:
        """Whether anything needs another look."""
        return bool(self.problems)

    @property
    def problems(self) -> list[tuple[str, str, str]]:
        """For the summary of errors: the id to go to, the question, the message."""
        if self.data is None or self.wants_help:
            return []
        bound = [line for line in self.lines if line.is_bound]
        lines: list[Line | LanguageLine] = [*bound, *self.languages]
        rest = self.rest.problems() if self.rest is not None else []
        page = [("lines", "", message) for message in self.page_errors]
        return [problem for line in lines for problem in line.problems()] + rest + page

    def _fits(self) -> bool:
        """Whether the contract takes the whole."""
        known = set(contract_errors(self.answers))
        self.page_errors = [
            f"{error.path}: {error.message}"
            for error in contract_errors(self.change(self.answers))
            if error not in known
        ]
        return not self.page_errors

    def _corrected(self, answers: Answers) -> list[tuple[Line, Comparison]]:
        """Every line as it was sent, beside its like in these answers."""
        entries = [line.corrected() for line in self.lines]
        return list(zip(self.lines, self._compared(answers, entries), strict=True))

    def _compared(self, answers: Answers, entries: list[Entry]) -> list[Comparison]:
        """The entries of all lines beside their likes in these answers."""
        jobs = len(self.jobs)
        return [
            *_beside(answers, JobLine.at, entries[:jobs], job_likeness),
            *_beside(answers, StudyLine.at, entries[jobs:], study_likeness),
        ]


def _beside(
    answers: Answers, at: Path, entries: list[Entry], likeness: Likeness
) -> list[Comparison]:
    there = answer_at(answers, at)
    old = there if isinstance(there, list) else []
    return compare_entries(old, entries, likeness, by_month=True)


def _taken(answers: Answers, line: Line, compared: Comparison) -> Answers:
    """The answers with one line, as the person decided."""
    there = answer_at(answers, line.at)
    number = len(there) if isinstance(there, list) else 0
    if compared.index is None or line.is_further:
        return with_answer(answers, (*line.at, number), compared.new)  # type: ignore[no-any-return]
    return with_answer(answers, (*line.at, compared.index), compared.merged())  # type: ignore[no-any-return]
