"""What is told of a subject that nobody is asked about: statements with sources."""

from __future__ import annotations

from django.db import models
from django.db.models import JSONField
from django.utils.translation import gettext_lazy as _

from occupations.models import Cited, Dated
from pathways.models.catalogue import Keyed


class StatementKind(models.TextChoices):
    """What a statement tells."""

    RULE = "rule", _("rule")
    FEE = "fee", _("fee")
    STEP = "step", _("what is done")
    TIME = "time", _("time")
    PAPER = "paper", _("paper")
    COUNTS = "counts", _("counts")
    EXCLUDED = "excluded", _("does not count")
    ADVICE = "advice", _("advice")


class StatementUnit(models.TextChoices):
    """What the figure of a statement is counted in."""

    CAD = "CAD", _("Canadian dollars")
    DAYS = "days", _("days")
    BUSINESS_DAYS = "business_days", _("business days")
    MONTHS = "months", _("months")
    YEARS = "years", _("years")


class Topic(models.Model):
    """A subject, such as what can stop anybody, or what an employer does."""

    slug = models.SlugField(max_length=80, unique=True, help_text=_("Permanent name."))
    title = models.CharField(max_length=200, help_text=_("The subject."))
    summary = models.TextField(blank=True, help_text=_("The subject in a sentence."))
    streams = JSONField(
        default=list, blank=True, help_text=_("The streams that it speaks of.")
    )

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def __str__(self) -> str:
        return self.title


class Statement(Keyed, Cited, Dated):
    """One statement on a topic, with its figure where it has one."""

    topic = models.ForeignKey(
        Topic,
        on_delete=models.CASCADE,
        related_name="statements",
        help_text=_("The topic."),
    )
    slug = models.SlugField(max_length=80, help_text=_("Permanent name."))
    kind = models.CharField(
        max_length=10, choices=StatementKind.choices, help_text=_("What it tells.")
    )
    title = models.CharField(max_length=200, help_text=_("What it is about."))
    text = models.TextField(help_text=_("The statement, in whole sentences."))
    value = models.DecimalField(
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("Its figure, where it has one."),
    )
    unit = models.CharField(
        max_length=13,
        choices=StatementUnit.choices,
        blank=True,
        help_text=_("What the figure is counted in."),
    )
    streams = JSONField(
        default=list,
        blank=True,
        help_text=_("The only streams that it holds for; empty: all of the topic."),
    )
    provinces = JSONField(
        default=list,
        blank=True,
        help_text=_("The only provinces, by code, where it holds; empty: all."),
    )

    class Meta(Dated.Meta):
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
