"""What a person can do about a stream today."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from pathways.rules import Verdict

SHUT: Final = frozenset({"closed", "paused", "announced"})


class Group(Enum):
    """From what is open to what is shut."""

    OPEN = "open"
    INVITATION = "invitation"
    NO_INTAKE_KNOWN = "intake-unknown"
    ANSWER = "answer"
    OFFICER = "officer"
    UNCOLLECTED = "uncollected"
    LATER = "later"
    FAMILY = "family"
    CLOSED = "closed"


def group_of(verdict: Verdict, intake: str, by_invitation: bool) -> Group:
    """The group of a stream by its verdict, its intake today, and how it selects."""
    if intake in SHUT:
        return Group.CLOSED
    if verdict is not Verdict.MET:
        return UNMET[verdict]
    if by_invitation or intake == "by_invitation":
        return Group.INVITATION
    return Group.OPEN if intake == "open" else Group.NO_INTAKE_KNOWN


UNMET: Final[Mapping[Verdict, Group]] = {
    Verdict.NOT_MET: Group.LATER,
    Verdict.NOT_ANSWERED: Group.ANSWER,
    Verdict.OFFICER: Group.OFFICER,
}
