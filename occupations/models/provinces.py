"""Provinces and territories, and the areas inside them that rules ask about."""

from __future__ import annotations

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from occupations.models.citation import Cited, Dated, DatedQuerySet


class Province(models.Model):
    """A province or territory."""

    code = models.CharField(
        max_length=2, unique=True, help_text=_("Two letters, as on an envelope.")
    )
    name_en = models.CharField(max_length=60, help_text=_("Name in English."))
    name_fr = models.CharField(max_length=60, help_text=_("Name in French."))
    capital = models.CharField(max_length=60, help_text=_("Where its government sits."))
    is_territory = models.BooleanField(
        default=False, help_text=_("Whether it is one of the three territories.")
    )

    class Meta:
        verbose_name = _("province or territory")
        verbose_name_plural = _("provinces and territories")

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return self.name_fr if get_language() == "fr" else self.name_en


class AreaKind(models.TextChoices):
    """What an area is made of, which says how a place is found to be in it."""

    MUNICIPALITIES = "municipalities", _("list of municipalities")
    REST = "rest", _("rest of the province")
    COMMUNITY = "community", _("community of a federal or provincial program")


class Area(Cited, Dated):
    """A part of a province that some rule treats apart, such as Greater Toronto."""

    province = models.ForeignKey(
        Province,
        on_delete=models.PROTECT,
        related_name="areas",
        help_text=_("The province or territory it lies in."),
    )
    slug = models.SlugField(max_length=80, unique=True, help_text=_("Permanent name."))
    scheme = models.SlugField(
        max_length=40,
        help_text=_("The rule that draws it; areas of one scheme do not overlap."),
    )
    title = models.CharField(max_length=200, help_text=_("As the rule calls it."))
    kind = models.CharField(
        max_length=20,
        choices=AreaKind.choices,
        help_text=_("What the area is made of."),
    )
    members_known = models.BooleanField(
        default=False,
        help_text=_("Whether every member municipality is listed here."),
    )
    note = models.TextField(blank=True, help_text=_("What is not known of it."))

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("area")
        verbose_name_plural = _("areas")

    def __str__(self) -> str:
        return self.title


class AreaMember(Cited, Dated):
    """A municipality or region that belongs to an area while the row is in force."""

    area = models.ForeignKey(
        Area, on_delete=models.PROTECT, related_name="members", help_text=_("The area.")
    )
    municipality = models.CharField(
        max_length=120, help_text=_("Its name, as people write it in an address.")
    )

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("member of an area")
        verbose_name_plural = _("members of areas")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["area", "municipality", "effective_from"],
                nulls_distinct=False,
                name="occupations_areamember_once",
                violation_error_message=_("It is in the area from that day."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality} ({self.area_id})"
