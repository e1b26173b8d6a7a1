"""Charts that convert approved language tests to CLB and NCLC."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from occupations.models import Cited
from pathways.models.catalogue import Keyed


class Ability(models.TextChoices):
    """The four language abilities."""

    READING = "reading", _("reading")
    WRITING = "writing", _("writing")
    LISTENING = "listening", _("listening")
    SPEAKING = "speaking", _("speaking")


class LanguageChart(Keyed, Cited):
    """The conversion of one test, for a scale and the days it applies to."""

    test = models.CharField(max_length=20, help_text=_("The test, as in the profile."))
    language = models.CharField(
        max_length=2,
        choices=[("en", _("English")), ("fr", _("French"))],
        help_text=_("The language it tests."),
    )
    scale = models.CharField(
        max_length=10, blank=True, help_text=_("The scale of TEF: former or 699.")
    )
    taken_from = models.DateField(
        null=True, blank=True, help_text=_("First day of tests that it converts.")
    )
    taken_to = models.DateField(
        null=True, blank=True, help_text=_("First day of tests that it no longer does.")
    )
    accepted_from = models.DateField(
        null=True, blank=True, help_text=_("First day on which the test is accepted.")
    )

    class Meta:
        verbose_name = _("language chart")
        verbose_name_plural = _("language charts")


class ChartAbility(Keyed):
    """The scores that one ability can have in a test."""

    chart = models.ForeignKey(
        LanguageChart,
        on_delete=models.CASCADE,
        related_name="abilities",
        help_text=_("The chart."),
    )
    ability = models.CharField(
        max_length=10, choices=Ability.choices, help_text=_("The ability.")
    )
    lowest = models.DecimalField(
        max_digits=6, decimal_places=2, help_text=_("Lowest score.")
    )
    highest = models.DecimalField(
        max_digits=6, decimal_places=2, help_text=_("Highest score.")
    )
    step = models.DecimalField(
        max_digits=6, decimal_places=2, help_text=_("Distance between two scores.")
    )

    class Meta:
        verbose_name = _("ability of a chart")
        verbose_name_plural = _("abilities of a chart")


class ChartLevel(Keyed):
    """The lowest score that gives a level."""

    ability = models.ForeignKey(
        ChartAbility,
        on_delete=models.CASCADE,
        related_name="levels",
        help_text=_("The ability of the chart."),
    )
    score = models.DecimalField(
        max_digits=6, decimal_places=2, help_text=_("Lowest score of the level.")
    )
    level = models.PositiveSmallIntegerField(help_text=_("CLB or NCLC level."))

    class Meta:
        verbose_name = _("level of a chart")
        verbose_name_plural = _("levels of a chart")
