"""A function that writes begins with a verb; what only returns a value may be a noun.

A function writes where it stores or deletes rows or files, hands out a task, or returns
nothing. Views and pages of the admin are named after what they show.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
WRITES: Final = {
    *("save", "create", "delete", "bulk_create", "bulk_update", "get_or_create"),
    *("update_or_create", "write_text", "write_bytes", "unlink", "apply_async"),
    *("delay", "enqueue"),
}
SHOWN: Final = {"views", "admin", "migrations"}
MAIN: Final = "main"  # the way into a program
VERBS: Final = frozenset(
    [
        "accept",
        "add",
        "allow",
        "answer",
        "approve",
        "ask",
        "beat",
        "bring",
        "change",
        "check",
        "claim",
        "close",
        "compact",
        "confirm",
        "count",
        "delete",
        "deliver",
        "discard",
        "dismiss",
        "drop",
        "edit",
        "end",
        "enter",
        "fetch",
        "follow",
        "forget",
        "give",
        "hint",
        "inherit",
        "keep",
        "leave",
        "limit",
        "load",
        "look",
        "lose",
        "make",
        "mark",
        "note",
        "offer",
        "open",
        "prepare",
        "publish",
        "put",
        "read",
        "register",
        "remember",
        "remove",
        "render",
        "renew",
        "request",
        "require",
        "revoke",
        "schedule",
        "send",
        "serve",
        "set",
        "start",
        "stop",
        "store",
        "submit",
        "suggest",
        "sweep",
        "take",
        "tell",
        "tick",
        "upsert",
        "visit",
        "wait",
        "warm",
        "write",
    ]
)
MODULES: Final = [
    path
    for folder in ("immigration_portal", "occupations", "pathways")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if not SHOWN & set(path.parts)
]


def writers(text: str) -> Iterator[str]:
    """The public functions of a module that write."""
    for node in ast.parse(text).body:
        if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
            continue
        called = {
            call.func.attr
            for call in ast.walk(node)
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)
        }
        returns = node.returns
        is_empty = isinstance(returns, ast.Constant) and returns.value is None
        if is_empty or called & WRITES:
            yield node.name


def test_a_function_that_writes_begins_with_a_verb() -> None:
    every = {
        f"{path.relative_to(ROOT)} {name}": name.partition("_")[0]
        for path in MODULES
        for name in writers(path.read_text(encoding="utf-8"))
    }

    assert {at for at, word in every.items() if word not in VERBS | {MAIN}} == set()
    assert set(every.values()) == VERBS | {MAIN}  # no verb is listed for nothing


@pytest.mark.parametrize(
    "text",
    [
        "def folder(path): path.write_text('')",
        "def row(model): return model.objects.get_or_create(a=1)",
        "def state() -> None: pass",
    ],
)
def test_a_writer_is_seen(text: str) -> None:
    assert list(writers(text))


def test_what_only_returns_is_none() -> None:
    assert list(writers("def row(model) -> int: return model.objects.get(a=1)")) == []
