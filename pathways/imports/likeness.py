"""How alike two entries are; 0 means that they speak of different things."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from pathways.imports.comparing import Entry, words
from pathways.imports.months import is_same_month, months_between

# Left out of an employer's name: the same employer is written with and without them.
COMPANY_FORMS: Final = frozenset(
    [
        "inc",
        "incorporated",
        "llc",
        "llp",
        "ltd",
        "limited",
        "corp",
        "corporation",
        "co",
        "company",
        "gmbh",
        "sa",
    ]
)


def job_likeness(old: Entry, new: Entry) -> int:
    """Jobs: one employer at a time has one; without employers title or group decide."""
    employer = _same_employer(old, new)
    if employer is False:
        return 0
    same_title = _same_text(old, new, "title")
    same_group = bool(old.get("noc")) and old.get("noc") == new.get("noc")
    if not (employer or same_title or same_group):
        return 0
    same_start = is_same_month(old.get("start"), new.get("start"))
    if not same_start and not _overlap(old, new):
        return 0
    return 1 + 4 * same_start + 2 * bool(employer) + 2 * same_title + same_group


def study_likeness(old: Entry, new: Entry) -> int:
    """Studies: what both say of level and country agrees, and field or year too."""
    if not new or any(_contradict(old, new, key) for key in ("level", "country")):
        return 0
    old_year, new_year = (str(e.get("completed_on") or "")[:4] for e in (old, new))
    if old_year and new_year and old_year != new_year:
        return 0
    same_field = _same_text(old, new, "field")
    if (
        _contradict(old, new, "field")
        and not same_field
        and not (old_year and new_year)
    ):
        return 0
    return 1 + 2 * same_field + 2 * (bool(old_year) and old_year == new_year)


def entry_likeness(old: Entry, new: Entry) -> int:
    """Any other entries: most of what both say is the same."""
    both = old.keys() & new.keys()
    same = sum(old[key] == new[key] for key in both)
    return same if same * 2 > len(both) else 0


def _same_employer(old: Entry, new: Entry) -> bool | None:
    """Whether one employer is meant; None where one of them is not named."""
    names = [_company(entry.get("employer")) for entry in (old, new)]
    return names[0] == names[1] if all(names) else None


def _company(name: object) -> str:
    return " ".join(word for word in words(name).split() if word not in COMPANY_FORMS)


def _same_text(old: Entry, new: Entry, key: str) -> bool:
    return bool(words(old.get(key))) and words(old.get(key)) == words(new.get(key))


def _contradict(old: Entry, new: Entry, key: str) -> bool:
    """Whether both say something, and not the same."""
    return bool(old.get(key) and new.get(key) and old[key] != new[key])


def _overlap(old: Entry, new: Entry) -> bool:
    """Whether more than half of the shorter one lies in the other; open if unsaid."""
    span, other = _span(old), _span(new)
    if span is None or other is None:
        return True
    (start, end), (other_start, other_end) = span, other
    first, last = max(start, other_start), min(end, other_end)
    if first > last:
        return False
    shorter = min(months_between(start, end), months_between(other_start, other_end))
    return months_between(first, last) * 2 > shorter


def _span(entry: Entry) -> tuple[date, date] | None:
    start, end = entry.get("start"), entry.get("end")
    if not isinstance(start, str):
        return None
    return date.fromisoformat(start), _day(end)


def _day(stored: Any) -> date:
    """A last day; what goes on has none yet."""
    return date.fromisoformat(stored) if isinstance(stored, str) else date.max
