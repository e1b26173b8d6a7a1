"""One random slip of the fingers, seeded."""

from __future__ import annotations

import random
import string


def with_typo(text: str, rng: random.Random) -> str:
    """The text with one letter dropped, doubled, changed, added or swapped."""
    places = [n for n, letter in enumerate(text) if letter.isalpha()]
    if len(places) < 3:
        return text
    for _ in range(20):
        changed = _edited(text, rng.choice(places), rng)
        if changed.casefold() != text.casefold():
            return changed
    return text


def _edited(text: str, at: int, rng: random.Random) -> str:
    letter = rng.choice(string.ascii_lowercase)
    before, here, after = text[:at], text[at], text[at + 1 :]
    match rng.randrange(5):
        case 0:
            return before + after
        case 1:
            return before + here + here + after
        case 2:
            return before + letter + after
        case 3:
            return before + here + letter + after
        case _ if after[:1].isalpha():
            return before + after[0] + here + after[1:]
        case _:
            return before + after
