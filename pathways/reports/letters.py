"""The words around what changed for a person: subject, first sentence, where it is."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from pathways.models import News, Report, Round
from pathways.public.changes import EditionInWords, edition_rows, in_words
from pathways.reports.around import day_words
from pathways.reports.news import Concern


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail says beside the changes; ``page`` names the public page of it."""

    subject: str
    lead: str
    page: tuple[str, *tuple[str | int, ...]]
    link: str
    edition: EditionInWords | None = None


def letter_of(news: News, report: Report, concern: Concern) -> Letter:
    """Nothing personal stands in the subject."""
    of_report = day_words(report.assessed_on)
    if news.invitation_round is not None:
        return _of_round(news.invitation_round, of_report, concern)
    return _of_edition(news, of_report, concern)


def _of_edition(news: News, of_report: str, concern: Concern) -> Letter:
    number = news.edition.number
    shown = next(item for item in in_words(edition_rows()) if item.number == number)
    words = {"number": number, "day": day_words(shown.published_at.date())}
    if shown.withdraws:
        lead = _(
            "Edition %(withdrawn)s of the rules is withdrawn. By the answers of your "
            "report of %(report)s this changes back, as of %(day)s:"
        )
    else:
        lead = _(
            "By the answers of your report of %(report)s, edition %(number)s of the "
            "rules changes this, as of %(day)s:"
        )
    lead %= {
        "report": of_report,
        "number": number,
        "withdrawn": shown.withdraws,
        "day": day_words(concern.on),
    }
    return Letter(
        subject=_("Edition %(number)s of the rules, %(day)s") % words,
        lead=lead,
        page=("pathways:change", number),
        link=_("Edition %(number)s: what changed, and the official page") % words,
        edition=shown,
    )


def _of_round(held: Round, of_report: str, concern: Concern) -> Letter:
    words = {"number": held.number, "day": day_words(held.held_on)}
    lead = _(
        "By the answers of your report of %(report)s, this round would have invited "
        "you: the lowest score was %(cutoff)s, and yours is %(score)s."
    ) % {"report": of_report, "cutoff": held.cutoff, "score": concern.score}
    return Letter(
        subject=_("Round %(number)s of Express Entry, %(day)s") % words,
        lead=lead,
        page=("pathways:rounds",),
        link=_("Every round, and the official page"),
    )
