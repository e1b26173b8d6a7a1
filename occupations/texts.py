"""Cells of files that spreadsheets open."""

from __future__ import annotations

from typing import Final

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def neutral(text: str) -> str:
    """The text, so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def restored(text: str) -> str:
    """What ``neutral`` was given."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(FORMULA) else text
