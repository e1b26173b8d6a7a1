"""Every seed file as the rows would have it written."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any, Final

from pathways.catalogue.files import FOLDER, LISTS, load_text
from pathways.catalogue.written import style
from pathways.catalogue.written.likeness import is_same
from pathways.catalogue.written.patching import Patch
from pathways.catalogue.written.tree import Alias, Items, Node, Pairs, tree_of
from pathways.catalogue.written.wanted import Values, in_full, wanted

ADDED: Final = "added_by_curators.yaml"
HEAD: Final = (
    "# yaml-language-server: $schema=../../var/catalogue.schema.json\n"
    "# What curators added and no file of the release has a place for.\n"
)


def own_sources(folder: Path = FOLDER) -> set[str]:
    """Sources that the files tell, beside those of reference data."""
    paths = folder.glob("*.yaml")
    values = [load_text(path.read_text(encoding="utf-8"), path.name) for path in paths]
    return {slug for data in values for slug in (data or {}).get("sources", {})}


def written(folder: Path = FOLDER) -> dict[str, str]:
    """The text of every file by its name."""
    texts = {
        path.name: path.read_text(encoding="utf-8")
        for path in sorted(folder.glob("*.yaml"))
    }
    values = {name: load_text(text, name) or {} for name, text in texts.items()}
    shares = shared_out(without_reference(wanted(), values), values)
    items = {
        name: _renewed(text, values[name], shares.pop(name))
        for name, text in texts.items()
    }
    for name, share in shares.items():
        items[name] = f"{HEAD}{style.in_block(share, 0)}\n"
    return items


def without_reference(sections: Values, values: dict[str, Values]) -> Values:
    """Without the sources that only the files of reference data tell: new ones too."""
    own = {slug for data in values.values() for slug in data.get("sources", {})}
    return sections | {
        "sources": {s: i for s, i in sections["sources"].items() if s in own}
    }


def shared_out(sections: Values, values: dict[str, Values]) -> dict[str, Values]:
    """What each file is to say: what it says now, and what has no other place."""
    shares: dict[str, Values] = {name: {} for name in values}
    for section, items in sections.items():
        if section in LISTS:
            _share_list(section, list(items), values, shares)
        else:
            _share_named(section, dict(items), values, shares)
    return shares


def _share_named(
    section: str, items: Values, values: dict[str, Values], shares: dict[str, Values]
) -> None:
    placed: set[str] = set()
    for name, data in values.items():
        own = {slug: items[slug] for slug in data.get(section, {}) if slug in items}
        placed |= own.keys()
        if own:
            shares[name][section] = own
    for slug, item in items.items():
        if slug not in placed:
            shares.setdefault(ADDED, {}).setdefault(section, {})[slug] = item


def _share_list(
    section: str,
    items: list[Values],
    values: dict[str, Values],
    shares: dict[str, Values],
) -> None:
    left = {item_name(item): item for item in items}
    homes: dict[str, Counter[str]] = {}
    for name, data in values.items():
        for item in data.get(section, ()):
            homes.setdefault(item.get("program", ""), Counter())[name] += 1
            if item_name(item) in left:
                its = left.pop(item_name(item))
                shares[name].setdefault(section, []).append(its)
    for item in left.values():
        near = homes.get(item.get("program", ""))
        home = near.most_common(1)[0][0] if near and section == "streams" else ADDED
        shares.setdefault(home, {}).setdefault(section, []).append(item)


def item_name(item: Values) -> str:
    """What tells streams, articles and charts apart."""
    parts = ("slug", "test", "scale", "taken_from")
    return "/".join(str(item[name]) for name in parts if item.get(name))


def _renewed(text: str, value: Values, share: Values) -> str:
    now, then = in_full(value), in_full(share)
    if is_same(now, then):
        return text
    root = tree_of(text)
    if root is None:
        return f"{text}{style.in_block(share, 0)}\n"
    new = Patch(text, root, values_of(root, value)).run(now, then, share)
    try:
        if is_same(in_full(load_text(new, "") or {}), then):
            return new
    except ValueError:
        pass  # the patched text is no YAML: the file is written as a whole
    head = text[: root.start]
    return f"{head}{style.in_block(share, 0)}\n"


def values_of(root: Node, value: Any) -> dict[str, Any]:
    """What every anchor of a file stands for."""
    record: dict[str, Any] = {}
    waiting: list[tuple[Node, Any]] = [(root, value)]
    while waiting:
        node, its = waiting.pop()
        if isinstance(node, Alias):
            continue
        if node.anchor:
            record[node.anchor] = its
        if isinstance(node, Items):
            waiting += zip(node.items, its, strict=True)
        elif isinstance(node, Pairs):
            by_text = {str(name): part for name, part in its.items()}
            waiting += [(part, by_text[key.text]) for key, part in node.pairs]
    return record
