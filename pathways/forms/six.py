"""Six answers and the profile's keys that they are (docs/profile.md, “Start”).

What was not answered has no key; “none of these” is an answer to all that it names.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from pathways.answers import Answers, Path, with_answer

CANADIAN_PARTNER: Final = ("partner", "canadian_or_pr")
JOB: Final[Path] = ("applicant", "work", 0)
FULL_TIME_HOURS: Final = 30  # more than 30 hours a week count as 30


@dataclass(frozen=True, slots=True)
class Asset:
    """Something that one may have: where it stands, and what yes and none store."""

    key: str
    path: Path
    yes: Any
    none: Any = None


ASSETS: Final = (
    Asset("job_offer", ("job_offer",), {}),
    Asset("transfer", ("transfer",), {}),
    Asset("venture", ("venture",), {}),
    Asset("treaty_enterprise", ("treaty_enterprise",), {}),
    Asset("french", ("applicant", "estimate_fr"), {}),
    Asset("partner", ("partner",), {}),
    Asset("ancestor", ("applicant", "canadian_ancestor"), [{}], []),
)


@dataclass(frozen=True, slots=True)
class Six:
    """The six answers; empty is open, and so is an asset that is not ticked."""

    birth_date: date | None = None
    citizenships: tuple[str, ...] = ()
    study: str | None = None  # a level; "" for less than secondary school
    title: str = ""
    noc: str = ""
    years: Decimal | None = None
    assets: frozenset[str] | None = None  # None while open; empty for none of them


def build_answers(six: Six, on: date) -> Answers:
    """The profile that these answers are on a day."""
    answers: Answers = {}
    for path, value in (*_who(six), *_study(six), *_job(six, on), *_assets(six)):
        answers = with_answer(answers, path, value)
    return answers


def start_of_job(years: Decimal, on: date) -> date:
    """So many years ago, on the first day of that month."""
    months = on.year * 12 + on.month - 1 - int(years * 12)
    return date(months // 12, months % 12 + 1, 1)


Entries = Iterable[tuple[Path, Any]]


def _who(six: Six) -> Entries:
    """Who is a citizen of the United States has that status there, and no other."""
    if six.birth_date:
        yield ("applicant", "birth_date"), six.birth_date.isoformat()
    if six.citizenships:
        yield ("applicant", "citizenships"), list(six.citizenships)
    if "US" in six.citizenships:
        yield ("applicant", "us_status"), "citizen"
        yield ("applicant", "us_permanent_resident"), False


def _study(six: Six) -> Entries:
    """The level alone: neither its country, nor its day, nor an ECA was asked."""
    if six.study is not None:
        levels = [{"level": six.study}] if six.study else []
        yield ("applicant", "education"), levels


def _job(six: Six, on: date) -> Entries:
    """The job one has now: full time for so many years, and going on."""
    if six.noc:
        yield (*JOB, "noc"), six.noc
    if six.title:
        yield (*JOB, "title"), six.title
    if six.years is not None:
        yield (*JOB, "start"), start_of_job(six.years, on).isoformat()
        yield (*JOB, "hours_per_week"), FULL_TIME_HOURS
    if six.noc or six.title or six.years is not None:
        yield (*JOB, "end"), None


def _assets(six: Six) -> Entries:
    """What is ticked, or none of all; what is not ticked beside it stays open."""
    if six.assets is None:
        return
    for asset in ASSETS:
        if asset.key in six.assets:
            yield asset.path, asset.yes
        elif not six.assets:
            yield asset.path, asset.none
    if "canadian_partner" in six.assets:
        yield CANADIAN_PARTNER, True
