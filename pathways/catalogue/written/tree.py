"""A seed file as a tree that knows where in the text each part stands.

The parser's own trees forget aliases, and say of a block only where the next begins.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

import yaml

MERGE: Final = "<<"


@dataclass(eq=False)
class Scalar:
    """A plain, quoted or folded text."""

    text: str
    start: int
    end: int
    anchor: str = ""


@dataclass(eq=False)
class Alias:
    """A reference to an anchor that stands above."""

    name: str
    start: int
    end: int


@dataclass(eq=False)
class Items:
    """A list."""

    start: int
    end: int
    flow: bool
    anchor: str = ""
    items: list[Node] = field(default_factory=list)


@dataclass(eq=False)
class Pairs:
    """An object; ``merged`` is what it takes over from an anchor."""

    start: int
    end: int
    flow: bool
    anchor: str = ""
    pairs: list[tuple[Scalar, Node]] = field(default_factory=list)
    merged: list[Node] = field(default_factory=list)

    def place(self, name: str) -> int | None:
        """Where the key stands among the keys that are written out."""
        for place, (key, _value) in enumerate(self.pairs):
            if key.text == name:
                return place
        return None


Node: TypeAlias = Scalar | Alias | Items | Pairs


def tree_of(text: str) -> Node | None:
    """The tree of a file; nothing for an empty one."""
    events = yaml.parse(text, Loader=yaml.CSafeLoader)
    for event in events:
        if isinstance(event, yaml.NodeEvent):
            return _node(event, events, text)
    return None


def below(node: Node) -> Iterator[Node]:
    """The node and every node below it; aliases are not followed."""
    yield node
    if isinstance(node, Items):
        for item in node.items:
            yield from below(item)
    elif isinstance(node, Pairs):
        for part in (*node.merged, *(value for _key, value in node.pairs)):
            yield from below(part)


def _end(event: Any) -> int:
    place: int = event.end_mark.index
    return place


def _node(event: Any, events: Iterator[Any], text: str) -> Node:
    start, end = event.start_mark.index, event.end_mark.index
    if isinstance(event, yaml.AliasEvent):
        return Alias(str(event.anchor), start, end)
    anchor = event.anchor or ""
    if isinstance(event, yaml.ScalarEvent):
        kept = text[start:end].rstrip()
        return Scalar(event.value, start, start + len(kept), anchor)
    is_flow = bool(event.flow_style)
    if isinstance(event, yaml.SequenceStartEvent):
        items = Items(start, end, is_flow, anchor)
        last = end
        for child in events:
            if isinstance(child, yaml.SequenceEndEvent):
                last = _end(child)
                break
            items.items.append(_node(child, events, text))
        items.end = last if is_flow else items.items[-1].end
        return items
    return _pairs(Pairs(start, end, is_flow, anchor), events, text)


def _pairs(node: Pairs, events: Iterator[Any], text: str) -> Pairs:
    last = node.end
    for child in events:
        if isinstance(child, yaml.MappingEndEvent):
            last = _end(child)
            break
        key = _node(child, events, text)
        value = _node(next(events), events, text)
        assert isinstance(key, Scalar)  # noqa: S101 - seed files have no other keys
        node.end = max(node.end, value.end)
        if key.text == MERGE:
            node.merged += value.items if isinstance(value, Items) else [value]
        else:
            node.pairs.append((key, value))
    if node.flow:
        node.end = last
    return node
