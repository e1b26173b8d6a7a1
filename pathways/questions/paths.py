"""Every answer of the profile by its path, without indices."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any, Final, get_args, get_type_hints

from pathways.rules import Profile, key_of

# Words of the file, no answers.
OF_THE_FILE: Final = frozenset({"schema", "id", "typed_amounts"})


def answer_paths(kind: type = Profile, above: str = "") -> Iterator[str]:
    """The answers that are no records themselves, in the contract's order."""
    hints = get_type_hints(kind)
    for field in dataclasses.fields(kind):
        key = key_of(field)
        path = f"{above}.{key}" if above else key
        record = _record_in(hints[field.name])
        if path in OF_THE_FILE:
            continue
        if record is not None:
            yield from answer_paths(record, path)
        else:
            yield path


def _record_in(hint: Any) -> type | None:
    """The record that an answer is, or that a list of answers holds."""
    if dataclasses.is_dataclass(hint):
        return hint if isinstance(hint, type) else None
    return next((kind for part in get_args(hint) if (kind := _record_in(part))), None)
