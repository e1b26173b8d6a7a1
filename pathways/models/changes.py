"""Changes of the catalogue: their rows, who approved them, and when they go live."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from occupations.models import Source


class ChangeState(models.TextChoices):
    """How far a change has come."""

    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("in review")
    APPROVED = "approved", _("approved")
    LIVE = "live", _("live")
    DISCARDED = "discarded", _("discarded")


class ChangeKind(models.TextChoices):
    """Which way a change goes live."""

    FULL = "full", _("approved before it is live")
    QUICK = "quick", _("live at once, reviewed after")


class RowChange(models.TextChoices):
    """What happens to a row."""

    ADD = "add", _("new")
    ALTER = "alter", _("altered")
    REMOVE = "remove", _("removed")


OPEN_STATES = (ChangeState.DRAFT, ChangeState.SUBMITTED, ChangeState.APPROVED)


class ChangeQuerySet(models.QuerySet["Change"]):
    """Changes by how far they have come."""

    def pending(self) -> Self:
        """Neither live nor discarded."""
        return self.filter(state__in=OPEN_STATES)

    def due(self, at: object) -> Self:
        """Approved, and to go live by now."""
        return self.filter(state=ChangeState.APPROVED, go_live_at__lte=at)


class Change(models.Model):
    """One act: from a notice to an edition, with all the rows that it touches."""

    title = models.CharField(max_length=300, help_text=_("What it is about."))
    source = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("The notice."),
    )
    notice_text = models.TextField(
        blank=True, help_text=_("The words of the notice that it rests on.")
    )
    read_on = models.DateField(
        null=True, blank=True, help_text=_("The day on which the notice was read.")
    )
    starts_on = models.DateField(
        null=True, blank=True, help_text=_("The one day on which it takes effect.")
    )
    note = models.TextField(blank=True, help_text=_("What changed, for readers."))
    state = models.CharField(
        max_length=10,
        choices=ChangeState.choices,
        default=ChangeState.DRAFT,
        help_text=_("How far it has come."),
    )
    kind = models.CharField(
        max_length=10,
        choices=ChangeKind.choices,
        default=ChangeKind.FULL,
        help_text=_("Whether it is approved before it is live."),
    )
    is_exercise = models.BooleanField(
        default=False, help_text=_("Invented, to practise: every page says so.")
    )
    reasons = models.JSONField(
        default=dict,
        blank=True,
        help_text=_("Why each warning is right, by the warning's words."),
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Who opened it; empty for a command or a task."),
    )
    created_at = models.DateTimeField(help_text=_("When it was opened."))
    edited_at = models.DateTimeField(help_text=_("When something of it was saved."))
    submitted_at = models.DateTimeField(
        null=True, blank=True, help_text=_("When a review was asked for.")
    )
    sent_back_because = models.TextField(
        blank=True, help_text=_("What the reviewer wants to be mended.")
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Who said yes: nobody to their own."),
    )
    approved_at = models.DateTimeField(
        null=True, blank=True, help_text=_("When that was.")
    )
    approved_digest = models.CharField(
        max_length=64, blank=True, help_text=_("What was approved, as a digest.")
    )
    go_live_at = models.DateTimeField(
        null=True, blank=True, help_text=_("The stated moment; empty for at once.")
    )
    trouble = models.TextField(
        blank=True, help_text=_("Why it did not go live at its moment.")
    )
    edition = models.ForeignKey(
        "Edition",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("The edition that it went live with."),
    )
    withdraws = models.ForeignKey(
        "Edition",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="withdrawals",
        help_text=_("The edition that it takes back."),
    )

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        permissions = [
            ("approve_change", _("Can approve changes of others")),
            ("publish_change", _("Can make approved changes live, and withdraw them")),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether it can still be edited."""
        return self.state in OPEN_STATES


class ChangeAuthor(models.Model):
    """Somebody who wrote something of a change, also what is no longer there."""

    change = models.ForeignKey(
        Change,
        on_delete=models.CASCADE,
        related_name="authors",
        help_text=_("Of what."),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Who never says yes to it."),
    )

    class Meta:
        verbose_name = _("author of a change")
        verbose_name_plural = _("authors of changes")
        constraints = [
            models.UniqueConstraint(
                fields=["change", "user"], name="pathways_author_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.change}"


class ChangedRow(models.Model):
    """One row of a change: the fields that it changes, before and after."""

    change = models.ForeignKey(
        Change, on_delete=models.CASCADE, related_name="rows", help_text=_("Of what.")
    )
    model_label = models.CharField(
        max_length=100, help_text=_("The model of the row, such as pathways.round.")
    )
    row_id = models.BigIntegerField(help_text=_("The row's key, also before it is."))
    kind = models.CharField(
        max_length=10, choices=RowChange.choices, help_text=_("What happens to it.")
    )
    before = models.JSONField(
        default=dict, blank=True, help_text=_("Its fields as they were.")
    )
    after = models.JSONField(
        default=dict, blank=True, help_text=_("The same fields as they will be.")
    )
    label = models.CharField(max_length=300, help_text=_("The row, in words."))
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Who saved it last."),
    )
    edited_at = models.DateTimeField(help_text=_("When that was."))

    class Meta:
        verbose_name = _("changed row")
        verbose_name_plural = _("changed rows")
        constraints = [
            models.UniqueConstraint(
                fields=["change", "model_label", "row_id"],
                name="pathways_changed_row_once",
                violation_error_message=_("The change has this row already."),
            )
        ]
        indexes = [
            models.Index(fields=["model_label", "row_id"], name="pathways_changed_row")
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def place(self) -> tuple[str, int]:
        """Which row it is, among all of every model."""
        return self.model_label, self.row_id


class CompiledChange(models.Model):
    """What a change compiles to, kept until it or its base is another."""

    change = models.OneToOneField(
        Change,
        on_delete=models.CASCADE,
        related_name="compiled",
        help_text=_("Of what."),
    )
    key = models.CharField(
        max_length=64, help_text=_("A digest of base edition, rows and day.")
    )
    base = models.ForeignKey(
        "Edition",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("The edition that it was compared with."),
    )
    checked_on = models.DateField(help_text=_("The day on which it was checked."))
    digest = models.CharField(max_length=64, help_text=_("The snapshot's digest."))
    snapshot = models.JSONField(help_text=_("The compiled catalogue."))
    problems = models.JSONField(
        default=list, blank=True, help_text=_("What the checks said.")
    )

    class Meta:
        verbose_name = _("compiled change")
        verbose_name_plural = _("compiled changes")

    def __str__(self) -> str:
        return self.digest
