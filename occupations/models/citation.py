"""Where a statement comes from and when it holds: the two halves of every rule row."""

from __future__ import annotations

from datetime import date
from typing import Self, TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Confidence(models.TextChoices):
    """How a statement was read."""

    OFFICIAL = "official", _("official")
    SECONDARY = "secondary", _("secondary")
    RECALLED = "recalled", _("recalled")


WEB_ADDRESS = RegexValidator(
    r"^https?://", _("An address begins with http:// or https://.")
)
"""What a reader can open; a field of addresses takes other kinds, too."""


class Source(models.Model):
    """A page, law or data set that statements are read from."""

    slug = models.SlugField(
        max_length=120, unique=True, help_text=_("Permanent short name.")
    )
    title = models.CharField(
        max_length=300, help_text=_("What a link to it says, such as the page's title.")
    )
    url = models.URLField(
        max_length=500,
        blank=True,
        validators=[WEB_ADDRESS],
        help_text=_("The official address; empty when no page was read."),
    )
    publisher = models.CharField(
        max_length=200, blank=True, help_text=_("Who owns the page.")
    )

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self) -> str:
        return self.title


class Cited(models.Model):
    """A row that says where it was read, when, and how sure that is."""

    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="+", help_text=_("The source.")
    )
    clause = models.CharField(
        max_length=300, blank=True, help_text=_("Section or heading inside the source.")
    )
    seen_in = models.TextField(
        blank=True, help_text=_("The copy that was read, if not the source itself.")
    )
    as_of = models.DateField(
        null=True,
        blank=True,
        help_text=_("The day the statement is known to have stood in the source."),
    )
    as_of_note = models.CharField(
        max_length=200,
        blank=True,
        help_text=_("How exact that day is, such as “month only” or “undated page”."),
    )
    confidence = models.CharField(
        max_length=10,
        choices=Confidence.choices,
        help_text=_("Official, secondary or recalled."),
    )

    class Meta:
        abstract = True

    @property
    def as_of_told(self) -> str:
        """The day as exactly as it is known: a day, a month or a year."""
        if self.as_of is None:
            return ""
        exact = {"month only": 7, "year only": 4}.get(self.as_of_note, 10)
        return self.as_of.isoformat()[:exact]


_Row = TypeVar("_Row", bound=models.Model, covariant=True)


class DatedQuerySet(models.QuerySet[_Row]):
    """Rows that hold from a day until, and not on, another."""

    def in_force(self, on: date) -> Self:
        """Those that hold on the day; an empty start holds on every earlier day."""
        started = self.filter(Q(effective_from=None) | Q(effective_from__lte=on))
        return started.filter(Q(effective_to=None) | Q(effective_to__gt=on))


class Dated(models.Model):
    """A row that holds from ``effective_from`` until, and not on, ``effective_to``."""

    effective_from = models.DateField(
        null=True,
        blank=True,
        help_text=_("First day in force; empty when the start is not known."),
    )
    effective_to = models.DateField(
        null=True,
        blank=True,
        help_text=_("First day no longer in force; empty while it is in force."),
    )
    dates_assumed = models.BooleanField(
        default=False,
        help_text=_("A date was given as a month or year, and its first day stands."),
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(effective_from=None)
                | Q(effective_to=None)
                | Q(effective_to__gt=F("effective_from")),
                name="%(app_label)s_%(class)s_dates_in_order",
                violation_error_message=_(
                    "The first day no longer in force must be after the first day."
                ),
            )
        ]

    def is_in_force(self, on: date) -> bool:
        """Whether the row holds on the day."""
        return (self.effective_from is None or self.effective_from <= on) and (
            self.effective_to is None or on < self.effective_to
        )

    def clean(self) -> None:
        """Refuse dates out of order before the database does."""
        super().clean()
        if (
            self.effective_from
            and self.effective_to
            and (self.effective_to <= self.effective_from)
        ):
            raise ValidationError(
                {"effective_to": _("This day must be after the first day in force.")}
            )
