"""A stored document, whichever schema it was written in."""

from __future__ import annotations

from typing import Any

from pathways.reports.document import SCHEMA, Document
from pathways.reports.earlier.document import Document as EarlierDocument
from pathways.reports.earlier.reading import today_of


def read_document(stored: dict[str, Any]) -> Document:
    """The document; an earlier one with its own words, in today's sections."""
    if stored.get("schema_version") == SCHEMA:
        return Document.model_validate(stored)
    return today_of(EarlierDocument.model_validate(stored))
