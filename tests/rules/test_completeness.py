"""The shipped catalogue holds what the reference lists, and every row is cited."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from pathways.rules.rulebook import Rulebook

REFERENCE = Path(__file__).parent / "reference"
PROVINCES = ("ab", "bc", "mb", "nb", "nl", "ns", "nt", "on", "pe", "qc", "sk", "yt")
GRIDS = {
    "crs",
    "fsw-67",
    "bc-sirs",
    "ab-worker-eoi",
    "sk-110",
    "mb-assessment",
    "mb-eoi",
    "on-workforce-priority",
    "on-eoi-2022",
    "nl-eoi",
    "qc-pstq",
    "nt-eoi",
    "pe-eoi",
    "yt-priorities",
}


def _streams(province: str) -> list[str]:
    text = (REFERENCE / f"pnp_{province}.yaml").read_text(encoding="utf-8")
    codes = [stream["code"] for stream in yaml.safe_load(text)["streams"]]
    return [
        f"pnp/{province}/" + code.split("_", 1)[1].lower().replace("_", "-")
        for code in codes
    ]


def test_every_provincial_stream_of_the_reference_is_there(rulebook: Rulebook) -> None:
    slugs = {stream["slug"] for stream in rulebook.snapshot["streams"]}

    missing = {slug for province in PROVINCES for slug in _streams(province)} - slugs

    assert missing == set()


def test_every_grid_of_the_contract_is_there(rulebook: Rulebook) -> None:
    assert set(rulebook.snapshot["grids"]) == GRIDS


def _cited(part: Any, at: str = "") -> Iterator[tuple[str, Any]]:
    """Every part that must be cited, with its place."""
    if isinstance(part, dict):
        if "alternatives" in part or "state" in part or "amount_cad" in part:
            yield at, part.get("cite")
        for key, item in part.items():
            yield from _cited(item, f"{at}/{part.get('slug', key)}/{key}")
    elif isinstance(part, list):
        for place, item in enumerate(part):
            yield from _cited(item, f"{at}[{place}]")


def test_every_requirement_intake_and_fee_says_where_it_was_read(
    rulebook: Rulebook,
) -> None:
    shot = rulebook.snapshot
    parts = [shot["streams"], shot["conditions"], shot["fees"], shot["tables"]]

    without = [
        at
        for part in parts
        for at, cite in _cited(part)
        if not cite or cite["source"] not in shot["sources"] or not cite["confidence"]
    ]

    assert without == []


def test_nothing_passes_for_want_of_rules(rulebook: Rulebook) -> None:
    empty = [
        stream["slug"]
        for stream in rulebook.snapshot["streams"]
        if not stream.get("requirements")
    ]

    assert empty == []
