"""Who asked to hear when their own answer changes, and what they may hear of."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pathways.models.editions import Edition
from pathways.models.promises import Promise, PromiseQuerySet
from pathways.models.reports import ReportAddress, link_token, new_seed
from pathways.models.rounds import Round


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    """Subscriptions by whether anything is sent for them."""

    def active(self) -> SubscriptionQuerySet:
        """Whose owner has not ended them, of reports that have not been revoked."""
        return self.filter(ended_at=None, address__report__revoked_at=None)


class Subscription(models.Model):
    """The owner of a confirmed address asked to hear; one row for a mailbox.

    Asked for with another report, it follows that one.
    """

    address = models.OneToOneField(
        ReportAddress,
        on_delete=models.CASCADE,
        related_name="subscription",
        help_text=_("Whom it goes to, and by which report's answers."),
    )
    code_sha256 = models.CharField(
        max_length=64,
        unique=True,
        editable=False,
        help_text=_("Fingerprint of the address’s code: a mailbox has one row."),
    )
    token_seed = models.CharField(
        max_length=32,
        default=new_seed,
        editable=False,
        help_text=_("The token that ends it is made from it and the secret key."),
    )
    token_sha256 = models.CharField(
        max_length=64,
        unique=True,
        editable=False,
        help_text=_("SHA-256 of the token that ends it; the token is not stored."),
    )
    asked_at = models.DateTimeField(help_text=_("Nothing older is told."))
    ended_at = models.DateTimeField(
        null=True, blank=True, help_text=_("Since when nothing is sent.")
    )

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")

    def __str__(self) -> str:
        return f"subscription {self.pk}"

    @property
    def token(self) -> str:
        """The token of the link that ends it."""
        return link_token("subscription", self.token_seed, self.token_sha256)


class News(models.Model):
    """An edition, or a round by the rules of an edition, that people may hear of."""

    edition = models.ForeignKey(
        Edition,
        on_delete=models.CASCADE,
        related_name="news",
        help_text=_("What is new, or the rules by which a round is told."),
    )
    invitation_round = models.OneToOneField(
        Round,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="news",
        help_text=_("The round, where it is one."),
    )
    on = models.DateField(help_text=_("The day on which answers are compared."))
    created_at = models.DateTimeField(help_text=_("When it was taken up."))

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news")
        constraints = [
            models.UniqueConstraint(
                fields=["edition"],
                condition=Q(invitation_round=None),
                name="pathways_news_edition_once",
                violation_error_message=_("This edition is taken up already."),
            )
        ]

    def __str__(self) -> str:
        return f"news {self.pk}"


class NewsPartQuerySet(PromiseQuerySet["NewsPart"]):
    """Parts of the work that a piece of news is."""


class NewsPart(Promise):
    """Subscriptions from ``first`` to ``last``; the promise: each is compared."""

    news = models.ForeignKey(
        News,
        on_delete=models.CASCADE,
        related_name="parts",
        help_text=_("What they may hear of."),
    )
    first = models.BigIntegerField(help_text=_("The first subscription."))
    last = models.BigIntegerField(help_text=_("The last subscription."))
    reached = models.BigIntegerField(
        default=0, help_text=_("The last one that is done: work goes on behind it.")
    )

    objects = NewsPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("part of news")
        verbose_name_plural = _("parts of news")
        constraints = [
            models.UniqueConstraint(
                fields=["news", "first"],
                name="pathways_news_part_once",
                violation_error_message=_("This part is there already."),
            )
        ]
        indexes = [models.Index(fields=["state", "due_at"], name="news_part_state_due")]

    def __str__(self) -> str:
        return f"part {self.pk}"
