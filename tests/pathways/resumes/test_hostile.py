"""What would harm is refused in words, within two seconds and in little memory."""

from __future__ import annotations

import contextlib
import random
import time
import tracemalloc
from collections.abc import Callable

import pytest

from pathways.resumes import Reason, Unreadable, read_resume
from tests.pathways.resumes import hostile
from tests.pathways.resumes.making import make, make_plain_pdf
from tests.pathways.resumes.samples import SAMPLES

SECONDS = 10.0  # of a processor that may be slow; unguarded it takes minutes
MEGABYTES = 120
Made = Callable[[], bytes]

CASES: tuple[tuple[str, Made, Reason], ...] = (
    ("nothing", lambda: b"", Reason.EMPTY),
    ("white space", lambda: b" \r\n\t\n" * 100, Reason.EMPTY),
    ("zeros alone", lambda: b"\x00" * 5_000, Reason.EMPTY),
    ("100 MB", lambda: b"a" * 100_000_000, Reason.TOO_LARGE),
    ("2 MB of text", lambda: b"Engineer, Acme\n" * 140_000, Reason.TOO_LARGE),
    ("zip bomb", hostile.zip_bomb, Reason.BOMB),
    ("zip that lies", hostile.zip_that_lies, Reason.BROKEN),
    ("zip of 50,000", hostile.zip_of_many, Reason.BOMB),
    (
        "zip above its folder",
        lambda: hostile.zipped({"../../Positions.csv": b"x"}),
        Reason.HOSTILE,
    ),
    (
        "zip from the root",
        lambda: hostile.zipped({"/etc/Positions.csv": b"x"}),
        Reason.HOSTILE,
    ),
    (
        "zip on a drive",
        lambda: hostile.zipped({"C:\\Positions.csv": b"x"}),
        Reason.HOSTILE,
    ),
    ("zip with password", hostile.zip_with_password, Reason.ENCRYPTED),
    (
        "zip of nothing known",
        lambda: hostile.zipped({"a.txt": b"x"}),
        Reason.UNKNOWN_FORMAT,
    ),
    (
        "zip cut off",
        lambda: hostile.zipped({"Positions.csv": b"x" * 999})[:60],
        Reason.BROKEN,
    ),
    (
        "csv of one long line",
        lambda: hostile.zipped(
            {"Positions.csv": b"Company Name,Title\n" + bytes(range(32, 122)) * 111_000}
        ),
        Reason.BOMB,
    ),
    (
        "csv of 1,000 jobs",
        lambda: hostile.zipped(
            {"Positions.csv": b"Company Name,Title\n" + b"Acme,Engineer\n" * 1_000}
        ),
        Reason.TOO_MANY,
    ),
    (
        "word macros",
        lambda: hostile.docx({"word/vbaProject.bin": b"x"}),
        Reason.HOSTILE,
    ),
    (
        "word macro type",
        lambda: hostile.docx({"[Content_Types].xml": hostile.MACRO_TYPE}),
        Reason.HOSTILE,
    ),
    (
        "word entities",
        lambda: hostile.docx({"word/document.xml": hostile.LAUGHS}),
        Reason.HOSTILE,
    ),
    (
        "word without contents",
        lambda: hostile.docx({"word/document.xml": b"<not"}),
        Reason.BROKEN,
    ),
    (
        "word of the wrong kind",
        lambda: hostile.docx({"word/document.xml": b"<a/>"}),
        Reason.BROKEN,
    ),
    (
        "word in a safe",
        lambda: (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + bytes(600)
            + "EncryptedPackage".encode("utf-16-le")
        ),
        Reason.ENCRYPTED,
    ),
    (
        "old word",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        Reason.UNKNOWN_FORMAT,
    ),
    ("billion laughs", lambda: hostile.LAUGHS, Reason.HOSTILE),
    ("external entity", lambda: hostile.EXTERNAL, Reason.HOSTILE),
    ("xml of something else", lambda: b"<feed><entry/></feed>", Reason.UNKNOWN_FORMAT),
    ("xml cut off", lambda: b"<SkillsPassport><Learner", Reason.BROKEN),
    (
        "xml 100,000 deep",
        lambda: (
            b"<SkillsPassport>"
            + b"<a>" * 100_000
            + b"</a>" * 100_000
            + b"</SkillsPassport>"
        ),
        Reason.BOMB,
    ),
    (
        "json 100,000 deep",
        lambda: b'{"work":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        Reason.BOMB,
    ),
    ("json cut off", lambda: b'{"work": [{"name": "Acme"', Reason.BROKEN),
    ("json of something else", lambda: b'{"rows": [1, 2]}', Reason.UNKNOWN_FORMAT),
    ("json of one number", lambda: b"[1]", Reason.UNKNOWN_FORMAT),
    (
        "our own answers",
        lambda: b'{"schema": 1, "applicant": {}}',
        Reason.UNKNOWN_FORMAT,
    ),
    (
        "json of a long number",
        lambda: b'{"work": [{"startDate": ' + b"9" * 10_000 + b"}]}",
        Reason.BROKEN,
    ),
    (
        "json of 1,000 jobs",
        lambda: (
            b'{"work": ['
            + b'{"name": "A", "position": "B"},' * 999
            + b'{"name": "A"}]}'
        ),
        Reason.TOO_MANY,
    ),
    ("text of 1,000 jobs", lambda: hostile.many_jobs(900).encode(), Reason.TOO_MANY),
    ("text of 50,000 lines", lambda: b"x\n" * 50_000, Reason.TOO_MANY),
    ("text with zeros", lambda: b"Engineer\x00 at Acme\n" * 50, Reason.UNKNOWN_FORMAT),
    (
        "picture",
        lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9,
        Reason.UNKNOWN_FORMAT,
    ),
    ("program", lambda: b"MZ\x90\x03" + bytes(range(256)) * 9, Reason.UNKNOWN_FORMAT),
    (
        "web page",
        lambda: b"<!DOCTYPE html><html><p>Engineer</html>",
        Reason.UNKNOWN_FORMAT,
    ),
    ("rich text", lambda: rb"{\rtf1 Engineer}", Reason.UNKNOWN_FORMAT),
    ("pdf with password", hostile.pdf_with_password, Reason.ENCRYPTED),
    ("pdf scanned", hostile.pdf_scanned, Reason.SCANNED),
    ("pdf of white pages", lambda: hostile.pdf_of_pages(2), Reason.EMPTY),
    ("pdf of 3,000 pages", lambda: hostile.pdf_of_pages(3_000), Reason.BOMB),
    ("pdf bomb", hostile.pdf_bomb, Reason.BOMB),
    ("pdf of operations", hostile.pdf_of_operations, Reason.BOMB),
    ("pdf of objects", hostile.pdf_of_objects, Reason.BOMB),
    ("pdf in a circle", hostile.pdf_in_a_circle, Reason.BROKEN),
    ("pdf of depth", hostile.pdf_of_depth, Reason.BROKEN),
    ("pdf cut off", lambda: make_plain_pdf(hostile.TEXT)[:300], Reason.BROKEN),
    ("pdf by name alone", lambda: b"%PDF-1.7\n" + b"garbage " * 100, Reason.BROKEN),
)


IDS = [case[0] for case in CASES]


@pytest.mark.parametrize(("make", "reason"), [case[1:] for case in CASES], ids=IDS)
@pytest.mark.thorough
def test_a_harmful_or_unusable_file_is_refused_with_its_reason(
    make: Made, reason: Reason
) -> None:
    data = make()
    start = time.process_time()

    with pytest.raises(Unreadable) as refusal:
        read_resume(data)

    assert refusal.value.reason is reason
    assert time.process_time() - start < SECONDS
    assert peak_of_reading(data) < MEGABYTES * 1_000_000


def peak_of_reading(data: bytes) -> int:
    tracemalloc.start()
    with contextlib.suppress(Unreadable):
        read_resume(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


# Lines that make expressions try and try again, as many as are read.
TIRING = (
    "(" * 150 + ")" * 150,
    "*a" * 150,
    "_ " * 150,
    "may " * 75,
    "2019 - " * 40,
    "20 hours per " * 23,
    "Engineer" + ", x" * 95,
    "B." * 150,
    " " * 290 + "x",
)


@pytest.mark.parametrize("line", TIRING, ids=lambda line: line[:12])
def test_no_line_tires_the_readers(line: str) -> None:
    text = "Experience\n" + f"{line}\n" * 160 + "Education\n" + f"{line}\n" * 160
    start = time.process_time()

    read_resume(text.encode())

    assert time.process_time() - start < SECONDS


@pytest.mark.long
@pytest.mark.random
@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file_is_read_or_refused_and_nothing_else(seed: int) -> None:
    chance = random.Random(seed)
    sample = chance.choice(SAMPLES)
    data = bytearray(make(sample.how, sample.source))
    for _ in range(chance.choice((1, 20, 200))):
        at = chance.randrange(len(data) + 1)
        data[at : at + chance.choice((0, 1, 3))] = chance.randbytes(1)

    with contextlib.suppress(Unreadable):
        assert read_resume(bytes(data)).kind
