"""What is done with a shared offer: made, opened, closed, deleted in time.

Every function takes the moment as an argument.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import QuerySet

from pathways.models import Edition, SavedProfile, SharedOffer
from pathways.models.offers import SHARED_FOR, new_token

MOST_LINKS: Final = 5


class TooManyLinksError(Exception):
    """There are as many links to this person's offers as there may be."""


def share_offer(
    *,
    profile: SavedProfile,
    offer: dict[str, Any],
    edition: Edition,
    on: date,
    now: datetime,
) -> SharedOffer:
    """A link to these answers of an offer; asking twice gives the same link.

    Raises ``TooManyLinksError``.
    """
    with transaction.atomic():
        SavedProfile.objects.select_for_update().get(pk=profile.pk)
        known = list(links_of(profile=profile, now=now))
        wanted = (offer, edition.digest, on)
        for link in known:
            if (link.offer, link.edition_digest, link.assessed_on) == wanted:
                return link
        if len(known) >= MOST_LINKS:
            raise TooManyLinksError
        return _make(profile, offer, edition, on, now)


def _make(
    profile: SavedProfile,
    offer: dict[str, Any],
    edition: Edition,
    on: date,
    now: datetime,
) -> SharedOffer:
    seed, sha256 = new_token()
    return SharedOffer.objects.create(
        profile=profile,
        token_seed=seed,
        token_sha256=sha256,
        edition_number=edition.number,
        edition_digest=edition.digest,
        assessed_on=on,
        offer=offer,
        created_at=now,
        expires_at=now + SHARED_FOR,
    )


def links_of(*, profile: SavedProfile, now: datetime) -> QuerySet[SharedOffer]:
    """The links that open something, the newest first."""
    mine = SharedOffer.objects.alive(now).filter(profile=profile)
    return mine.order_by("-created_at", "-pk")


def offer_under(*, token: str, now: datetime) -> SharedOffer | None:
    """The offer that a link opens."""
    return SharedOffer.objects.under(token, now).first()


def close_link(*, link: SharedOffer) -> None:
    """Delete the shared offer: its link opens nothing any more."""
    link.delete()


def delete_expired(*, now: datetime) -> int:
    """Delete shared offers whose time has run out; returns how many."""
    expired = SharedOffer.objects.filter(expires_at__lte=now)
    count = expired.count()
    expired.delete()
    return count
