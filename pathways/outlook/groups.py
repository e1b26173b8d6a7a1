"""What a person can do about a stream today: the groups of the result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pathways.rules.criteria import Verdict

SHUT: Final = frozenset({"closed", "paused", "announced"})


class Group(Enum):
    """In the order of the page."""

    OPEN = "open"
    INVITATION = "invitation"
    NO_INTAKE_KNOWN = "intake-unknown"
    ANSWER = "answer"
    OFFICER = "officer"
    UNCOLLECTED = "uncollected"
    LATER = "later"
    FAMILY = "family"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class GroupWords:
    """How a group is named; ``tone`` is the verdict whose shape it bears."""

    tone: str
    title: str | Promise
    count: str | Promise
    about: str | Promise


WORDS: Final[Mapping[Group, GroupWords]] = {
    Group.OPEN: GroupWords(
        "met",
        _("Open to you now"),
        _("open now"),
        _("You meet every requirement. Nothing stands between but applying."),
    ),
    Group.INVITATION: GroupWords(
        "met",
        _("You qualify, and an invitation decides"),
        _("by invitation"),
        _("You meet every requirement. You enter a pool, and wait to be chosen."),
    ),
    Group.NO_INTAKE_KNOWN: GroupWords(
        "met",
        _("You qualify; its intake is not known to us"),
        _("intake not known"),
        _("Ask whether applications are taken before you prepare one."),
    ),
    Group.ANSWER: GroupWords(
        "not_answered",
        _("An answer away"),
        _("an answer away"),
        _("Nothing that you told us rules it out; open questions decide."),
    ),
    Group.OFFICER: GroupWords(
        "officer",
        _("For an officer to judge"),
        _("for an officer"),
        _("All that can be checked is met. What is left is a judgement."),
    ),
    Group.UNCOLLECTED: GroupWords(
        "officer",
        _("Rules that we have not read"),
        _("rules not read"),
        _("We know that these exist, and cannot say where you stand."),
    ),
    Group.LATER: GroupWords(
        "not_met",
        _("Not yet"),
        _("not yet"),
        _("Something is missing: what, and by how much. The nearest stand first."),
    ),
    Group.FAMILY: GroupWords(
        "officer",
        _("For your partner, through you"),
        _("for your partner"),
        _("Permits that a partner asks for because of yours."),
    ),
    Group.CLOSED: GroupWords(
        "closed",
        _("Closed now"),
        _("closed"),
        _("Nobody can apply today. We say since when, and assess you all the same."),
    ),
}


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
