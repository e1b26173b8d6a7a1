"""The National Occupational Classification 2021, and the roads that lead into it."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import IntegerField, Q
from django.db.models.functions import Cast, Length, Substr
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from occupations.models.citation import Cited


class DataSet(Cited):
    """A published table that many rows are read from: one citation for all of them."""

    slug = models.SlugField(max_length=80, unique=True, help_text=_("Permanent name."))
    title = models.CharField(
        max_length=200, help_text=_("What it is, with its edition or reference period.")
    )
    licence = models.CharField(
        max_length=120, blank=True, help_text=_("The licence of the original data.")
    )
    attribution = models.CharField(
        max_length=300, blank=True, help_text=_("Words to show beside the figures.")
    )
    note = models.TextField(blank=True, help_text=_("What is missing or peculiar."))

    class Meta:
        verbose_name = _("data set")
        verbose_name_plural = _("data sets")

    def __str__(self) -> str:
        return self.title


class FromDataSet(models.Model):
    """A row that is cited by its data set."""

    dataset = models.ForeignKey(
        DataSet,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("data set"),
        help_text=_("Where the row was read, when, and how sure that is."),
    )

    class Meta:
        abstract = True


class NocLevel(models.IntegerChoices):
    """Levels above the unit group; each is also the length of its codes."""

    BROAD = 1, _("broad occupational category")
    MAJOR = 2, _("major group")
    SUB_MAJOR = 3, _("sub-major group")
    MINOR = 4, _("minor group")


class FrenchBasis(models.TextChoices):
    """How sure the French title of a group is."""

    SEEN = "seen", _("read in a copy of the official title")
    RECALLED = "recalled", _("recalled")
    UNIT_GROUP = (
        "same_as_unit_group",
        _("of the unit group with that English title"),
    )
    GROUP_2016 = (
        "same_as_2016_group",
        _("of the 2016 group with that English title"),
    )


class NocGroup(FromDataSet):
    """A group of the classification above the unit groups."""

    level = models.PositiveSmallIntegerField(
        choices=NocLevel.choices, help_text=_("Level of the classification.")
    )
    code = models.CharField(
        max_length=4,
        unique=True,
        validators=[RegexValidator(r"^\d{1,4}$")],
        help_text=_("One to four digits, as many as its level."),
    )
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        help_text=_("The next wider group; empty for a broad category."),
    )
    title_en = models.CharField(max_length=200, help_text=_("Title in English."))
    title_fr = models.CharField(
        max_length=200, blank=True, help_text=_("Title in French, where it is known.")
    )
    title_fr_confidence = models.CharField(
        max_length=20,
        blank=True,
        choices=FrenchBasis.choices,
        help_text=_("How sure the French title is."),
    )

    class Meta:
        verbose_name = _("NOC group")
        verbose_name_plural = _("NOC groups")
        constraints = [
            models.CheckConstraint(
                condition=Q(level=Length("code")),
                name="occupations_nocgroup_code_fits_level",
                violation_error_message=_("The code has as many digits as its level."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def title(self) -> str:
        """The title in the reader's language, where it is known."""
        return (self.title_fr if get_language() == "fr" else "") or self.title_en


class UnitGroup(FromDataSet):
    """An occupation of NOC 2021: what work, offers and lists name."""

    code = models.CharField(
        max_length=5,
        unique=True,
        validators=[RegexValidator(r"^\d{5}$")],
        help_text=_("Five digits; the second is the TEER."),
    )
    title_en = models.CharField(max_length=200, help_text=_("Title in English."))
    title_fr = models.CharField(max_length=200, help_text=_("Title in French."))
    teer = models.PositiveSmallIntegerField(
        verbose_name="TEER",
        help_text=_("Training, education, experience and responsibilities, 0 to 5."),
    )
    minor_group = models.ForeignKey(
        NocGroup,
        on_delete=models.PROTECT,
        related_name="unit_groups",
        help_text=_("The minor group, which leads to the wider ones."),
    )

    class Meta:
        verbose_name = _("unit group")
        verbose_name_plural = _("unit groups")
        constraints = [
            models.CheckConstraint(
                condition=Q(teer=Cast(Substr("code", 2, 1), IntegerField())),
                name="occupations_unitgroup_teer_is_second_digit",
                violation_error_message=_("TEER is the second digit of the code."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def title(self) -> str:
        """The title in the reader's language."""
        return self.title_fr if get_language() == "fr" else self.title_en


class Language(models.TextChoices):
    """The official languages."""

    EN = "en", _("English")
    FR = "fr", _("French")


class OccupationTitle(FromDataSet):
    """An example title of the official index; the two languages are separate lists."""

    unit_group = models.ForeignKey(
        UnitGroup,
        on_delete=models.CASCADE,
        related_name="titles",
        help_text=_("The unit group that the index lists it under."),
    )
    language = models.CharField(
        max_length=2, choices=Language.choices, help_text=_("Language of the title.")
    )
    title = models.CharField(max_length=200, help_text=_("As the index prints it."))

    class Meta:
        verbose_name = _("example title")
        verbose_name_plural = _("example titles")
        constraints = [
            models.UniqueConstraint(
                fields=["unit_group", "language", "title"],
                name="occupations_title_once",
                violation_error_message=_("The unit group already has this title."),
            )
        ]

    def __str__(self) -> str:
        return self.title
