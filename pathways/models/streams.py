"""Programs, streams and their dated intake."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from occupations.models import Cited, Dated, Province
from pathways.models.catalogue import Keyed


class ProgramKind(models.TextChoices):
    """What a program leads to."""

    PERMANENT_RESIDENCE = "permanent_residence", _("permanent residence")
    WORK_PERMIT = "work_permit", _("work permit")
    VISIT = "visit", _("visit")
    STUDY_PERMIT = "study_permit", _("study permit")
    CITIZENSHIP = "citizenship", _("citizenship")


class Program(models.Model):
    """A family of streams, such as Express Entry or a provincial nominee program."""

    slug = models.SlugField(max_length=80, unique=True, help_text=_("Permanent name."))
    name = models.CharField(max_length=200, help_text=_("The program's own name."))
    kind = models.CharField(
        max_length=20, choices=ProgramKind.choices, help_text=_("What it leads to.")
    )
    province = models.ForeignKey(
        Province,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="programs",
        help_text=_("The province that runs it; empty for a federal program."),
    )
    order = models.PositiveIntegerField(default=0, help_text=_("Place on pages."))

    class Meta:
        verbose_name = _("program")
        verbose_name_plural = _("programs")

    def __str__(self) -> str:
        return self.name


class Outcome(models.TextChoices):
    """What an approved application gives."""

    TEMPORARY = "temporary", _("temporary residence")
    PERMANENT = "permanent", _("permanent residence")
    CITIZENSHIP = "citizenship", _("citizenship")
    UNKNOWN = "unknown", _("not known")


class Applicant(models.TextChoices):
    """Who makes the first application."""

    YOU = "you", _("you")
    EMPLOYER = "employer", _("your employer")
    BOTH = "both", _("your employer, then you")


class Nomination(models.TextChoices):
    """How a nomination relates to Express Entry."""

    BASE = "base", _("base")
    ENHANCED = "enhanced", _("enhanced (Express Entry)")
    BOTH = "both", _("base or enhanced")
    NONE = "none", _("not a nomination")


class Stream(Cited):
    """One way into Canada with requirements of its own."""

    slug = models.CharField(
        max_length=120,
        unique=True,
        help_text=_("Permanent name, such as express-entry/fsw."),
    )
    name = models.CharField(max_length=200, help_text=_("The stream's own name."))
    program = models.ForeignKey(
        Program,
        on_delete=models.PROTECT,
        related_name="streams",
        help_text=_("Program."),
    )
    province = models.ForeignKey(
        Province,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="streams",
        help_text=_("The province that selects; empty for a federal stream."),
    )
    outcome = models.CharField(
        max_length=15, choices=Outcome.choices, help_text=_("What approval gives.")
    )
    permit_kind = models.CharField(
        max_length=80,
        blank=True,
        help_text=_("Open or employer-specific, for a work permit."),
    )
    invitation = models.BooleanField(
        default=False,
        help_text=_("Whoever qualifies waits for an invitation before applying."),
    )
    nomination = models.CharField(
        max_length=10,
        blank=True,
        choices=Nomination.choices,
        help_text=_("How its nomination relates to Express Entry."),
    )
    who_applies = models.CharField(
        max_length=10,
        choices=Applicant.choices,
        default=Applicant.YOU,
        help_text=_("Who makes the first application."),
    )
    grid = models.ForeignKey(
        "pathways.Grid",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="streams",
        help_text=_("The points grid that belongs to it."),
    )
    summary = models.TextField(blank=True, help_text=_("What it is, in a sentence."))
    announced_on = models.DateField(
        null=True, blank=True, help_text=_("The day it was announced, before opening.")
    )
    order = models.PositiveIntegerField(default=0, help_text=_("Place on pages."))

    class Meta:
        verbose_name = _("stream")
        verbose_name_plural = _("streams")

    def __str__(self) -> str:
        return self.name


class IntakeState(models.TextChoices):
    """Whether one can apply: the contract's words."""

    OPEN = "open", _("open")
    BY_INVITATION = "by_invitation", _("by invitation")
    PAUSED = "paused", _("paused")
    CLOSED = "closed", _("closed")
    ANNOUNCED = "announced", _("announced")
    NOT_KNOWN = "not_known", _("not known")


class Intake(Keyed, Cited, Dated):
    """The state of a stream's intake over a period."""

    stream = models.ForeignKey(
        Stream, on_delete=models.CASCADE, related_name="intakes", help_text=_("Stream.")
    )
    state = models.CharField(
        max_length=15, choices=IntakeState.choices, help_text=_("State of intake.")
    )
    note = models.TextField(blank=True, help_text=_("What a reader must know of it."))

    class Meta(Dated.Meta):
        verbose_name = _("intake")
        verbose_name_plural = _("intakes")
