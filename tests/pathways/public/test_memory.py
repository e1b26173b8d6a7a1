"""Pages in the memory of a process: only for their stamp, few, and not for long."""

from __future__ import annotations

import time

import pytest

from pathways.page_cache import KEPT_SECONDS, Memory


@pytest.fixture
def memory() -> Memory:
    return Memory(pages=2, largest=4)


def test_a_page_is_given_for_its_stamp_alone(memory: Memory) -> None:
    memory.store("public:/", "monday", b"page")

    assert memory.recall("public:/", "monday") == b"page"
    assert memory.recall("public:/", "tuesday") is None


def test_the_one_that_nobody_used_for_longest_makes_room(memory: Memory) -> None:
    for name in ("a", "b"):
        memory.store(name, "", name.encode())
    memory.recall("a", "")
    memory.store("c", "", b"c")

    kept = [name for name in "abc" if memory.recall(name, "") is not None]
    assert kept == ["a", "c"]


def test_a_large_page_is_not_kept(memory: Memory) -> None:
    memory.store("large", "", b"large")

    assert memory.recall("large", "") is None


def test_a_page_is_kept_no_longer_than_in_the_cache(
    memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory.store("old", "", b"old")
    later = time.monotonic() + KEPT_SECONDS + 1
    monkeypatch.setattr(time, "monotonic", lambda: later)

    assert memory.recall("old", "") is None
