"""The people one knows, from their seed file to rows."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from django.db import transaction

from occupations.seeding import Changes, sync
from pathways.catalogue.files import FOLDER, load_text
from pathways.catalogue.schema import faults_of_people
from pathways.models import GoldenExpectation, GoldenPerson

FILE: Final = FOLDER / "people/golden.yaml"
NAME: Final = "pathways/data/people"


def load_people(*, file: Path = FILE) -> list[Changes]:
    """Bring the rows to the file; a curator's people and edits stay theirs.

    Raises ``SeedError`` naming file, row and field.
    """
    data = load_text(file.read_text("utf-8"), file.name)
    for fault in faults_of_people(data, file.name):
        raise fault
    people: list[dict[str, Any]] = []
    expectations: list[dict[str, Any]] = []
    for order, spec in enumerate(_exact(data)):
        key = spec["slug"]
        at = f"{file.name}: {key}"
        about = {name: spec[name] for name in ("title", "note", "profile")}
        people.append({"key": key, "order": order, **about, "_at": at})
        expectations += [
            _expectation(key, place, expected, at)
            for place, expected in enumerate(spec["expectations"])
        ]
    with transaction.atomic():
        return [
            sync(model=GoldenPerson, rows=people, file=NAME),
            sync(model=GoldenExpectation, rows=expectations, file=NAME),
        ]


def _expectation(
    person: str, order: int, spec: Mapping[str, Any], at: str
) -> dict[str, Any]:
    cite = spec["cite"]
    return {
        "key": f"{person}/{spec['on']}/{cite['source']}",
        "person": person,
        "order": order,
        "on": spec["on"],
        "verdicts": spec.get("verdicts", {}),
        "scores": spec.get("scores", {}),
        **cite,
        "_at": at,
    }


def _exact(part: Any) -> Any:
    """Fractions as JSON writes them."""
    if isinstance(part, dict):
        return {key: _exact(item) for key, item in part.items()}
    if isinstance(part, list):
        return [_exact(item) for item in part]
    return float(part) if isinstance(part, Decimal) else part
