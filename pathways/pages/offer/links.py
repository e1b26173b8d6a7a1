"""The page of the links that show an offer to its employer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pathways.models import SharedOffer
from pathways.models.offers import SHARED_FOR
from pathways.selectors.person import Person

LONG_DAY = "j F Y"


@dataclass(frozen=True, slots=True)
class SharedLink:
    """A link that opens something, and how long it does."""

    number: int
    token: str
    about: str


@dataclass(frozen=True, slots=True)
class LinksPage:
    """Everything that the page says."""

    links: tuple[SharedLink, ...]
    can_share: bool
    terms: str
    holds: str
    refusal: str = ""


def links_page(
    person: Person,
    links: Iterable[SharedOffer],
    *,
    can_share: bool,
    now: datetime,
    refusal: str = "",
) -> LinksPage:
    """The links that there are, and the terms of one more."""
    return LinksPage(
        links=tuple(_link(link) for link in links),
        can_share=can_share,
        terms=_terms(person, now) if can_share else _nothing_to_share(),
        holds=_(
            "What is stored for a link: the occupation, place, pay, hours and length "
            "of the offer, what you told us of the employer, the edition of the rules "
            "and the day. Neither a name nor a job title is stored with it."
        ),
        refusal=refusal,
    )


def _link(shared_offer: SharedOffer) -> SharedLink:
    words = {
        "made": _day(shared_offer.created_at),
        "end": _day(shared_offer.expires_at),
    }
    about = _("Made on %(made)s, works until %(end)s") % words
    return SharedLink(shared_offer.pk, shared_offer.token, about)


def _day(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), LONG_DAY)


def _terms(person: Person, now: datetime) -> str:
    words = {"end": _day(now + SHARED_FOR)}
    said = _(
        "The link works until %(end)s. It ends earlier when you close it here, or when "
        "your answers are deleted."
    )
    if person.saved.is_saved:
        return said % words
    unsaved = _(
        "They are not saved yet, so that is 24 hours after your last change: save them "
        "under My answers."
    )
    return f"{said % words} {unsaved}"


def _nothing_to_share() -> str:
    return _("There is nothing to show to an employer: no offer, or none is needed.")


def too_many() -> str:
    """Said where there are as many links as there may be."""
    return _("There are five links already. Close one of them first.")
