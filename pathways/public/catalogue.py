"""Every program and stream in groups, with its intake on the day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from pathways.public.edition import Published
from pathways.public.intakes import Intake, intake_today
from pathways.rules import Stream
from pathways.words.places import province_name


@dataclass(frozen=True, slots=True)
class Listed:
    """A stream as lists show it."""

    slug: str
    name: str
    summary: str
    intake: Intake


@dataclass(frozen=True, slots=True)
class ProgramListed:
    """A program and its streams; ``province`` is its code, empty for a federal one."""

    name: str
    province: str
    streams: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Programs of one kind."""

    slug: str
    title: str
    programs: tuple[ProgramListed, ...]

    @property
    def count(self) -> int:
        """How many streams it holds."""
        return sum(len(program.streams) for program in self.programs)


def catalogue(published: Published) -> list[Group]:
    """Work permits, federal and provincial programs, visits: each with its streams."""
    titles = {
        "work_permit": _("Work permits"),
        "federal": _("Permanent residence: federal programs"),
        "provincial": _("Permanent residence: provinces and territories"),
        "study_permit": _("Study permits"),
        "citizenship": _("Citizenship"),
        "visit": _("Visits"),
    }
    by_group: dict[str, list[ProgramListed]] = {slug: [] for slug in titles}
    for slug, program in published.standing.snapshot["programs"].items():
        own = [s for s in published.standing.by_slug.values() if _of(s, slug)]
        if own:
            province = program.get("province", "")
            kind = "provincial" if province else program["kind"]
            group = "federal" if kind == "permanent_residence" else kind
            listed = ProgramListed(program["name"], province, listing(published, own))
            by_group[group].append(listed)
    for programs in by_group.values():
        programs.sort(key=lambda listed: (province_name(listed.province), listed.name))
    return [
        Group(slug.replace("_", "-"), titles[slug], tuple(programs))
        for slug, programs in by_group.items()
        if programs
    ]


def _of(stream: Stream, program: str) -> bool:
    return bool(stream.spec["program"] == program)


def listing(published: Published, streams: Iterable[Stream]) -> tuple[Listed, ...]:
    """Some streams as lists show them."""
    return tuple(
        Listed(
            stream.slug,
            stream.name,
            stream.spec.get("summary", ""),
            intake_today(published.standing, stream),
        )
        for stream in streams
    )
