"""A function that writes begins with a verb; what only returns a value may be a noun.

A function, also a private one or a method, writes where it stores or deletes rows or
files, hands out a task, or returns nothing. A page, which is what answers a request and
is no private part of that, is named after what it shows.
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
UPDATE: Final = "update"  # of rows it takes fields by name; of a set or a dict, another
MAIN: Final = "main"  # the way into a program
# Named by Django, by waitress, by import-export, by PyYAML.
GIVEN: Final = {
    *("_post_clean", "full_clean", "ready", "service", "maintenance"),
    "parse_header",
    *("before_import", "before_import_row", "increase_indent"),
}
VERBS: Final = {
    *("accept", "acknowledge", "add", "allow", "alter", "announce", "answer"),
    *("approve", "arrange", "ask", "beat", "bring", "cancel", "change", "check"),
    *("claim", "clean", "clear", "close", "collect", "compact", "compile"),
    *("confirm", "copy", "count", "create", "cut", "decide", "delete", "deliver"),
    *("discard", "dismiss", "drop", "edit", "end", "enter", "execute", "explain"),
    *("fetch", "follow", "forget", "give", "grow", "hand", "handle", "hear"),
    *("hint", "inherit", "keep", "leave", "let", "limit", "link", "listen", "load"),
    *("look", "lose", "make", "mark", "merge", "move", "note", "offer", "open"),
    *("prepare", "publish", "put", "read", "refuse", "register", "release"),
    *("remember", "remove", "render", "renew", "replace", "request", "require"),
    *("rest", "restore", "revoke", "run", "save", "say", "schedule", "send"),
    *("serve", "set", "settle", "share", "sign", "sort", "start", "stop", "store"),
    *("submit", "suggest", "sweep", "take", "tell", "tend", "tick", "touch"),
    *("turn", "unlink", "update", "upsert", "use", "validate", "visit", "wait"),
    *("walk", "warm", "write"),
}
MODULES: Final = [
    path
    for folder in ("immigration_portal", "occupations", "pathways")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in path.parts
]


def is_page(function: ast.FunctionDef) -> bool:
    """Whether it is public and answers a request."""
    returns = ast.unparse(function.returns) if function.returns else ""
    return returns.endswith("Response") and not function.name.startswith("_")


def is_write(call: ast.AST) -> bool:
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
        return False
    is_of_rows = bool(call.keywords) and not call.args
    return call.func.attr in WRITES or (call.func.attr == UPDATE and is_of_rows)


def writers(text: str) -> Iterator[str]:
    """The functions and methods of a module that write."""
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.FunctionDef) or node.name.startswith("__"):
            continue
        returns = node.returns
        is_empty = isinstance(returns, ast.Constant) and returns.value is None
        does_write = any(map(is_write, ast.walk(node)))
        if (is_empty or does_write) and not is_page(node) and node.name not in GIVEN:
            yield node.name


def test_a_function_that_writes_begins_with_a_verb() -> None:
    every = {
        f"{path.relative_to(ROOT)} {name}": name.lstrip("_").partition("_")[0]
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
        "def _row(model): return model.objects.create(a=1)",
        "def row(model): return model.objects.filter(a=1).update(a=2)",
        "def row(model):\n    def inner() -> None: pass",
        "class Row:\n    def kept(self): self.row.save()",
        "class Row:\n    def _kept(self) -> None: pass",
        "def _page(request) -> HttpResponse: request.row.save()",
    ],
)
def test_a_writer_is_seen(text: str) -> None:
    assert list(writers(text))


@pytest.mark.parametrize(
    "text",
    [
        "def row(model) -> int: return model.objects.get(a=1)",
        "def words(row) -> set[str]: return set().update(row)",
        "def page(request) -> HttpResponse: request.row.save()",
        "class Row:\n    def __init__(self) -> None: pass",
        "class Row:\n    def full_clean(self) -> None: pass",
    ],
)
def test_what_only_returns_or_is_a_page_or_named_by_others_is_none(text: str) -> None:
    assert list(writers(text)) == []
