"""Read the seed files of the catalogue into one."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final

import yaml
from yaml.constructor import ConstructorError

from occupations.seeding import SeedError
from pathways.catalogue.parts import Spec
from pathways.catalogue.schema import faults

FOLDER: Final = Path(__file__).resolve().parent.parent / "data"
LISTS: Final = ("streams", "charts", "articles")
KNOWN: Final = {
    *("sources", "programs", "fees", "tables", "grids", "conditions", "levers"),
    *("costs", "rates", "topics"),
    *LISTS,
}


def read(folder: Path = FOLDER) -> dict[str, Any]:
    """All seed files merged: what one file says, no other may say differently.

    Raises ``SeedError`` naming the file and the place.
    """
    paths = sorted(folder.glob("*.yaml"))
    return merged({path.name: _checked(path) for path in paths})


def merged(files: Mapping[str, Spec]) -> dict[str, Any]:
    """What files say together, each part with the file that it stands in."""
    record: dict[str, Any] = {key: [] if key in LISTS else {} for key in sorted(KNOWN)}
    for file, data in files.items():
        for key, result in data.items():
            if key in LISTS:
                record[key] += [{**item, "_at": file} for item in result]
                continue
            for slug, item in result.items():
                _merge(record[key], str(slug), item, file, key)
    return record


def faults_of(folder: Path = FOLDER) -> list[SeedError]:
    """Everything that the files say wrongly, each with its file, row and field."""
    return [fault for path in sorted(folder.glob("*.yaml")) for fault in _faults(path)]


def _faults(path: Path) -> list[SeedError]:
    try:
        return faults(_load(path) or {}, path.name)
    except SeedError as error:
        return [error]


def _checked(path: Path) -> Spec:
    """What a file says; raises the first of its faults."""
    data: Spec = _load(path) or {}
    for fault in faults(data, path.name):
        raise fault
    return data


def _load(path: Path) -> Any:
    return load_text(path.read_text(encoding="utf-8"), path.name)


def load_text(text: str, file: str) -> Any:
    """What a text says; raises ``SeedError`` where it is no YAML."""
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506
    except yaml.YAMLError as error:
        raise SeedError(str(error), file=file) from error


class _Loader(yaml.CSafeLoader):
    """Safe YAML in which a day stays text, a fraction stays exact, and “on” a word."""

    yaml_implicit_resolvers = {
        first: [
            (tag, pattern)
            for tag, pattern in resolvers
            if tag != "tag:yaml.org,2002:bool" or first in "tTfF"
        ]
        for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


def _text(loader: yaml.CSafeLoader, node: Any) -> str:
    return str(loader.construct_scalar(node))


def _exact(loader: yaml.CSafeLoader, node: Any) -> Decimal:
    text = str(loader.construct_scalar(node))
    try:
        return Decimal(text)
    except InvalidOperation as error:
        problem = f"{text} is no number"
        raise ConstructorError(None, None, problem, node.start_mark) from error


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _text)
_Loader.add_constructor("tag:yaml.org,2002:float", _exact)


def _merge(into: dict[str, Any], slug: str, item: Spec, file: str, key: str) -> None:
    known = into.get(slug)
    if known is None:
        into[slug] = {**item, "_at": file}
    elif {k: v for k, v in known.items() if k != "_at"} != dict(item):
        raise SeedError(
            f"{key}: {slug} is told differently in {known['_at']}", file=file, at=slug
        )
