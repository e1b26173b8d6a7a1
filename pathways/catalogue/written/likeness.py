"""Whether two values of a file say the same, and which items of two lists are one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any, Final

NAMED_BY: Final = (
    *("slug", "id", "from", "fee", "cost", "target", "code", "test", "scale"),
    *("taken_from", "after", "year", "kind", "on", "state", "for", "title", "text"),
)
OWN: Final = ("slug", "id", "fee", "cost", "target", "code", "test")


def is_same(left: Any, right: Any) -> bool:
    """Whether two values are one to who reads a file: 60 is 60.0, and never true."""
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(
            is_same(value, right[name]) for name, value in left.items()
        )
    if isinstance(left, list | tuple) and isinstance(right, list | tuple):
        return len(left) == len(right) and all(map(is_same, left, right))
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, str) is not isinstance(right, str):
        # A row keeps an exact fraction inside JSON as text.
        is_exact = isinstance(left, Decimal) or isinstance(right, Decimal)
        return is_exact and str(left) == str(right)
    return bool(left == right)


Pair = tuple[int | None, int | None]


def paired(now: Sequence[Any], then: Sequence[Any]) -> Iterator[Pair]:
    """Places of the items before and after, in the order of the list to be.

    An item that is only before comes where it stood; of a run that was replaced, the
    items are taken to be the same one after another.
    """
    left, right = [_name(item) for item in now], [_name(item) for item in then]
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    for _tag, first, last, to_first, to_last in matcher.get_opcodes():
        for step in range(max(last - first, to_last - to_first)):
            yield (
                first + step if first + step < last else None,
                to_first + step if to_first + step < to_last else None,
            )


def _name(item: Any) -> str:
    if isinstance(item, list | tuple):
        return str(item[0]) if item else ""
    if not isinstance(item, dict):
        return repr(item)
    if not any(item.get(name) for name in OWN):
        return repr([item.get(name) for name in NAMED_BY] if "cite" in item else item)
    return repr([item.get(name) for name in (*OWN, "from", "scale", "taken_from")])


def are_parts(now: Any, then: Any) -> bool:
    """Whether lists are compared item by item, and not written anew as a whole."""
    items = [*now, *then]
    is_rows = all(isinstance(item, list | tuple) for item in items)
    return bool(now and then) and (is_rows or all(isinstance(i, dict) for i in items))
