"""How often a source is read, and what a watched page said last."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from occupations.models import Source

USUAL_DAYS = 90


class VisitOutcome(models.TextChoices):
    """What a visit of a page gave."""

    FIRST = "first", _("read for the first time")
    SAME = "same", _("unchanged")
    CHANGED = "changed", _("changed")
    REFUSED = "refused", _("not to be read by machines")
    FAILED = "failed", _("not reached")


class SourceWatch(models.Model):
    """The care that a source needs; without one it is read every 90 days."""

    source = models.OneToOneField(
        Source,
        on_delete=models.CASCADE,
        related_name="watch",
        help_text=_("The source."),
    )
    every_days = models.PositiveIntegerField(
        default=USUAL_DAYS, help_text=_("After how many days it is read again.")
    )
    is_watched = models.BooleanField(
        default=False,
        help_text=_("Its page is fetched, and a difference opens a change."),
    )
    visited_at = models.DateTimeField(
        null=True, blank=True, help_text=_("When the page was last fetched.")
    )
    outcome = models.CharField(
        max_length=10,
        blank=True,
        choices=VisitOutcome.choices,
        help_text=_("What that gave."),
    )
    why = models.CharField(
        max_length=300, blank=True, help_text=_("Why it was not reached.")
    )
    digest = models.CharField(
        max_length=64, blank=True, help_text=_("SHA-256 of the text.")
    )
    text = models.TextField(blank=True, help_text=_("The text as it was read."))

    class Meta:
        verbose_name = _("watched source")
        verbose_name_plural = _("watched sources")

    def __str__(self) -> str:
        return str(self.source)
