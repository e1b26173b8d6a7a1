"""The days of the page To do as an iCalendar file (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from pathways.pages.todo.section import Dated
from pathways.rules import DAY

PRODUCT: Final = "-//Pathways to Canada//To do//EN"


def calendar_of(days: Iterable[Dated], made_at: datetime, name: str) -> bytes:
    """One event for each day, all day long, which takes up no time."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for dated in days:
        calendar.add_component(_event(dated, made_at))
    return bytes(calendar.to_ical())


def uid_of(dated: Dated) -> str:
    """The same for the same kind, subject and day; it tells nobody anything."""
    return f"{uuid5(NAMESPACE_URL, f'{dated.kind} {dated.subject} {dated.on}')}"


def _event(dated: Dated, made_at: datetime) -> Event:
    event = Event()
    event.add("uid", uid_of(dated))
    event.add("dtstamp", made_at)
    event.add("dtstart", dated.on)
    event.add("dtend", dated.on + DAY)
    event.add("summary", dated.title)
    event.add("description", _description(dated))
    event.add("transp", "TRANSPARENT")
    if dated.citation and dated.citation.source.url:
        event.add("url", dated.citation.source.url)
    return event


def _description(dated: Dated) -> str:
    lines = [dated.note] if dated.note else []
    if dated.citation:
        source = dated.citation.source
        lines += [part for part in (source.title, source.url) if part]
    return "\n".join(lines) or dated.title
