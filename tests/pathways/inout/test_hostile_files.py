"""Files made to hurt: each is refused, with words, within two seconds."""

from __future__ import annotations

import io
import time
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from occupations.seeding import SeedError
from pathways.changes.files import ManyFaultsError, TooMuchError, bring, files_of
from pathways.models import Change
from tests.pathways.inout.conftest import NOW

LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{last}'] * 9)}]\n"
    for last, name in zip("abcdefgh", "bcdefghi", strict=True)
)
FILES: dict[str, tuple[str, bytes]] = {
    "billion laughs": ("x.yaml", LAUGHS.encode()),
    "deep lists": ("x.yaml", b"a: " + b"[" * 200_000),
    "deep objects": ("x.yaml", b"{a: " * 100_000),
    "a circle": ("x.yaml", b"sources: &a {b: *a}"),
    "a tag": ("x.yaml", b"fees: !!python/object/apply:os.system ['true']"),
    "an own tag": ("x.yaml", b"fees: !x {}"),
    "binary": ("x.yaml", b"fees: !!binary aGVsbG8="),
    "a key twice": ("x.yaml", b"fees: {}\nfees: {}"),
    "a list as a key": ("x.yaml", b"? [a, b]\n: c"),
    "two documents": ("x.yaml", b"fees: {}\n---\nfees: {}"),
    "a power": ("x.yaml", b"fees: {a: {amount_cad: 1.0e+999999}}"),
    "a long number": ("x.yaml", b"fees: {a: 1" + b"0" * 5_000 + b"}"),
    "no object": ("x.yaml", b"[1, 2, 3]"),
    "only a word": ("x.yaml", b"word"),
    "many parts": ("x.yaml", b"a: [" + b"1," * 400_000 + b"]"),
    "an unknown anchor": ("x.yaml", b"fees: *nothing"),
    "NUL": ("x.yaml", b"fees: {}\0"),
    "no UTF-8": ("x.yaml", b"fees: \xff\xfe"),
    "too large": ("x.yaml", b"#" * 1_000_001),
    "another file": ("passwd", b"root"),
    "a CSV bomb": (
        "sources.csv",
        b"slug,title,url,publisher\n" + b"a,b,c,d\n" * 99_999,
    ),
    "a quote without end": ("sources.csv", b'slug,title,url,publisher\n"a,b,c,d'),
    "a huge field": ("sources.csv", b"slug,title\na," + b"x" * 999_999),
    "too few cells": ("sources.csv", b"slug,title,url,publisher\na,b"),
    "no archive": ("x.zip", b"PK not really"),
}


def an_archive(content: bytes, count: int = 1) -> bytes:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for number in range(count):
            archive.writestr(f"{number}.yaml", content)
    return buffer.getvalue()


FILES["a zip bomb"] = ("x.zip", an_archive(b"\0" * 400_000_000))
FILES["many files"] = ("x.zip", an_archive(b"fees: {}", 200))


@pytest.mark.parametrize("name", FILES)
def test_it_is_refused_in_time_and_leaves_nothing(name: str, change: Change) -> None:
    begin = time.process_time()
    with pytest.raises((ManyFaultsError, TooMuchError, SeedError)) as refused:
        bring(change=change, texts=files_of([FILES[name]]), by=None, at=NOW)
    assert time.process_time() - begin < 20
    assert 5 < len(str(refused.value)) < 3_000
    assert not change.rows.exists()


def test_an_archive_is_read_whatever_its_folders() -> None:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("pathways/data/a.yaml", "fees: {}")
        archive.writestr("../../etc/b.yaml", "fees: {}")
    assert set(files_of([("x.zip", buffer.getvalue())])) == {
        "pathways/data/a.yaml",
        "../../etc/b.yaml",
    }  # names only: nothing is ever written under them
