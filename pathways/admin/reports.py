"""Reports in the admin: whether they were kept, and nothing of what they say.

Curators may not open this; an administrator sees states and days, never answers.
"""

from __future__ import annotations

from typing import Final

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from pathways.admin.editions import ReadOnlyAdmin
from pathways.models.reports import OutgoingMail, Report

SHOWN: Final = (
    "edition_number",
    "assessed_on",
    "state",
    "attempts",
    "created_at",
    "kept_at",
    "expires_at",
    "revoked_at",
)
MAIL_SHOWN: Final = (
    "kind",
    "state",
    "attempts",
    "cut_off",
    "created_at",
    "due_at",
    "sent_at",
)


@admin.register(Report)
class ReportAdmin(ReadOnlyAdmin):
    """What an administrator needs to see that work gets done."""

    list_display = ("pk", *SHOWN)
    list_filter = ("state", "edition_number")
    ordering = ("-pk",)
    fields = SHOWN

    def get_queryset(self, request: HttpRequest) -> QuerySet[Report]:
        """Without what belongs to the visitor."""
        return super().get_queryset(request).only("pk", *SHOWN)


@admin.register(OutgoingMail)
class OutgoingMailAdmin(ReadOnlyAdmin):
    """Which mails wait, failed, or perhaps arrived; never to whom."""

    list_display = ("pk", *MAIL_SHOWN)
    list_filter = ("state", "kind")
    ordering = ("-pk",)
    fields = MAIL_SHOWN

    def get_queryset(self, request: HttpRequest) -> QuerySet[OutgoingMail]:
        """Without what belongs to the visitor."""
        return super().get_queryset(request).only("pk", *MAIL_SHOWN)
