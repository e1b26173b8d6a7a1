"""An offer that its person shows to the employer, under a link of its own."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from pathways.models.casework import SavedProfile, fingerprint
from pathways.models.reports import link_token, new_seed

SHARED_FOR = timedelta(days=60)
KIND = "shared offer"


class SharedOfferQuerySet(models.QuerySet["SharedOffer"]):
    """Shared offers by their link and by their end."""

    def alive(self, now: datetime) -> SharedOfferQuerySet:
        """Those whose time, and that of the answers, has not run out."""
        return self.filter(expires_at__gt=now, profile__expires_at__gt=now)

    def under(self, token: str, now: datetime) -> SharedOfferQuerySet:
        """The one offer that a link opens."""
        return self.alive(now).filter(token_sha256=fingerprint(token))


class SharedOffer(models.Model):
    """The offer's own answers on a day: nothing of the person who has it.

    Its link is not that of the answers; it ends with them, in time, or when closed.
    """

    profile = models.ForeignKey(
        SavedProfile,
        on_delete=models.CASCADE,
        related_name="shared_offers",
        help_text=_("The answers that it is deleted with."),
    )
    token_seed = models.CharField(
        max_length=32,
        default=new_seed,
        editable=False,
        help_text=_("The link's token is made from it and the secret key."),
    )
    token_sha256 = models.CharField(
        max_length=64,
        unique=True,
        editable=False,
        help_text=_("SHA-256 of the link's token; the token is not stored."),
    )
    edition_number = models.PositiveIntegerField(help_text=_("The rulebook's edition."))
    edition_digest = models.CharField(
        max_length=64, help_text=_("SHA-256 of the edition's snapshot.")
    )
    assessed_on = models.DateField(help_text=_("The day of the rules that it shows."))
    offer = models.JSONField(help_text=_("The offer's own answers, and no others."))
    created_at = models.DateTimeField(help_text=_("When the link was made."))
    expires_at = models.DateTimeField(
        db_index=True, help_text=_("When it is deleted: 60 days after it was made.")
    )

    objects = SharedOfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("shared offer")
        verbose_name_plural = _("shared offers")

    def __str__(self) -> str:
        return f"shared offer {self.pk}"

    @property
    def token(self) -> str:
        """The token of its link."""
        return link_token(KIND, self.token_seed, self.token_sha256)


def new_token() -> tuple[str, str]:
    """A seed, and the fingerprint of the token that is made from it."""
    seed = new_seed()
    return seed, fingerprint(link_token(KIND, seed))
