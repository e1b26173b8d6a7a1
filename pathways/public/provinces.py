"""A province: its streams, what it may nominate, its lists of occupations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pathways.outlook.standing import Cite
from pathways.public import records
from pathways.public.catalogue import Listed, listing
from pathways.public.edition import Published
from pathways.rules import Stream, specs
from pathways.words.places import PROVINCE_NAMES, province_name


@dataclass(frozen=True, slots=True)
class Entry:
    """An occupation of a list, and the time for which it is on it."""

    key: str
    label: str
    effective_from: str
    effective_to: str
    is_past: bool


@dataclass(frozen=True, slots=True)
class TechList:
    """A province's list of technology occupations, with the sources of its entries."""

    slug: str
    title: str
    entries: tuple[Entry, ...]
    citations: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class ProvincePage:
    """A province or territory on a day."""

    code: str
    name: str
    programs: tuple[str, ...]
    streams: tuple[Listed, ...]
    allocations: tuple[records.Places, ...]
    lists: tuple[TechList, ...]


@dataclass(frozen=True, slots=True)
class ProvinceListed:
    """A province in the list of them, with its streams."""

    code: str
    name: str
    streams: tuple[Listed, ...]


def provinces(published: Published) -> list[ProvinceListed]:
    """Every province and territory, by name, with its streams."""
    own = _streams(published)
    return [
        ProvinceListed(code, province_name(code), listing(published, own.get(code, ())))
        for code in sorted(PROVINCE_NAMES, key=province_name)
    ]


def province_page(published: Published, code: str) -> ProvincePage | None:
    """The page of a province; none when there is no such province."""
    if code not in PROVINCE_NAMES:
        return None
    own = _streams(published).get(code, [])
    standing = published.standing
    programs = [
        spec["name"]
        for spec in standing.snapshot["programs"].values()
        if spec.get("province") == code
    ]
    return ProvincePage(
        code=code,
        name=province_name(code),
        programs=tuple(programs),
        streams=listing(published, own),
        allocations=tuple(records.allocations(standing, own)),
        lists=tuple(_lists(published, code)),
    )


def _streams(published: Published) -> Mapping[str, list[Stream]]:
    result: dict[str, list[Stream]] = {}
    for stream in published.standing.by_slug.values():
        if stream.spec.get("province"):
            result.setdefault(stream.spec["province"], []).append(stream)
    return result


def _lists(published: Published, code: str) -> list[TechList]:
    """The lists named after the province: technology and excluded occupations."""
    starts = (f"tech-{code.lower()}", f"{code.lower()}-")
    return [
        _list(published, slug, spec)
        for slug, spec in published.standing.snapshot["lists"].items()
        if f"{slug}-".startswith((f"{starts[0]}-", starts[1]))
    ]


def _list(published: Published, slug: str, spec: specs.Spec) -> TechList:
    entries = [
        Entry(
            entry["key"],
            entry["label"],
            entry.get("from", ""),
            entry.get("to", ""),
            not specs.in_force(entry, published.on),
        )
        for entry in spec["entries"]
    ]
    cites = (published.standing.cite(entry) for entry in spec["entries"])
    return TechList(
        slug,
        spec["title"],
        tuple(entries),
        tuple(dict.fromkeys(cite for cite in cites if cite)),
    )
