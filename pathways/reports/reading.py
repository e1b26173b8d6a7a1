"""A stored document, whichever schema it was written in."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from pathways.reports.document import SCHEMA, Document
from pathways.reports.earlier.document import Document as EarlierDocument
from pathways.reports.earlier.reading import today_of


class UnreadableError(Exception):
    """A stored document that fits no schema; says nothing of what stands in it."""


def read_document(stored: dict[str, Any]) -> Document:
    """The document; an earlier one with its own words, in today's sections.

    Raises ``UnreadableError``: pydantic's own error would bring values into the log.
    """
    try:
        if stored.get("schema_version") == SCHEMA:
            return Document.model_validate(stored)
        return today_of(EarlierDocument.model_validate(stored))
    except ValidationError as error:
        kinds = sorted({problem["type"] for problem in error.errors()})
    raise UnreadableError(", ".join(kinds))
