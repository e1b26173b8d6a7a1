"""What a reading must satisfy beside what is kept already."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from itertools import pairwise

from pathways.rounds.records import (
    DrawRecord,
    PoolRecord,
    Problem,
    Reading,
    RoundRecord,
)

DAY = timedelta(days=1)
Kept = Mapping[str, RoundRecord]


def split(reading: Reading, kept: Kept) -> tuple[list[Problem], list[Problem]]:
    """Problems that refuse the reading, and those of entries that are kept already."""
    refusing: list[Problem] = []
    noted: list[Problem] = []
    for problem in reading.problems:
        place = problem.at.split(",")[0]
        number = place.removeprefix("round ") if place.startswith("round ") else ""
        (noted if number in kept else refusing).append(problem)
    return refusing, noted


def check_rounds(
    items: Collection[RoundRecord], kept: Kept, today: date
) -> list[Problem]:
    """Repeats, gaps, days out of order and impossible moments of what is new."""
    problems = []
    seen: dict[str, RoundRecord] = {}
    for item in items:
        at = f"round {item.number}"
        if item.number in seen:
            problems.append(Problem(at, "stands twice in the feed"))
        seen[item.number] = item
        if item.number in kept:
            continue
        if item.held_on > today:
            problems.append(Problem(f"{at}, drawDate", f"{item.held_on} is ahead"))
        # The moment is in UTC: an evening in Ottawa is the next day.
        if item.tie_break_at and item.tie_break_at.date() > item.held_on + DAY:
            problems.append(Problem(f"{at}, drawCutOff", "is after the round"))
    return problems + _sequence({**seen, **kept}, kept)


def _sequence(every: Mapping[str, RoundRecord], kept: Kept) -> list[Problem]:
    ordered = sorted(
        every.values(), key=lambda record: (record.whole_number, record.number)
    )
    problems = []
    for earlier, later in pairwise(ordered):
        if earlier.number in kept and later.number in kept:
            continue
        at = f"round {later.number}"
        if later.whole_number > earlier.whole_number + 1:
            missing = f"{earlier.whole_number + 1} to {later.whole_number - 1}"
            problems.append(Problem(at, f"rounds {missing} are missing before it"))
        if later.held_on < earlier.held_on:
            problems.append(
                Problem(f"{at}, drawDate", f"is before that of round {earlier.number}")
            )
        if _same(earlier, later):
            problems.append(Problem(at, f"repeats round {earlier.number}"))
    return problems


def _same(round_record: RoundRecord, other: RoundRecord) -> bool:
    """Whether two numbers tell the same round."""
    return (
        round_record.held_on,
        round_record.name,
        round_record.invitations,
        round_record.cutoff,
    ) == (
        other.held_on,
        other.name,
        other.invitations,
        other.cutoff,
    )


def check_pools(items: Collection[PoolRecord]) -> list[Problem]:
    """Two different pools of one day, and totals that are not the sum of the bands."""
    problems = []
    seen: dict[date, PoolRecord] = {}
    for record in items:
        at = f"pool of {record.taken_on}"
        before = seen.setdefault(record.taken_on, record)
        if (before.candidates, before.bands) != (record.candidates, record.bands):
            problems.append(Problem(at, "is told in two ways"))
        if record.candidates != sum(record.bands.values()) and not record.note:
            problems.append(Problem(at, "the total is not the sum of the bands"))
    return problems


def check_draws(items: Collection[DrawRecord], today: date) -> list[Problem]:
    """Lines that stand twice, and days ahead."""
    problems = []
    seen: set[str] = set()
    for item in items:
        at = f"{item.province}, {item.stream}, {item.drawn_on}"
        if item.key in seen:
            problems.append(Problem(at, "stands twice"))
        seen.add(item.key)
        if item.drawn_on > today:
            problems.append(Problem(at, "is ahead"))
    return problems


def differences(round_record: RoundRecord, kept: RoundRecord) -> list[Problem]:
    """Where a feed tells a kept round otherwise; what is kept stays."""
    at = f"round {round_record.number}"
    return [
        Problem(
            f"{at}, {name}",
            f"the feed says {getattr(round_record, name)}; "
            f"{getattr(kept, name)} is kept until a curator decides",
        )
        for name in ("held_on", "category", "invitations", "cutoff")
        if getattr(round_record, name) != getattr(kept, name)
    ]
