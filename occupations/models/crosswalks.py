"""From other words and codes to unit groups: NOC 2016, US SOC codes, US job titles."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from occupations.models.classification import FromDataSet, UnitGroup

SOC_CODE = RegexValidator(r"^\d{2}-\d{4}(\.\d{2})?$")


class Relation(models.TextChoices):
    """How a 2016 code and a 2021 code relate."""

    SAME = "1:1", _("one to one")
    SPLIT = "split", _("one 2016 code became several")
    MERGE = "merge", _("several 2016 codes became one")
    BOTH = "split+merge", _("split and merged")


class Concordance(FromDataSet):
    """One link from NOC 2016 to NOC 2021 (many to many)."""

    noc_2016 = models.CharField(
        max_length=4,
        db_index=True,
        validators=[RegexValidator(r"^\d{4}$")],
        help_text=_("Four digits of NOC 2016."),
    )
    title_2016 = models.CharField(max_length=200, help_text=_("Its title in 2016."))
    unit_group = models.ForeignKey(
        UnitGroup,
        on_delete=models.CASCADE,
        related_name="concordances",
        help_text=_("The unit group of NOC 2021."),
    )
    relation = models.CharField(
        max_length=12, choices=Relation.choices, help_text=_("How the two relate.")
    )
    change_type = models.CharField(
        max_length=40, blank=True, help_text=_("Kinds of change, as published.")
    )

    class Meta:
        verbose_name = _("concordance")
        verbose_name_plural = _("concordances")
        constraints = [
            models.UniqueConstraint(
                fields=["noc_2016", "unit_group"],
                name="occupations_concordance_once",
                violation_error_message=_("These two codes are already linked."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.noc_2016} {self.title_2016}"


class MappingRank(models.TextChoices):
    """Which of several unit groups a SOC code means first."""

    PRIMARY = "primary", _("best fit")
    ALTERNATIVE = "alternative", _("alternative")
    UNRANKED = "unranked", _("not ranked")


class SocMapping(FromDataSet):
    """One link from a US occupation code to a unit group (many to many)."""

    soc_2018 = models.CharField(
        max_length=7,
        db_index=True,
        validators=[SOC_CODE],
        help_text=_("US SOC 2018 code, such as 15-1252."),
    )
    onet_soc = models.CharField(
        max_length=10, validators=[SOC_CODE], help_text=_("O*NET-SOC 2019 code.")
    )
    us_title = models.CharField(max_length=200, help_text=_("The US title."))
    unit_group = models.ForeignKey(
        UnitGroup,
        on_delete=models.CASCADE,
        related_name="soc_mappings",
        help_text=_("A unit group that it corresponds to."),
    )
    rank = models.CharField(
        max_length=12, choices=MappingRank.choices, help_text=_("How well it fits.")
    )

    class Meta:
        verbose_name = _("SOC mapping")
        verbose_name_plural = _("SOC mappings")
        constraints = [
            models.UniqueConstraint(
                fields=["onet_soc", "unit_group"],
                name="occupations_socmapping_once",
                violation_error_message=_("These two codes are already linked."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.onet_soc} {self.us_title}"


class UsTitle(FromDataSet):
    """A job title as US employers use it, with the unit group that fits best."""

    title = models.CharField(
        max_length=120, unique=True, help_text=_("The title, as on a US offer.")
    )
    aliases = models.TextField(
        blank=True, help_text=_("Other names and abbreviations, one a line.")
    )
    soc_2018 = models.CharField(
        max_length=7,
        blank=True,
        validators=[SOC_CODE],
        help_text=_("US SOC 2018 code."),
    )
    unit_group = models.ForeignKey(
        UnitGroup,
        on_delete=models.PROTECT,
        related_name="us_titles",
        help_text=_("The unit group that fits best."),
    )
    why = models.CharField(max_length=200, help_text=_("Why it fits, in a few words."))

    class Meta:
        verbose_name = _("US job title")
        verbose_name_plural = _("US job titles")

    def __str__(self) -> str:
        return self.title

    @property
    def alias_list(self) -> list[str]:
        """The other names, one by one."""
        return [line.strip() for line in self.aliases.splitlines() if line.strip()]


class UsTitleAlternative(models.Model):
    """Another unit group that a US title can mean, by its duties."""

    us_title = models.ForeignKey(
        UsTitle,
        on_delete=models.CASCADE,
        related_name="alternatives",
        help_text=_("The US title."),
    )
    rank = models.PositiveSmallIntegerField(help_text=_("1 for the likeliest."))
    unit_group = models.ForeignKey(
        UnitGroup,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("That group."),
    )

    class Meta:
        verbose_name = _("alternative unit group")
        verbose_name_plural = _("alternative unit groups")
        constraints = [
            models.UniqueConstraint(
                fields=["us_title", "unit_group"],
                name="occupations_alternative_once",
                violation_error_message=_("The title already has this alternative."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.us_title_id}: {self.unit_group_id}"
