"""What stands beside a stream's requirements: costs, times, stays, rights, and more."""

from __future__ import annotations

from django.db import models
from django.db.models import JSONField
from django.utils.translation import gettext_lazy as _

from occupations.models import Cited, Dated
from pathways.models.catalogue import Keyed
from pathways.models.fees import Fee
from pathways.models.streams import Stream


class OfStream(Keyed):
    """A record that belongs to one stream."""

    stream = models.ForeignKey(
        Stream,
        on_delete=models.CASCADE,
        related_name="%(class)ss",
        help_text=_("The stream."),
    )

    class Meta:
        abstract = True


class StreamFee(OfStream):
    """A fee that an applicant of the stream, or the employer, pays."""

    fee = models.ForeignKey(
        Fee, on_delete=models.PROTECT, related_name="+", help_text=_("The fee.")
    )
    except_citizens = JSONField(
        default=list, blank=True, help_text=_("Citizens who do not pay it, as codes.")
    )
    optional = models.BooleanField(
        default=False,
        help_text=_("Only some pay it, by choice or chance; it is in no total."),
    )
    note = models.TextField(blank=True, help_text=_("When it is paid."))

    class Meta:
        verbose_name = _("fee of a stream")
        verbose_name_plural = _("fees of streams")


class ProcessingTime(OfStream, Cited, Dated):
    """How long a step takes, as published: not a promise."""

    slug = models.SlugField(max_length=80, help_text=_("Permanent name."))
    title = models.CharField(max_length=200, help_text=_("What takes this long."))
    measure = models.CharField(
        max_length=10,
        choices=[
            ("standard", _("service standard")),
            ("forecast", _("forecast")),
            ("observed", _("observed")),
        ],
        help_text=_("What the figure is."),
    )
    step = models.CharField(
        max_length=15,
        choices=[
            ("employer", _("employer's step")),
            ("province", _("province's step")),
            ("federal", _("federal step")),
            ("nominee", _("federal step of an Express Entry nominee")),
            ("you", _("your own step: the most time that you have")),
            ("permit", _("work permit")),
            ("border", _("at the border")),
        ],
        help_text=_("The step it belongs to."),
    )
    unit = models.CharField(
        max_length=15,
        choices=[
            ("business_days", _("business days")),
            ("days", _("days")),
            ("months", _("months")),
        ],
        help_text=_("Unit of the figures."),
    )
    value = models.DecimalField(
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("The figure; empty when it is not published."),
    )
    low = models.DecimalField(
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("Or the least."),
    )
    high = models.DecimalField(
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("And the most."),
    )
    share_percent = models.DecimalField(
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("Share of applications that it holds for."),
    )
    note = models.TextField(blank=True, help_text=_("What a reader must know of it."))

    class Meta(Dated.Meta):
        verbose_name = _("processing time")
        verbose_name_plural = _("processing times")


class Stay(OfStream, Cited, Dated):
    """How long one may stay, in months."""

    slug = models.SlugField(max_length=80, help_text=_("Permanent name."))
    title = models.CharField(max_length=200, help_text=_("Whose stay it is."))
    months_max = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("The longest first permit.")
    )
    extension_months_max = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("The longest extension.")
    )
    total_months_max = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("The longest stay in total.")
    )
    note = models.TextField(blank=True, help_text=_("What a reader must know of it."))

    class Meta(Dated.Meta):
        verbose_name = _("length of stay")
        verbose_name_plural = _("lengths of stay")


class FamilyRight(OfStream, Cited, Dated):
    """What a partner or children may do."""

    beneficiary = models.CharField(
        max_length=10,
        choices=[("partner", _("partner")), ("children", _("children"))],
        help_text=_("Who it is for."),
    )
    text = models.TextField(help_text=_("What they may do."))
    permit = models.CharField(
        max_length=120,
        blank=True,
        help_text=_("The stream of the permit that it takes, such as a spousal one."),
    )

    class Meta(Dated.Meta):
        verbose_name = _("family right")
        verbose_name_plural = _("family rights")


class Bridge(OfStream, Cited, Dated):
    """A stream that this one leads to."""

    target = models.CharField(
        max_length=120, help_text=_("The stream that it leads to.")
    )
    after_months = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("After so many months of work.")
    )
    note = models.TextField(blank=True, help_text=_("What it takes."))

    class Meta(Dated.Meta):
        verbose_name = _("bridge")
        verbose_name_plural = _("bridges")


class Evidence(OfStream, Cited):
    """A document to prepare."""

    title = models.CharField(max_length=300, help_text=_("The document."))
    who = models.CharField(
        max_length=10,
        choices=[("you", _("you")), ("employer", _("employer"))],
        default="you",
        help_text=_("Who makes or orders it."),
    )
    fee = models.ForeignKey(
        Fee,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("The fee that it takes, if any."),
    )

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")


class Note(OfStream, Cited, Dated):
    """Advice, a duty or a trap: never a requirement."""

    kind = models.CharField(
        max_length=10,
        choices=[
            ("advice", _("advice")),
            ("duty", _("duty")),
            ("trap", _("trap")),
            ("note", _("note")),
        ],
        help_text=_("What it is."),
    )
    text = models.TextField(help_text=_("The note."))

    class Meta(Dated.Meta):
        verbose_name = _("note")
        verbose_name_plural = _("notes")


class PastChange(OfStream, Cited):
    """Something that changed on a day, for the stream's history."""

    on = models.DateField(help_text=_("The day."))
    on_note = models.CharField(
        max_length=100, blank=True, help_text=_("How exact the day is.")
    )
    text = models.TextField(help_text=_("What changed."))

    class Meta:
        verbose_name = _("past change")
        verbose_name_plural = _("past changes")


class Practice(OfStream, Cited, Dated):
    """Who is really selected: beside the rules, never mixed with them."""

    slug = models.SlugField(max_length=80, help_text=_("Permanent name."))
    title = models.CharField(max_length=200, help_text=_("What it is about."))
    text = models.TextField(help_text=_("What was seen."))
    values = JSONField(
        default=dict, blank=True, help_text=_("Its figures, by name with their unit.")
    )

    class Meta(Dated.Meta):
        verbose_name = _("selection practice")
        verbose_name_plural = _("selection practices")


class Allocation(OfStream, Cited):
    """Places of a year."""

    year = models.PositiveIntegerField(help_text=_("The year."))
    places = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("Nominations or admissions.")
    )
    kind = models.CharField(
        max_length=40, help_text=_("Initial, revised, final, issued and so on.")
    )
    note = models.TextField(blank=True, help_text=_("What a reader must know of it."))

    class Meta:
        verbose_name = _("allocation")
        verbose_name_plural = _("allocations")


class PermitCode(OfStream, Cited, Dated):
    """An administrative code of a work permit."""

    code = models.CharField(max_length=20, help_text=_("The code."))
    use = models.CharField(max_length=200, blank=True, help_text=_("Whom it is for."))

    class Meta(Dated.Meta):
        verbose_name = _("permit code")
        verbose_name_plural = _("permit codes")
