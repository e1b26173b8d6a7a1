"""One page of questions that would change the answer, and the list of such pages."""

from __future__ import annotations

from typing import Final

from pathways.forms.next_steps import StepForm, Wanted, step_form
from pathways.pages.next.questions import NextQuestions
from pathways.pages.next.section import NextPage, NextRow
from pathways.pages.next.words import certainty_words, change_words, effort_words

THREE: Final = 3


def next_rows(next_questions: NextQuestions) -> tuple[NextRow, ...]:
    """The three pages that would change most."""
    return tuple(_row(next_questions, step) for step in next_questions.steps[:THREE])


def _row(next_questions: NextQuestions, wanted: Wanted) -> NextRow:
    form = step_form(wanted, next_questions.person.answers)
    about = change_words(next_questions.person, wanted.opened)
    return NextRow(wanted.step.slug, str(wanted.step.title), effort_words(form), about)


def next_page(
    next_questions: NextQuestions, wanted: Wanted, form: StepForm
) -> NextPage:
    """The page of one step."""
    return NextPage(
        slug=wanted.step.slug,
        title=str(wanted.step.title),
        certainty=certainty_words(next_questions),
        about=change_words(next_questions.person, wanted.opened),
        form=form,
    )
