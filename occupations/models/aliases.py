"""The curated words of the finder: what people call jobs, beyond the official index."""

from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from occupations.models.classification import FromDataSet, Language, UnitGroup


class Edited(models.Model):
    """A row whose last change the running finders notice."""

    updated_at = models.DateTimeField(auto_now=True, editable=False)

    class Meta:
        abstract = True


class OccupationAlias(FromDataSet, Edited):
    """A job title as people say it, and a unit group that it means."""

    text = models.CharField(
        max_length=120, help_text=_("The title; case and accents do not matter.")
    )
    language = models.CharField(
        max_length=2, choices=Language.choices, help_text=_("Language of the title.")
    )
    unit_group = models.ForeignKey(
        UnitGroup,
        on_delete=models.CASCADE,
        related_name="aliases",
        help_text=_("A unit group that it means."),
    )
    rank = models.PositiveSmallIntegerField(
        default=1,
        validators=[MinValueValidator(1)],
        help_text=_("1 for the best of the title's unit groups."),
    )
    note = models.CharField(max_length=200, blank=True, help_text=_("Why it fits."))

    class Meta:
        verbose_name = _("occupation alias")
        verbose_name_plural = _("occupation aliases")
        constraints = [
            models.UniqueConstraint(
                fields=["text", "unit_group"],
                name="occupations_alias_once",
                violation_error_message=_("The title already means this unit group."),
            ),
            models.CheckConstraint(
                condition=Q(rank__gte=1),
                name="occupations_alias_rank_from_one",
                violation_error_message=_("The best unit group has rank 1."),
            ),
        ]

    def __str__(self) -> str:
        return self.text


class ShortForm(FromDataSet, Edited):
    """A short form or other spelling of words in titles, such as *mgr*."""

    text = models.CharField(max_length=40, help_text=_("What people type."))
    expansion = models.CharField(
        max_length=80, help_text=_("The words that it stands for.")
    )
    language = models.CharField(
        max_length=2, choices=Language.choices, help_text=_("Language of the words.")
    )

    class Meta:
        verbose_name = _("short form")
        verbose_name_plural = _("short forms")
        constraints = [
            models.UniqueConstraint(
                fields=["text", "expansion"],
                name="occupations_shortform_once",
                violation_error_message=_("The short form already has this meaning."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.text}: {self.expansion}"


class LevelWord(FromDataSet, Edited):
    """A word that says how senior or where, not what, such as *senior*."""

    text = models.CharField(max_length=40, unique=True, help_text=_("The word."))
    language = models.CharField(
        max_length=2, choices=Language.choices, help_text=_("Language of the word.")
    )

    class Meta:
        verbose_name = _("level word")
        verbose_name_plural = _("level words")

    def __str__(self) -> str:
        return self.text


class Distinction(FromDataSet, Edited):
    """The question about duties that separates two unit groups."""

    lower = models.ForeignKey(
        UnitGroup,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("The unit group of the lower code."),
    )
    higher = models.ForeignKey(
        UnitGroup,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("The unit group of the higher code."),
    )
    question = models.CharField(
        max_length=300, help_text=_("A question about what the person does.")
    )
    if_lower = models.CharField(
        max_length=200, help_text=_("The answer that speaks for the first.")
    )
    if_higher = models.CharField(
        max_length=200, help_text=_("The answer that speaks for the second.")
    )

    class Meta:
        verbose_name = _("distinction")
        verbose_name_plural = _("distinctions")
        constraints = [
            models.UniqueConstraint(
                fields=["lower", "higher"],
                name="occupations_distinction_once",
                violation_error_message=_("These two are already told apart."),
            ),
            models.CheckConstraint(
                condition=~Q(lower=F("higher")),
                name="occupations_distinction_of_two",
                violation_error_message=_("A unit group has no question with itself."),
            ),
        ]

    def __str__(self) -> str:
        return self.question
