"""People one knows: whole profiles with the verdicts and scores that they must have."""

from __future__ import annotations

from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from occupations.models.citation import Cited
from pathways.models.catalogue import Keyed
from pathways.rules import ProfileError, Verdict, read_profile

VERDICTS: Final = frozenset(verdict.word for verdict in Verdict)
BOUNDS: Final = 2


def check_profile(answers: object) -> None:
    """Refuse answers that are no profile of the contract, and say which."""
    try:
        read_profile(answers)
    except ProfileError as error:
        lines = [
            f"{fault.path or 'profile'}: {fault.message}" for fault in error.errors
        ]
        raise ValidationError(lines) from error


def check_verdicts(expected: object) -> None:
    """Refuse what is not a verdict by stream."""
    if not isinstance(expected, dict):
        raise ValidationError(_("These are verdicts by stream."))
    for slug, verdict in expected.items():
        if verdict not in VERDICTS:
            raise ValidationError(
                _("%(slug)s: a verdict is one of %(verdicts)s.")
                % {"slug": slug, "verdicts": ", ".join(sorted(VERDICTS))}
            )


def check_scores(expected: object) -> None:
    """Refuse what is not a score, or its two bounds, by grid."""
    if not isinstance(expected, dict):
        raise ValidationError(_("These are scores by grid."))
    for slug, score in expected.items():
        bounds = score if isinstance(score, list) else [score, score]
        if len(bounds) != BOUNDS or not all(map(_is_number, bounds)):
            raise ValidationError(
                _("%s: a score is a number, or two: the least and the most.") % slug
            )


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


class GoldenPerson(Keyed):
    """A person one knows: invented, whole, and kept beside the catalogue.

    They stand in no edition and in no change: nobody moves a measure together with what
    it measures. Every save is in the admin's history.
    """

    title = models.CharField(max_length=200, help_text=_("Who it is, in a few words."))
    profile = models.JSONField(
        validators=[check_profile], help_text=_("The answers, as in docs/profile.md.")
    )
    note = models.TextField(blank=True, help_text=_("What this person is good for."))

    class Meta:
        verbose_name = _("golden person")
        verbose_name_plural = _("golden people")

    def __str__(self) -> str:
        return self.title


class GoldenExpectation(Keyed, Cited):
    """What a person one knows must be told of one day, and by whom that is known."""

    person = models.ForeignKey(
        GoldenPerson,
        on_delete=models.CASCADE,
        related_name="expectations",
        help_text=_("Whom it is about."),
    )
    on = models.DateField(help_text=_("The day of assessment."))
    verdicts = models.JSONField(
        default=dict,
        blank=True,
        validators=[check_verdicts],
        help_text=_("Verdicts by stream: met, not_met, not_answered or officer."),
    )
    scores = models.JSONField(
        default=dict,
        blank=True,
        validators=[check_scores],
        help_text=_("Scores by grid: a number, or the least and the most."),
    )

    class Meta:
        verbose_name = _("expectation of a golden person")
        verbose_name_plural = _("expectations of golden people")

    def __str__(self) -> str:
        return f"{self.person_id}, {self.on}"
