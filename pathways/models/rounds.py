"""Rounds of invitations, the pool behind them, and what was fetched to know them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from occupations.models import Cited, Province

HIGHEST_SCORE = 1200


class RoundKind(models.TextChoices):
    """Whom a round of Express Entry invites."""

    GENERAL = "general", _("general")
    PROGRAM_SPECIFIC = "program_specific", _("program-specific")
    CATEGORY_BASED = "category_based", _("category-based")


class Round(Cited):
    """One round of invitations of Express Entry."""

    number = models.CharField(
        max_length=10,
        unique=True,
        help_text=_("IRCC's number; text, for 91a and 91b were held on one day."),
    )
    held_on = models.DateField(db_index=True, help_text=_("The day of the round."))
    kind = models.CharField(
        max_length=20, choices=RoundKind.choices, help_text=_("Whom it invites.")
    )
    category = models.SlugField(
        max_length=40, help_text=_("Program or category, such as cec or french.")
    )
    version = models.CharField(
        max_length=20, blank=True, help_text=_("Version of the category's list.")
    )
    name = models.CharField(max_length=200, help_text=_("The name as published."))
    invitations = models.PositiveIntegerField(help_text=_("Invitations issued."))
    cutoff = models.PositiveIntegerField(help_text=_("Lowest CRS score invited."))
    tie_break_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text=_("Profiles at the cut-off submitted before this were invited."),
    )
    pool_as_of = models.DateField(
        null=True, blank=True, help_text=_("Day of the pool published with it.")
    )
    note = models.TextField(blank=True, help_text=_("What a reader must know of it."))
    raw = models.JSONField(
        default=dict, blank=True, help_text=_("The entry as the feed published it.")
    )

    class Meta:
        verbose_name = _("round of invitations")
        verbose_name_plural = _("rounds of invitations")
        indexes = [
            models.Index(
                fields=["category", "held_on"], name="pathways_round_by_category"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(cutoff__lte=HIGHEST_SCORE),
                name="pathways_round_cutoff_is_possible",
                violation_error_message=_("No CRS score is above 1,200."),
            ),
            models.CheckConstraint(
                condition=Q(invitations__gte=1),
                name="pathways_round_invites_someone",
                violation_error_message=_("A round invites at least one person."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} ({self.held_on}): {self.name}"


class PoolSnapshot(Cited):
    """How the scores of the candidates in the pool were spread on a day."""

    taken_on = models.DateField(unique=True, help_text=_("The day of the counts."))
    candidates = models.PositiveIntegerField(help_text=_("All candidates."))
    note = models.TextField(blank=True, help_text=_("What a reader must know of it."))

    class Meta:
        verbose_name = _("pool of candidates")
        verbose_name_plural = _("pools of candidates")

    def __str__(self) -> str:
        return f"{self.taken_on}: {self.candidates}"


class PoolBand(models.Model):
    """Candidates with scores from ``low`` to ``high``, both included."""

    snapshot = models.ForeignKey(
        PoolSnapshot,
        on_delete=models.CASCADE,
        related_name="bands",
        help_text=_("The pool it is part of."),
    )
    low = models.PositiveIntegerField(help_text=_("Lowest score of the band."))
    high = models.PositiveIntegerField(help_text=_("Highest score of the band."))
    candidates = models.PositiveIntegerField(help_text=_("Candidates in the band."))

    class Meta:
        verbose_name = _("score band of a pool")
        verbose_name_plural = _("score bands of pools")
        constraints = [
            models.UniqueConstraint(
                fields=["snapshot", "low"],
                name="pathways_poolband_once",
                violation_error_message=_("This pool already has this band."),
            ),
            models.CheckConstraint(
                condition=Q(low__lte=F("high")) & Q(high__lte=HIGHEST_SCORE),
                name="pathways_poolband_scores_in_order",
                violation_error_message=_(
                    "The scores of a band rise, and none is above 1,200."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.snapshot_id}: {self.low}-{self.high}"


class DrawUnit(models.TextChoices):
    """What a province counts."""

    INVITATION = "invitation", _("invitations")
    LETTER = "letter_of_advice_to_apply", _("letters of advice to apply")
    NOTIFICATION = "notification_of_interest", _("notifications of interest")
    SELECTION = "selection", _("selections")


class ProvincialDraw(Cited):
    """One line that a province published about a round of its own."""

    key = models.CharField(
        max_length=64,
        unique=True,
        help_text=_("Digest of province, stream, day and note: what makes it one."),
    )
    province = models.ForeignKey(
        Province,
        on_delete=models.PROTECT,
        related_name="draws",
        help_text=_("The province."),
    )
    stream = models.CharField(max_length=200, help_text=_("The stream as published."))
    catalogue_streams = models.JSONField(
        default=list,
        blank=True,
        help_text=_("Streams of this catalogue whose candidates it could invite."),
    )
    drawn_on = models.DateField(db_index=True, help_text=_("The day of the round."))
    drawn_on_note = models.CharField(
        max_length=100, blank=True, help_text=_("How exact the day is.")
    )
    minimum_score = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("Lowest score; empty if not published.")
    )
    minimum_wage_cad_hourly = models.DecimalField(
        max_digits=7,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("Lowest hourly wage of the offer, where the round asked one."),
    )
    minimum_wage_cad_yearly = models.DecimalField(
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("Lowest yearly wage of the offer, where the round asked one."),
    )
    teers = models.CharField(
        max_length=20,
        blank=True,
        help_text=_("TEERs of the offer that it invited, such as “0 1 2 3”."),
    )
    sectors = models.CharField(
        max_length=100,
        blank=True,
        help_text=_("Sectors of the offer, where it invited only these."),
    )
    is_limited = models.BooleanField(
        default=False,
        help_text=_("Whether it asked what no answer tells, such as occupations."),
    )
    part_of = models.SlugField(
        max_length=80,
        blank=True,
        help_text=_("What lines share that invited in one round of the same day."),
    )
    grid = models.SlugField(
        max_length=80, blank=True, help_text=_("Slug of the grid of the score.")
    )
    score_scale = models.CharField(
        max_length=80, blank=True, help_text=_("The scale as the source names it.")
    )
    invitations = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("How many; empty if not published.")
    )
    unit = models.CharField(
        max_length=30, choices=DrawUnit.choices, help_text=_("What is counted.")
    )
    note = models.TextField(blank=True, help_text=_("What a reader must know of it."))

    class Meta:
        verbose_name = _("provincial draw")
        verbose_name_plural = _("provincial draws")

    def __str__(self) -> str:
        return f"{self.province_id} {self.drawn_on}: {self.stream}"


class FeedName(models.TextChoices):
    """What is fetched."""

    EXPRESS_ENTRY = "express-entry", _("rounds of Express Entry")
    PROVINCIAL = "provincial", _("draws of provinces")


class FetchOutcome(models.TextChoices):
    """What became of a fetch."""

    LOADED = "loaded", _("new data loaded")
    UNCHANGED = "unchanged", _("nothing new")
    REFUSED = "refused", _("refused, last good data kept")
    FAILED = "failed", _("not reached, last good data kept")


class FeedFetch(models.Model):
    """One attempt to read a published feed, with what it said word for word."""

    feed = models.CharField(
        max_length=20, choices=FeedName.choices, help_text=_("What was read.")
    )
    origin = models.CharField(
        max_length=500, help_text=_("The address, or the name of the file.")
    )
    fetched_at = models.DateTimeField(db_index=True, help_text=_("When it was read."))
    outcome = models.CharField(
        max_length=10, choices=FetchOutcome.choices, help_text=_("What became of it.")
    )
    raw = models.TextField(blank=True, help_text=_("The text as it came."))
    digest = models.CharField(
        max_length=64, blank=True, help_text=_("SHA-256 of the text.")
    )
    messages = models.JSONField(
        default=list, blank=True, help_text=_("What is wrong or differs, and where.")
    )
    added = models.PositiveIntegerField(default=0, help_text=_("Rows added."))

    class Meta:
        verbose_name = _("fetch of a feed")
        verbose_name_plural = _("fetches of feeds")

    def __str__(self) -> str:
        return f"{self.feed} {self.fetched_at:%Y-%m-%d %H:%M}: {self.outcome}"
