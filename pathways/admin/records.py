"""What stands beside a stream's requirements, in the curator's admin."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin

from pathways import models
from pathways.admin.base import READ, READ_AND_DATED, CatalogueAdmin


@admin.register(models.Fee)
class FeeAdmin(CatalogueAdmin):
    """Government fees that streams share."""

    list_display = ("title", "payer", "unit", "slug")
    list_filter = ("payer", "unit")
    search_fields = ("title", "slug")
    below = ((models.FeeVersion, "fee"), (models.ResidenceFee, "fee"))


@admin.register(models.FeeVersion)
class FeeVersionAdmin(CatalogueAdmin):
    """Amounts of fees over a period."""

    list_display = (
        "fee",
        "amount_cad",
        "effective_from",
        "effective_to",
        "confidence",
    )
    list_filter = READ_AND_DATED
    search_fields = ("fee__title", "fee__slug", "note")
    autocomplete_fields = ("fee", "source")


@admin.register(models.ResidenceFee)
class ResidenceFeeAdmin(CatalogueAdmin):
    """Which fees permanent residence costs after a nomination or a selection."""

    list_display = ("fee", "after", "effective_from", "effective_to", "confidence")
    list_filter = (*READ_AND_DATED, "after")
    search_fields = ("fee__title", "fee__slug", "note")
    autocomplete_fields = ("fee", "source")


class OfStreamAdmin(CatalogueAdmin):
    """A record of one stream."""

    list_filter: ClassVar[tuple[Any, ...]] = (*READ, "stream__program")
    search_fields: ClassVar[tuple[str, ...]] = ("stream__name", "key")
    autocomplete_fields: ClassVar[tuple[str, ...]] = ("stream", "source")


class DatedOfStreamAdmin(OfStreamAdmin):
    """A record of one stream that holds over a period."""

    list_filter: ClassVar[tuple[Any, ...]] = (*READ_AND_DATED, "stream__program")


@admin.register(models.StreamFee)
class StreamFeeAdmin(OfStreamAdmin):
    """Which stream costs which fee."""

    list_display = ("stream", "fee", "note")
    list_filter = ("stream__program", "fee__payer")
    search_fields = ("stream__name", "fee__title")
    autocomplete_fields = ("stream", "fee")


@admin.register(models.ProcessingTime)
class ProcessingTimeAdmin(DatedOfStreamAdmin):
    """How long steps take, as published."""

    list_display = ("stream", "title", "measure", "value", "unit", "effective_from")


@admin.register(models.Stay)
class StayAdmin(DatedOfStreamAdmin):
    """How long one may stay."""

    list_display = ("stream", "title", "months_max", "total_months_max", "confidence")


@admin.register(models.FamilyRight)
class FamilyRightAdmin(DatedOfStreamAdmin):
    """What a partner or children may do."""

    list_display = ("stream", "beneficiary", "text", "confidence")


@admin.register(models.Bridge)
class BridgeAdmin(DatedOfStreamAdmin):
    """Where a stream leads to."""

    list_display = ("stream", "target", "after_months", "effective_from")


@admin.register(models.Evidence)
class EvidenceAdmin(OfStreamAdmin):
    """Documents to prepare."""

    list_display = ("stream", "title", "who", "fee", "confidence")


@admin.register(models.Note)
class NoteAdmin(DatedOfStreamAdmin):
    """Advice, duties and traps."""

    list_display = ("stream", "kind", "text", "confidence")
    list_filter = (*READ_AND_DATED, "kind", "stream__program")


@admin.register(models.PastChange)
class ChangeAdmin(OfStreamAdmin):
    """What changed on a day."""

    list_display = ("stream", "on", "text", "confidence")
    date_hierarchy = "on"


@admin.register(models.Practice)
class PracticeAdmin(DatedOfStreamAdmin):
    """Who is really selected."""

    list_display = ("stream", "title", "effective_from", "confidence")


@admin.register(models.Allocation)
class AllocationAdmin(OfStreamAdmin):
    """Places of a year."""

    list_display = ("stream", "year", "kind", "places", "confidence")
    list_filter = (*READ, "year", "kind")


@admin.register(models.PermitCode)
class PermitCodeAdmin(DatedOfStreamAdmin):
    """Administrative codes of work permits."""

    list_display = ("stream", "code", "use", "effective_from", "confidence")
    search_fields = ("stream__name", "code", "use")


@admin.register(models.Article)
class ArticleAdmin(CatalogueAdmin):
    """Articles that many readers arrive with."""

    list_display = ("title", "on", "confidence")
    search_fields = ("title", "slug")
    autocomplete_fields = ("source",)
    below = ((models.ArticleClaim, "article"),)


@admin.register(models.ArticleClaim)
class ArticleClaimAdmin(CatalogueAdmin):
    """What an article said, and what holds."""

    list_display = ("title", "article", "verdict", "confidence")
    list_filter = (*READ, "article")
    search_fields = ("title", "said", "today")
    autocomplete_fields = ("article", "source")
