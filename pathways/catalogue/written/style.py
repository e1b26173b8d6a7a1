"""Values as the seed files write them: short parts on a line, long ones in blocks."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

import yaml

WIDE: Final = 10**9


class _Dumper(yaml.SafeDumper):
    """Without anchors, with lists indented below their key."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _exact(dumper: yaml.SafeDumper, value: Decimal) -> yaml.ScalarNode:
    whole = value == value.to_integral_value()
    tag = "tag:yaml.org,2002:int" if whole else "tag:yaml.org,2002:float"
    text = str(int(value)) if whole else format(value, "f")
    return dumper.represent_scalar(tag, text)


_Dumper.add_representer(Decimal, _exact)


def _dump(value: Any, flow: bool | None) -> str:
    text = yaml.dump(
        value,
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=WIDE,
        default_flow_style=flow,
    )
    return text.removesuffix("\n").removesuffix("\n...")


def on_a_line(value: Any) -> str:
    """The value inside a line, and inside whatever list or object stands there."""
    return _dump([value], True)[1:-1]


def is_short(value: Any) -> bool:
    """Whether a value stands beside its key even where blocks are written."""
    if isinstance(value, dict):
        return not any(isinstance(part, dict | list) for part in value.values())
    if isinstance(value, list):
        return not any(isinstance(part, dict | list) for part in value)
    return True


def in_block(value: Any, column: int) -> str:
    """The value as lines that all begin at the column, the first one without it."""
    is_row = isinstance(value, list) and not all(isinstance(p, dict) for p in value)
    if not value or is_row or not isinstance(value, dict | list):
        return on_a_line(value)
    return _dump(value, None).replace("\n", "\n" + " " * column)


def pair(name: str, value: Any, column: int) -> str:
    """A key with its value in a block that begins at the column."""
    is_long = bool(value) and isinstance(value, dict | list)
    return in_block({name: value}, column) if is_long else on_a_pair(name, value)


def on_a_pair(name: str, value: Any) -> str:
    """A key with its value inside a line."""
    return on_a_line({name: value})[1:-1]
