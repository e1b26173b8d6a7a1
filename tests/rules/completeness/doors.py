"""The doors of the newer reference: every figure of a topic stands in its stream."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from tests.rules.completeness.reference import load

Spec = Mapping[str, Any]
Rows = set[tuple[Any, ...]]
FOLDER: Final = Path(__file__).parent.parent / "reference" / "doors"


@cache
def topics() -> dict[str, Any]:
    """Every topic of the files, by name."""
    files = sorted(FOLDER.glob("*.yaml"))
    return {name: topic for path in files for name, topic in load(path).items()}


def fields_of_study(snapshot: Spec) -> tuple[Rows, Rows]:
    """The codes of computing and its neighbours for the post-graduation permit."""
    listed = topics()["study_route_additions"]["pgwp_computing_codes"]
    read = {
        (code, title, listed["effective_from"], listed["confidence"])
        for code, title in listed["codes"].items()
    }
    return read, {
        (e["key"], e["label"], e.get("from", ""), e["cite"]["confidence"])
        for e in snapshot["lists"]["pgwp-fields"]["entries"]
    }
