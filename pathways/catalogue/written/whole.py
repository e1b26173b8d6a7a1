"""Every file that a release gives rows with, as the rows would have it."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from occupations.models import Source
from occupations.seeding.written import Elsewhere, written_csv
from occupations.seeds import FOLDER as REFERENCE
from occupations.seeds import SEEDS
from pathways.catalogue.files import FOLDER
from pathways.catalogue.written.files import own_sources, written

RULES_PLACE: Final = "pathways/data"
REFERENCE_PLACE: Final = "occupations/data"
EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def whole(*, rules: Path = FOLDER, reference: Path = REFERENCE) -> dict[str, str]:
    """The text of each file by its place in the project."""
    elsewhere: Elsewhere = {Source: {json.dumps([slug]) for slug in own_sources(rules)}}
    tables = written_csv(SEEDS, reference, elsewhere)
    return {
        **{f"{RULES_PLACE}/{name}": text for name, text in written(rules).items()},
        **{f"{REFERENCE_PLACE}/{name}": text for name, text in tables.items()},
    }


def as_zip(texts: dict[str, str]) -> bytes:
    """The files in one archive, whose bytes follow from theirs."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, text in sorted(texts.items()):
            entry = ZipInfo(name, EPOCH)
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, text.encode())
    return buffer.getvalue()
