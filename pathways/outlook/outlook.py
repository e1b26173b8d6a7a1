"""All streams in groups: the result of an assessment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final

from pathways.forms.choices import province_name
from pathways.outlook.groups import WORDS, Group, GroupWords
from pathways.outlook.pathway import Pathway, pathway
from pathways.outlook.standing import Standing
from pathways.rules.criteria import Verdict
from pathways.rules.profile import JobOffer

EVERYWHERE: Final = "all"
# How many of a long group stand open on the page; the rest opens in place.
AT_ONCE: Final[dict[Group, int]] = {Group.ANSWER: 8, Group.LATER: 5, Group.CLOSED: 0}

NEAREST_FIRST: Final[dict[Group, Callable[[Pathway], Any]]] = {
    Group.ANSWER: lambda one: len(one.asks),
    # A visit leads nowhere by itself, and study asks for an admission first: both stand
    # after what gives a permit to work.
    Group.OFFICER: lambda one: ("study_permit", "visit").count(one.kind),
    Group.LATER: lambda one: one.nearness,
    Group.FAMILY: lambda one: one.verdict is Verdict.NOT_MET,
}


@dataclass(frozen=True, slots=True)
class ProvinceList:
    """The streams of one province in one group."""

    code: str
    name: str
    pathways: tuple[Pathway, ...]


@dataclass(frozen=True, slots=True)
class GroupOfPathways:
    """One group: federal streams and asked provinces, then all other provinces."""

    group: Group
    shown: tuple[Pathway, ...]
    elsewhere: tuple[ProvinceList, ...]

    @property
    def words(self) -> GroupWords:
        """How the group is named."""
        return WORDS[self.group]

    @property
    def at_once(self) -> tuple[Pathway, ...]:
        """Those that stand open on the page; no permit for a partner who is not."""
        if self.group is Group.FAMILY:
            return tuple(
                one for one in self.shown if one.verdict is not Verdict.NOT_MET
            )
        return self.shown[: AT_ONCE.get(self.group)]

    @property
    def further(self) -> tuple[Pathway, ...]:
        """Those that open in place."""
        return self.shown[len(self.at_once) :]

    @property
    def pathways(self) -> tuple[Pathway, ...]:
        """All of it."""
        rest = (one for province in self.elsewhere for one in province.pathways)
        return (*self.shown, *rest)

    @property
    def is_far(self) -> bool:
        """Nobody starts here: where pathways are chosen, it opens in place."""
        return self.group in {Group.UNCOLLECTED, Group.LATER, Group.CLOSED}

    @property
    def count(self) -> int:
        """How many streams it holds."""
        return len(self.pathways)

    @property
    def count_elsewhere(self) -> int:
        """How many of them are in provinces that were not asked about."""
        return sum(len(province.pathways) for province in self.elsewhere)


@dataclass(frozen=True)
class Outlook:
    """Where a person stands on every stream of the edition."""

    standing: Standing
    provinces: frozenset[str]
    groups: tuple[GroupOfPathways, ...]

    def group(self, wanted: Group) -> GroupOfPathways | None:
        """A group, when some stream is in it."""
        return next((one for one in self.groups if one.group is wanted), None)

    def count(self, wanted: Group) -> int:
        """How many streams are in a group."""
        found = self.group(wanted)
        return found.count if found else 0

    @property
    def best(self) -> Group | None:
        """The group of the heading: what is open, else what most pathways wait for."""
        for group in (Group.OPEN, Group.INVITATION, Group.NO_INTAKE_KNOWN):
            if self.count(group):
                return group
        waiting = max((Group.OFFICER, Group.ANSWER), key=self.count)
        return waiting if self.count(waiting) else None

    @cached_property
    def open_questions(self) -> list[tuple[str, int]]:
        """Unanswered paths and the streams that each could decide, most first."""
        found = self.group(Group.ANSWER)
        pathways = found.pathways if found else ()
        counted = Counter(path for one in pathways for path in one.asks)
        return sorted(counted.items(), key=lambda item: (-item[1], item[0]))


def outlook(standing: Standing, also: Collection[str] = ()) -> Outlook:
    """Group every stream; ``also`` names further provinces to show in full."""
    provinces = provinces_asked(standing) | set(also)
    every = [pathway(standing, stream) for stream in standing.assessment.streams]
    groups = []
    for group in Group:
        members = [one for one in every if one.group is group]
        if group in NEAREST_FIRST:
            members.sort(key=NEAREST_FIRST[group])
        if members:
            groups.append(_grouped(group, members, provinces))
    found = Outlook(standing, frozenset(provinces), tuple(groups))
    groups.sort(key=lambda one: one.group is not found.best)
    return replace(found, groups=tuple(groups))


def _grouped(
    group: Group, members: list[Pathway], provinces: Collection[str]
) -> GroupOfPathways:
    def is_shown(one: Pathway) -> bool:
        return not one.province or one.province in provinces or EVERYWHERE in provinces

    shown = tuple(one for one in members if is_shown(one))
    rest = [one for one in members if not is_shown(one)]
    codes = sorted({one.province for one in rest}, key=province_name)
    elsewhere = tuple(
        ProvinceList(
            code,
            province_name(code),
            tuple(one for one in rest if one.province == code),
        )
        for code in codes
    )
    return GroupOfPathways(group, shown, elsewhere)


def provinces_asked(standing: Standing) -> set[str]:
    """The provinces that the answers speak of: wished for, offered, nominated by."""
    profile = standing.profile
    offer = profile.job_offer
    found: list[object] = [*_listed(profile.intended_provinces)]
    if isinstance(offer, JobOffer):
        found.append(offer.province)
    found += [one.province for one in _listed(profile.nominations)]
    found += [one.inviter for one in _listed(profile.provincial_invitations)]
    return {code for code in found if isinstance(code, str)}


def _listed(answer: Any) -> tuple[Any, ...]:
    """The entries of an answered list; none of an open one."""
    return answer if isinstance(answer, tuple) else ()
