"""What a person brought as a file and has not confirmed yet: read, or still to be read.

The file itself is in no row. A row knows only under which name it waits, until a worker
takes it and deletes it in the same moment.
"""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from pathways.models.casework import SavedProfile
from pathways.models.promises import Promise, PromiseQuerySet, State

UNCONFIRMED_FOR = timedelta(hours=24)


class UploadQuerySet(PromiseQuerySet["Upload"]):
    """Uploads by their end."""

    def alive(self, now: datetime) -> Self:
        """Rows whose time has not run out."""
        return self.filter(expires_at__gt=now)

    def expired(self, now: datetime) -> Self:
        """Rows whose time has run out."""
        return self.filter(expires_at__lte=now)


class Upload(Promise):
    """One file brought to one person's answers; the promise is that it is read."""

    class Kind(models.TextChoices):
        """What was brought."""

        RESUME = "resume", _("a resume")
        ANSWERS = "answers", _("a file of answers")

    profile = models.OneToOneField(
        SavedProfile,
        on_delete=models.CASCADE,
        related_name="upload",
        help_text=_("The answers that it may be taken into."),
    )
    kind = models.CharField(
        max_length=8, choices=Kind, help_text=_("What the file holds.")
    )
    file_key = models.UUIDField(
        default=uuid.uuid4,
        editable=False,
        help_text=_("The name under which the file waits for its reader."),
    )
    suffix = models.CharField(
        max_length=8, blank=True, help_text=_("The end of the file’s own name.")
    )
    read = models.JSONField(
        null=True, blank=True, help_text=_("What was read, not confirmed yet.")
    )
    reason = models.CharField(
        max_length=20, blank=True, help_text=_("Why the file could not be read.")
    )
    reason_values = models.JSONField(
        default=dict, blank=True, help_text=_("Figures and names of the reason.")
    )
    created_at = models.DateTimeField(help_text=_("When the file came."))
    expires_at = models.DateTimeField(
        db_index=True, help_text=_("When it is deleted: 24 hours after it came.")
    )

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")
        indexes = [models.Index(fields=["state", "due_at"], name="upload_state_due")]

    def __str__(self) -> str:
        return f"upload {self.pk}"

    @property
    def is_waiting(self) -> bool:
        """Whether nobody has read it yet."""
        return self.state in (State.WAITING, State.LEASED)
