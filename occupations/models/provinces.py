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
    other_names = models.TextField(
        blank=True, help_text=_("Other slugs that mean the same area, one a line.")
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


class Municipality(Cited):
    """A place that answers name as the city of a job, with the areas it lies in."""

    province = models.ForeignKey(
        Province,
        on_delete=models.PROTECT,
        related_name="municipalities",
        help_text=_("The province or territory."),
    )
    name = models.CharField(max_length=120, help_text=_("As people write it."))
    other_names = models.TextField(
        blank=True, help_text=_("Other spellings that mean the same place, one a line.")
    )
    wage_area = models.ForeignKey(
        "occupations.WageArea",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="municipalities",
        help_text=_("Job Bank's region for its wages, where known."),
    )

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        constraints = [
            models.UniqueConstraint(
                fields=["province", "name"],
                name="occupations_municipality_once",
                violation_error_message=_("The province already has this place."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def names(self) -> list[str]:
        """Every spelling, the usual one first."""
        others = (line.strip() for line in self.other_names.splitlines())
        return [self.name, *(name for name in others if name)]


class AreaMember(Cited, Dated):
    """A municipality that belongs to an area while the row is in force."""

    area = models.ForeignKey(
        Area, on_delete=models.PROTECT, related_name="members", help_text=_("The area.")
    )
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        related_name="memberships",
        help_text=_("The municipality."),
    )

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("member of an area")
        verbose_name_plural = _("members of areas")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["area", "municipality", "effective_from"],
                name="occupations_areamember_once",
                violation_error_message=_("It is in the area from that day."),
            ),
            models.UniqueConstraint(
                fields=["area", "municipality"],
                condition=models.Q(effective_from=None),
                name="occupations_areamember_once_undated",
                violation_error_message=_("It is in the area without a start."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} in {self.area_id}"
