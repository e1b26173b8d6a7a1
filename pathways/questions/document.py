"""The map of questions as a page of the documentation (docs/questions.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pathways.questions.relevance import READ_BESIDES, Reader, Relevance
from pathways.rules import EXPRESS_ENTRY

HEAD = """\
# The map of questions

Written by `manage.py question_map` from the published edition, and compared with it by
a test: which points grids and streams read which answer, through their requirements,
conditions, grids, tables and lists. A question is asked where a rule that can concern
the person reads its answer (`pathways/questions/`); what nothing reads is not asked.

| Answer | Points grids | Federal streams | Provinces |
|---|---|---|---|
"""
BESIDES = """
## Answers that no rule compares

| Answer | Why it is asked |
|---|---|
"""
UNREAD = """
## Keys of the profile that nothing reads today

They may be given in a file of answers. No page asks for them until a rule reads them.

"""


def document(relevance: Relevance, paths: Iterable[str]) -> str:
    """The page, for these paths of the profile."""
    every = list(paths)
    rows = [_row(path, relevance.readers.get(path, frozenset())) for path in every]
    besides = [f"| `{path}` | {why} |" for path, why in READ_BESIDES.items()]
    unread = [f"- `{path}`" for path in every if not relevance.is_read(path)]
    read = "\n".join(row for row in rows if row)
    parts = (HEAD, read, "\n", BESIDES, "\n".join(besides), "\n")
    return "".join((*parts, UNREAD, "\n".join(unread), "\n"))


def _row(path: str, readers: frozenset[Reader]) -> str:
    if not readers:
        return ""
    cells = (_grids(readers), _federal(readers), _provinces(readers))
    return f"| `{path}` | {' | '.join(', '.join(cell) for cell in cells)} |"


def _grids(readers: frozenset[Reader]) -> Iterator[str]:
    yield from (reader.slug for reader in sorted(readers) if reader.kind == "grid")


def _federal(readers: frozenset[Reader]) -> Iterator[str]:
    """Federal streams; the categories of Express Entry as one."""
    slugs = (reader.slug for reader in sorted(readers) if _is_federal(reader))
    yield from dict.fromkeys(_family(slug) for slug in slugs)


def _is_federal(reader: Reader) -> bool:
    return reader.kind == "stream" and not reader.province


def _family(slug: str) -> str:
    head, category, _ = slug.partition("/category/")
    return f"{head}{category}*" if category and head == EXPRESS_ENTRY else slug


def _provinces(readers: frozenset[Reader]) -> Iterator[str]:
    codes = (
        reader.province
        for reader in readers
        if reader.kind == "stream" and reader.province
    )
    yield from sorted(set(codes))
