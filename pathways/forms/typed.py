"""What was typed and cannot be taken: said back, with what would be understood."""

from __future__ import annotations

from typing import Final

LONGEST_QUOTE: Final = 30


class NotUnderstoodError(ValueError):
    """Something typed has no reading, or several; the message is for the person."""

    def __init__(self, message: str, *readings: str) -> None:
        self.readings = readings
        super().__init__(message)


def quoted(text: str) -> str:
    """What was typed, in quotation marks, cut short."""
    plain = " ".join(text.split())
    cut = plain if len(plain) <= LONGEST_QUOTE else f"{plain[: LONGEST_QUOTE - 1]}…"
    return f"“{cut}”"
