"""The published calibration: made from the file of rounds alone, kept beside it."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from pathways.rounds.seed import FOLDER, ROUNDS
from pathways.rules.rounds import Calibration, Held, calibrate

ROUNDS_FILE: Final = FOLDER / ROUNDS
PUBLISHED_FILE: Final = FOLDER / "calibration.json"
ADAPTER: Final = TypeAdapter(Calibration)


def calibrated(rounds: Path = ROUNDS_FILE) -> Calibration:
    """Run the back-test on a file. Raises ``OSError``, ``KeyError``, ``ValueError``.

    The newest day on which a row was seen is how far the file is known to be complete.
    """
    by_kind: dict[str, list[Held]] = defaultdict(list)
    seen = []
    with rounds.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle, strict=True):
            on = date.fromisoformat(row["held_on"])
            by_kind[row["category"]].append(Held(on, int(row["cutoff"])))
            seen.append(date.fromisoformat(row["as_of"]) if row["as_of"] else on)
    return calibrate(by_kind, max(seen, default=date.min))


def written(calibration: Calibration) -> str:
    """The calibration as it is kept: JSON that reads well in a diff."""
    text = ADAPTER.dump_python(calibration, mode="json")
    return json.dumps(text, indent=1, ensure_ascii=False) + "\n"


@lru_cache(maxsize=1)
def published() -> Calibration:
    """The calibration of this release."""
    return ADAPTER.validate_json(PUBLISHED_FILE.read_bytes())
