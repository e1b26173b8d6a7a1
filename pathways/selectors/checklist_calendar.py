"""The days of a checklist as an iCalendar file (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from pathways.rules.days import DAY
from pathways.selectors.checklist_dates import Dated

PRODUCT: Final = "-//Pathways to Canada//Checklist//EN"


def calendar_of(days: Iterable[Dated], made_at: datetime, name: str) -> bytes:
    """One event for each day, all day long, which takes up no time."""
    found = Calendar()
    found.add("prodid", PRODUCT)
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", name)
    for one in days:
        found.add_component(_event(one, made_at))
    return bytes(found.to_ical())


def uid_of(one: Dated) -> str:
    """The same for the same kind, subject and day; it tells nobody anything."""
    return f"{uuid5(NAMESPACE_URL, f'{one.kind} {one.subject} {one.on}')}"


def _event(one: Dated, made_at: datetime) -> Event:
    event = Event()
    event.add("uid", uid_of(one))
    event.add("dtstamp", made_at)
    event.add("dtstart", one.on)
    event.add("dtend", one.on + DAY)
    event.add("summary", one.title)
    event.add("description", _description(one))
    event.add("transp", "TRANSPARENT")
    if one.citation and one.citation.source.url:
        event.add("url", one.citation.source.url)
    return event


def _description(one: Dated) -> str:
    lines = [one.note] if one.note else []
    if one.citation:
        source = one.citation.source
        lines += [part for part in (source.title, source.url) if part]
    return "\n".join(lines) or one.title
