"""The calendar file: read back by its own rules, and told nothing of the person."""

from datetime import UTC, date, datetime
from typing import Any

from icalendar import Calendar

from pathways.outlook.standing import Cite, SourcePage
from pathways.pages.todo.calendar import calendar_of, uid_of
from pathways.pages.todo.section import Dated

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
PAGE = SourcePage("The Act; a law, of Canada", "https://laws.example/act", "")
LONG = "Intake opens; bring a letter, a plan \N{EN DASH} and patience. " * 4
DAY = Dated(
    date(2027, 5, 10), "birthday", "you crs", LONG, "One\nTwo", Cite(PAGE, "", "", "")
)


def read_back(*days: Dated) -> list[Any]:
    return list(Calendar.from_ical(calendar_of(days, NOW, "List")).walk("VEVENT"))


def test_an_event_reads_back_as_it_was_written() -> None:
    [event] = read_back(DAY)

    assert str(event["summary"]) == LONG
    assert event.decoded("dtstart") == date(2027, 5, 10)
    assert event.decoded("dtend") == date(2027, 5, 11)
    assert event.decoded("dtstamp") == NOW
    assert str(event["description"]) == f"One\nTwo\n{PAGE.title}\n{PAGE.url}"
    assert str(event["url"]) == PAGE.url


def test_lines_are_folded_at_75_octets_and_end_as_the_standard_says() -> None:
    file = calendar_of([DAY], NOW, "List")

    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    assert b"\n" not in file.replace(b"\r\n", b"")
    assert file.startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"DTSTART;VALUE=DATE:20270510\r\n" in file


def test_an_event_keeps_its_id_whenever_the_file_is_made() -> None:
    later = calendar_of([DAY], NOW.replace(year=2027), "List")

    [event] = Calendar.from_ical(later).walk("VEVENT")

    assert str(event["uid"]) == uid_of(DAY)


def test_other_days_and_other_subjects_have_other_ids() -> None:
    other = [
        Dated(date(2027, 5, 11), DAY.kind, DAY.subject, LONG),
        Dated(DAY.on, "change", DAY.subject, LONG),
        Dated(DAY.on, DAY.kind, "you fsw", LONG),
    ]

    assert len({uid_of(item) for item in [DAY, *other]}) == 4
