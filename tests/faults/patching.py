"""Changes a module right after it was imported, in a process that is not ours.

The portal has no switch for any of this: ``shim/sitecustomize.py`` calls ``install``
with the names of patches (tests/faults/patches.py), before anything of it is imported.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

Change = Callable[[Any], None]
# By name of the patch: which module it changes, and how.
PATCHES: dict[str, list[tuple[str, Change]]] = defaultdict(list)


def patch(name: str, module: str) -> Callable[[Change], Change]:
    """Register a change of a module under the name of a patch."""

    def registered(change: Change) -> Change:
        PATCHES[name].append((module, change))
        return change

    return registered


class _Changing(Loader):
    def __init__(self, loader: Loader, changes: list[Change]) -> None:
        self.loader, self.changes = loader, changes

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self.loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        self.loader.exec_module(module)
        for change in self.changes:
            change(module)


class _Finder(MetaPathFinder):
    def __init__(self, wanted: dict[str, list[Change]]) -> None:
        self.wanted = wanted

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,
        target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        """The usual one, whose module is changed once it is there."""
        changes = self.wanted.get(fullname)
        spec = PathFinder.find_spec(fullname, path) if changes else None
        if changes and spec and spec.loader:
            spec.loader = _Changing(spec.loader, changes)
        return spec


def install(names: Sequence[str]) -> None:
    """From now on these patches hold in this process and its forks."""
    from tests.faults import patches  # noqa: F401 - registers them

    wanted: dict[str, list[Change]] = defaultdict(list)
    for name in names:
        for module, change in PATCHES[name]:
            wanted[module].append(change)
    sys.meta_path.insert(0, _Finder(wanted))
