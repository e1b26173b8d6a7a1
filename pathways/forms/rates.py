"""What a US dollar is worth in CAD: the edition's dated rate, said beside amounts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from pathways import editions
from pathways.rules import Rate, Spec, rate

NO_WORDS: Final = SafeString()


@dataclass(frozen=True, slots=True)
class Quoted:
    """A rate, and how it is said; both empty where there is none."""

    rate: Rate | None = None
    words: SafeString = NO_WORDS


def dollar_rate() -> Quoted:
    """The newest rate of the published edition, and how it is said.

    None without an edition or a rate.
    """
    try:
        snapshot = editions.current()[1].snapshot
    except editions.NothingPublishedError:
        return Quoted()
    used = rate(snapshot, timezone.localdate())
    return Quoted(used, rate_line(used, snapshot)) if used else Quoted()


def rate_line(used: Rate, snapshot: Spec) -> SafeString:
    """The rate with its day, its source and how sure we are of it."""
    citation = used.spec["cite"]
    page = snapshot["sources"][citation["source"]]
    words = _("1 USD = {rate} CAD on {day}, {source}, {confidence}.")
    link = format_html('<a href="{}">{}</a>', page["url"], publisher_of(page))
    return format_html(
        words,
        rate=f"{used.cad:.4f}",
        day=date_format(used.on, "j F Y"),
        source=link,
        confidence=citation["confidence"],
    )


def publisher_of(page: Spec) -> str:
    """Who publishes a source."""
    return str(page.get("publisher") or page["title"])
