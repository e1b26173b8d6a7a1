"""What a part names exists: lists, areas, provinces, streams, fees, sources, codes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from pathways.rules.checks.dates import called
from pathways.rules.checks.lists import code_fault
from pathways.rules.checks.problem import Problem, Problems, Spec, requirements_of
from pathways.rules.checks.thresholds import value_fault
from pathways.rules.engine.specs import number
from pathways.rules.facts.kinds import BY_NAME, FactError, fact_from, unit_of
from pathways.rules.facts.lists import exact
from pathways.rules.profile.answer_types import PROVINCE_CODES

Known = Mapping[str, Iterable[str]]
NAMED: Final = {
    **{"list": "lists", "on_list": "lists", "area": "areas", "areas": "areas"},
    "not_area": "areas",
    **{"condition": "conditions", "grid": "grids", "stream": "streams"},
}
PROVINCE_NAMES: Final = ("province", "not_province")
CONDITION: Final = "condition_met"
LISTED: Final = "list_value"
ADDRESS: Final = re.compile(r"https?://[^\s/?#@]+\.[^\s/?#@.]+(?:[/?#]\S*)?")
OCCUPATIONS: Final = frozenset({"offer_group", "primary_occupation"})


def check_references(shot: Spec) -> Problems:
    """Every name of another part."""
    known: Known = {
        "streams": {stream["slug"] for stream in shot["streams"]},
        **{part: shot.get(part, {}) for part in ("lists", "areas", "conditions")},
        **{part: shot.get(part, {}) for part in ("grids", "fees", "programs")},
    }
    for where, fact in _facts(shot):
        yield from _fact(where, fact, known)
        if fact["kind"] == LISTED:
            yield from _values(shot, where, fact)
    yield from _streams(shot, known)
    yield from _articles(shot, known)
    yield from _topics(shot, known)
    yield from _codes(shot)
    yield from _circles(shot)
    yield from _addresses(shot)


def _addresses(shot: Spec) -> Problems:
    """Addresses that no reader can open."""
    for slug, source in shot["sources"].items():
        url = source.get("url")
        if url and not ADDRESS.fullmatch(url):
            yield Problem(f"source {slug}", f"field url: {url!r} is no address")


def _circles(shot: Spec) -> Problems:
    """Conditions that need themselves, by whatever way round."""
    needs = {
        slug: {
            str(fact["condition"])
            for fact in _written(condition)
            if fact["kind"] == CONDITION and fact.get("condition")
        }
        for slug, condition in shot.get("conditions", {}).items()
    }
    for slug in needs:
        reached, waiting = set[str](), [slug]
        while waiting:
            further = needs.get(waiting.pop(), set()) - reached
            reached |= further
            waiting += further
        if slug in reached:
            yield Problem(f"condition {slug}", "it needs itself, so it is never met")


def _facts(shot: Spec) -> Iterator[tuple[str, Spec]]:
    """Every fact, with what it stands in."""
    for where, requirement in requirements_of(shot):
        for fact in _written(requirement):
            yield where, fact
    for slug, grid in shot.get("grids", {}).items():
        for version in grid["versions"]:
            for fact in _written(version):
                yield f"grid {slug} {version['id']}", fact


def _written(part: Any) -> Iterator[Spec]:
    if isinstance(part, Mapping):
        if part.get("kind") in BY_NAME:
            yield part
            return
        part = list(part.values())
    for item in part if isinstance(part, list) else ():
        yield from _written(item)


def _fact(where: str, fact: Spec, known: Known) -> Problems:
    for name, value in fact.items():
        for item in value if isinstance(value, list) else [value]:
            if not isinstance(item, str) or not item:
                continue
            part = NAMED.get(name)
            if part and item not in known[part]:
                yield Problem(where, f"there is no {part[:-1]} named {item}")
            if name in PROVINCE_NAMES and item not in PROVINCE_CODES:
                yield Problem(where, f"{item!r} is the code of no province")


def _values(shot: Spec, where: str, raw: Spec) -> Problems:
    """What the lines of a list fix is what the fact is counted in."""
    try:
        unit = unit_of(fact_from(raw))
    except (FactError, TypeError):
        return  # said where the fact is read
    for entry in shot["lists"].get(raw["list"], {"entries": ()})["entries"]:
        value = entry.get("values", {}).get(raw["name"])
        fault = "" if value is None else value_fault(unit, number(exact(value)))
        if fault:
            text = f"the line {entry['key']} of the list {raw['list']}: {fault}"
            yield Problem(where, text)


def _streams(shot: Spec, known: Known) -> Problems:
    for stream in shot["streams"]:
        where = stream["slug"]
        for name, part in (("grid", "grids"), ("program", "programs")):
            if stream.get(name) and stream[name] not in known[part]:
                yield Problem(where, f"there is no {name} named {stream[name]}")
        for fee in stream.get("fees", ()):
            if fee["fee"] not in known["fees"]:
                yield Problem(where, f"there is no fee named {fee['fee']}")
        for bridge in stream.get("bridges", ()):
            if bridge["target"] not in known["streams"]:
                yield Problem(where, f"it leads to {bridge['target']}, no stream")
            if bridge["target"] == where:
                yield Problem(where, f"it leads to {where}, which is itself")


def _articles(shot: Spec, known: Known) -> Problems:
    for article in shot.get("articles", ()):
        for claim in article.get("claims", ()):
            for slug in claim.get("streams", ()):
                if slug not in known["streams"]:
                    where = f"article {article['slug']}, {called(claim, 0)}"
                    yield Problem(where, f"there is no stream named {slug}")


def _topics(shot: Spec, known: Known) -> Problems:
    for slug, topic in shot.get("topics", {}).items():
        own = topic.get("streams", ())
        for stream in own:
            if stream not in known["streams"]:
                yield Problem(f"topic {slug}", f"there is no stream named {stream}")
        for row in topic.get("statements", ()):
            for stream in row.get("streams", ()):
                if stream not in own:
                    where = f"topic {slug}, {called(row, 0)}"
                    yield Problem(where, f"{stream} is no stream of the topic")
            for code in row.get("provinces", ()):
                if code not in PROVINCE_CODES:
                    where = f"topic {slug}, {called(row, 0)}"
                    yield Problem(where, f"{code!r} is the code of no province")


def _codes(shot: Spec) -> Problems:
    """Occupations that a criterion compares with."""
    codes = frozenset(shot.get("unit_groups", ()))
    for where, requirement in requirements_of(shot):
        for way in requirement.get("alternatives", ()):
            for criterion in way.get("criteria", ()):
                fact, value = criterion.get("fact") or {}, criterion.get("value")
                if fact.get("kind") not in OCCUPATIONS:
                    continue
                for code in value if isinstance(value, list) else [value]:
                    fault = code_fault(code, codes) if isinstance(code, str) else ""
                    if fault:
                        yield Problem(where, fault)
