"""A file's text with only that written anew which differs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from pathways.catalogue.written import style
from pathways.catalogue.written.likeness import are_parts, is_same, paired
from pathways.catalogue.written.tree import Alias, Items, Node, Pairs, below

Edit = tuple[int, int, str]


@dataclass(frozen=True)
class Wish:
    """What a node says, is to say, and how that is written; and how it stands."""

    now: Any
    then: Any
    written: Any
    column: int
    flow: bool


class Patch:
    """Collects the edits that bring a text to what is wanted."""

    def __init__(self, text: str, root: Node, values: dict[str, Any]) -> None:
        self.text, self.root = text, root
        self.values = values
        self.edits: list[Edit] = []
        self.renewed: set[str] = set()
        self.aliases: dict[str, list[Alias]] = defaultdict(list)
        self.anchors: dict[str, Node] = {}
        for node in below(root):
            if isinstance(node, Alias):
                self.aliases[node.name].append(node)
            elif node.anchor:
                self.anchors[node.anchor] = node
        self.names = set(self.anchors)
        self.asked: dict[str, list[tuple[Node, Wish]]] = defaultdict(list)

    def run(self, now: Any, then: Any, written: Any) -> str:
        """The new text."""
        self.walk(self.root, Wish(now, then, written, 0, False))
        while self.asked:
            name = self._outermost()
            self._settle(name, self.asked.pop(name))
        self._move_anchors()
        text = self.text
        for start, end, new in sorted(self._outer_edits(), key=_place)[::-1]:
            text = text[:start] + new + text[end:]
        return text

    def _outermost(self) -> str:
        """An anchor that no other open one uses: what uses it is decided first."""
        for name in self.asked:
            places = [node.start for node in self.aliases[name]]
            users = [
                (other.start, other.end)
                for known, other in self.anchors.items()
                if known != name and known in self.asked
            ]
            if not any(_is_within(at, users) for at in places):
                return name
        return next(iter(self.asked))

    def _outer_edits(self) -> list[Edit]:
        """Without those inside a part that is written anew as a whole."""
        wide = [edit for edit in self.edits if edit[1] > edit[0]]
        return [e for e in self.edits if not any(_is_inside(e, w) for w in wide)]

    def walk(self, node: Node, wish: Wish) -> None:
        """Note what to write for a node, and for those below it."""
        if is_same(wish.now, wish.then):
            return
        if isinstance(node, Alias):
            self.asked[node.name].append((node, wish))
        elif node.anchor and self.aliases[node.anchor]:
            self.asked[node.anchor].append((node, wish))
        else:
            self._write(node, wish)

    def _write(self, node: Node, wish: Wish) -> None:
        now, then = wish.now, wish.then
        if isinstance(node, Pairs) and isinstance(now, dict) and isinstance(then, dict):
            self._write_pairs(node, wish)
        elif isinstance(node, Items) and are_parts(now, then):
            self._write_items(node, wish)
        else:
            self._replace(node, wish)

    def _replace(self, node: Node, wish: Wish) -> None:
        named = ""
        if not isinstance(node, Alias) and node.anchor:
            named = f"&{node.anchor} "
            self.renewed.add(node.anchor)
        if wish.flow or named or style.is_short(wish.written):
            new = named + style.on_a_line(wish.written)
        elif self._begins_item(node):
            new = style.in_block(wish.written, self._column(node.start))
        else:
            column = wish.column + 2
            new = f"\n{' ' * column}{style.in_block(wish.written, column)}"
        self.edits.append((node.start, node.end, new))

    def _write_pairs(self, node: Pairs, wish: Wish) -> None:
        gone = [key.text for key, _ in node.pairs if self._is_to_go(key.text, wish)]
        kept = [
            place for place, (key, _) in enumerate(node.pairs) if key.text not in gone
        ]
        lost = [n for n in wish.now if n not in wish.then and node.place(n) is None]
        if not kept or lost:
            self._replace(node, wish)
            return
        column = self._column(node.pairs[0][0].start)
        for name, then in wish.then.items():
            now = wish.now.get(name)
            if name in gone or (name in wish.now and is_same(now, then)):
                continue
            value = wish.written.get(name, then)
            place = node.place(name)
            if place is not None:
                its = Wish(now, then, value, column, node.flow)
                self.walk(node.pairs[place][1], its)
            else:
                self._add(node, kept, name, value, list(wish.then))
        self._cut([(k.start, v.end) for k, v in node.pairs], kept)

    @staticmethod
    def _is_to_go(name: str, wish: Wish) -> bool:
        """Whether what is written out is the default again, or no longer there."""
        if name not in wish.then:
            return True
        changed = not is_same(wish.now.get(name), wish.then[name])
        return changed and name not in wish.written

    def _add(
        self, node: Pairs, kept: list[int], name: str, value: Any, order: list[str]
    ) -> None:
        """Write a key behind the one that comes before it."""
        rank = {known: place for place, known in enumerate(order)}
        before = [
            place
            for place in kept
            if rank.get(node.pairs[place][0].text, -1) < rank[name]
        ]
        end = node.pairs[before[-1] if before else kept[0]][1].end
        if node.flow:
            self.edits.append((end, end, f", {style.on_a_pair(name, value)}"))
            return
        column = self._column(node.pairs[0][0].start)
        end = self._behind_comment(end)
        new = style.pair(name, value, column)
        self.edits.append((end, end, f"\n{' ' * column}{new}"))

    def _write_items(self, node: Items, wish: Wish) -> None:
        pairs = list(paired(wish.now, wish.then))
        kept = [old for old, new in pairs if old is not None and new is not None]
        if not kept:
            self._replace(node, wish)
            return
        last: int | None = None
        early = []
        for old, new in pairs:
            if old is not None and new is not None:
                item, at = node.items[old], self._column(node.items[old].start)
                its = Wish(
                    wish.now[old], wish.then[new], wish.written[new], at, node.flow
                )
                self.walk(item, its)
                last = old
            elif new is not None and last is None:
                early.append(wish.written[new])
            elif new is not None and last is not None:
                self._add_item(node, last, wish.written[new])
        for value in early:
            self._add_first(node, kept[0], value)
        self._cut([(item.start, item.end) for item in node.items], kept)

    def _add_item(self, node: Items, place: int, value: Any) -> None:
        end = node.items[place].end
        if node.flow:
            self.edits.append((end, end, f", {style.on_a_line(value)}"))
            return
        dash, end = self._dash(node.items[place]), self._behind_comment(end)
        new = f"\n{' ' * dash}- {style.in_block(value, dash + 2)}"
        self.edits.append((end, end, new))

    def _add_first(self, node: Items, place: int, value: Any) -> None:
        start = node.items[place].start
        if node.flow:
            self.edits.append((start, start, f"{style.on_a_line(value)}, "))
            return
        dash = self._dash(node.items[place])
        new = f"{style.in_block(value, dash + 2)}\n{' ' * dash}- "
        self.edits.append((start, start, new))

    def _cut(self, spans: list[tuple[int, int]], kept: list[int]) -> None:
        """Take out what is not kept, with what parts it from its neighbours."""
        before: int | None = None
        for place in [*kept, len(spans)]:
            first = 0 if before is None else before + 1
            if first < place and before is None:
                self.edits.append((spans[0][0], spans[place][0], ""))
            elif first < place and before is not None:
                self.edits.append((spans[before][1], spans[place - 1][1], ""))
            before = place

    def _settle(self, name: str, asked: list[tuple[Node, Wish]]) -> None:
        """Decide who keeps an anchor whose users no longer all say the same."""
        own = next((its for node, its in asked if not isinstance(node, Alias)), None)
        users = self.aliases[name]
        wishes = {id(n): w for n, w in asked if isinstance(n, Alias)}
        if own is None:
            apart = [user for user in users if id(user) in wishes]
        else:
            follow = [
                user
                for user in users
                if id(user) in wishes and is_same(wishes[id(user)].then, own.then)
            ]
            keeps = 2 * len(follow) >= len(users)
            node = self.anchors[name]
            self._write(node, own) if keeps else self._drop_anchor(node, own)
            apart = [
                user
                for user in users
                if (user not in follow if keeps else id(user) in wishes)
            ]
        self._write_apart(name, apart, wishes)

    def _write_apart(
        self, name: str, users: list[Alias], wishes: dict[int, Wish]
    ) -> None:
        """What no longer says what the anchor says; equal ones share a new anchor."""
        groups: dict[str, list[Alias]] = defaultdict(list)
        for user in users:
            wish = wishes.get(id(user))
            text = style.on_a_line(wish.written if wish else self.values[name])
            groups[text].append(user)
        for text, group in groups.items():
            new, again = text, text
            if len(group) > 1 and text.startswith(("{", "[")):
                fresh = self._new_name(name)
                new, again = f"&{fresh} {text}", f"*{fresh}"
            for place, user in enumerate(sorted(group, key=lambda user: user.start)):
                edit = (user.start, user.end, again if place else new)
                self.edits.append(edit)

    def _new_name(self, name: str) -> str:
        number = 2
        while f"{name}-{number}" in self.names:
            number += 1
        self.names.add(f"{name}-{number}")
        return f"{name}-{number}"

    def _drop_anchor(self, node: Node, wish: Wish) -> None:
        assert not isinstance(node, Alias)  # noqa: S101 - an alias has no anchor
        length = len(f"&{node.anchor}")
        rest = self.text[node.start + length : node.end]
        length += len(rest) - len(rest.lstrip()) if not rest.startswith("\n") else 0
        is_line = rest.startswith("\n") and self._begins_item(node)
        if is_line:  # “- &name” alone on its line: the first key moves up
            length += len(rest) - len(rest.lstrip())
        self.edits.append((node.start, node.start + length, ""))
        node.anchor, node.start = "", node.start + length
        self._write(node, wish)

    def _move_anchors(self) -> None:
        """An anchor whose place is gone moves to the first that still uses it."""
        for name, users in self.aliases.items():
            spans = [(start, end) for start, end, _new in self.edits if end > start]
            its = self.anchors[name]
            is_there = not isinstance(its, Alias) and its.anchor == name
            if is_there and (name in self.renewed or not _is_within(its.start, spans)):
                continue
            left = [user for user in users if not _is_within(user.start, spans)]
            if left:
                new = f"&{name} {style.on_a_line(self.values[name])}"
                self.edits.append((left[0].start, left[0].end, new))

    def _column(self, at: int) -> int:
        return at - (self.text.rfind("\n", 0, at) + 1)

    def _line_before(self, node: Node) -> str:
        return self.text[self.text.rfind("\n", 0, node.start) + 1 : node.start]

    def _begins_item(self, node: Node) -> bool:
        return self._line_before(node).rstrip().endswith("-")

    def _dash(self, node: Node) -> int:
        """The column of the dash before an item."""
        return self._line_before(node).rindex("-")

    def _behind_comment(self, at: int) -> int:
        """The end of the line, where only a comment follows."""
        stop = self.text.find("\n", at)
        rest = self.text[at : stop if stop >= 0 else None]
        return at + len(rest) if rest.lstrip().startswith("#") else at


def _is_within(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _place(edit: Edit) -> tuple[int, int]:
    return edit[:2]


def _is_inside(edit: Edit, wide: Edit) -> bool:
    """Whether the edit lies within a wider one, and not at its edge."""
    if edit[0] == edit[1]:
        return wide[0] < edit[0] < wide[1]
    is_within = wide[0] <= edit[0] and edit[1] <= wide[1]
    return is_within and _place(edit) != _place(wide)
