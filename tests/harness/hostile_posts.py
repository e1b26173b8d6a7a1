"""What hostile visitors post to every form that one can reach, and the judge of it."""

from __future__ import annotations

import heapq
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final

from django.core.files.uploadedfile import SimpleUploadedFile

from pathways.forms.topics import TOPICS
from tests.harness.addresses import Address, every_address
from tests.harness.answers import token_of
from tests.harness.hostile import TEXTS

OF_ONE_PERSON: Final = 200  # posts, then others answer
NAMES: Final = re.compile(r'name="([^"]{1,80})"')
ENTRIES = ("work", "education", "languages", "licences", "relatives", "nominations")
SLUGS = [page.slug for topic in TOPICS for page in topic.pages]
OTHER_NAMES = ("__class__", "all", "skip", "page", "stream", "reports", "x" * 300)
OPEN = [
    address
    for address in every_address()
    if not address.pattern.startswith(("admin/", "a/", "r/", "o/"))
]
OWN = [
    address
    for address in every_address()
    if address.pattern.startswith("a/") and not address.pattern.endswith("delete/")
]
FILES = [
    b"",
    b"[" * 100_000,
    b'{"a":' * 50_000,
    b'{"applicant": ' + b"9" * 6_000 + b"}",
    b'{"applicant": {"born_on": "\\ud800"}}',
    b'{"applicant": {"work": [{"hours_per_week": 1e999}, {"noc": NaN}]}}',
    b'{"applicant": {"work": [' + b'{"noc":"21231"},' * 5_000 + b"{}]}}",
    b'{"a":1,"a":2}',
    b'\xff\xfe{"applicant": {}}',
    b"%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 1 0 R>>\ntrailer <</Root 1 0 R>>",
    b"PK\x03\x04" + b"\0" * 2_000,
    b"noc,title\n=1+1,@x\n" * 400,
    *(json.dumps({"applicant": {"work": [{"title": t}]}}).encode() for t in TEXTS),
]


def a_post(draw: Random, names: list[str]) -> dict[str, Any]:
    """Some of the fields, some that there are not, once or more often."""
    known = draw.sample(names, draw.randint(0, len(names)))
    chosen = [*known, *draw.sample(OTHER_NAMES, draw.randint(0, 2))]
    return {name: a_value(draw, name) for name in chosen}


def a_value(draw: Random, name: str) -> Any:
    """A value for a field; a file, as a rule, where one is asked for."""
    if name == "file" and draw.random() < 0.8:
        name = draw.choice(("a.json", "a.pdf", "a.docx", "../a", "a" * 300))
        return SimpleUploadedFile(name, draw.choice(FILES))
    kinds = (
        lambda: draw.choice(TEXTS),
        lambda: draw.sample(TEXTS, 3),
        lambda: str(draw.randint(-(10**30), 10**30)),
        lambda: "".join(chr(draw.randint(1, 0xD7FF)) for _sign in range(20)),
        lambda: draw.choice(("on", "yes", "true", "US", "BC", "21231", "2026-02-30")),
        lambda: "x" * draw.choice((201, 5_000)),
    )
    return draw.choice(kinds)()


def an_address(draw: Random, token: str) -> tuple[Address, str]:
    """One of all addresses, a page of questions more often than others."""
    holes = {
        "page": draw.choice(SLUGS),
        "entries": draw.choice(ENTRIES),
        "number": draw.choice((0, 1, 2, 61, 10**30)),
        "code": draw.choice(("BC", "QC", "x")),
        "slug": draw.choice(("express-entry/fsw", "x", "a/b/c")),
        "token": token,
    }
    if draw.random() < 0.6:
        address = Address(f"a/<str:token>/questions/{holes['page']}/", "question")
    else:
        address = draw.choice(OPEN if draw.random() < 0.3 else OWN)
    return address, address.filled(**holes)


def someone() -> str:
    """The token of answers that were just begun."""
    return token_of({"applicant": {"work": [{"noc": "21231"}]}})


@dataclass
class Tally:
    """What came of many posts; none may take more seconds than this."""

    most_seconds: float = 1.0
    statuses: Counter[int] = field(default_factory=Counter)
    slowest: list[tuple[float, str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def note(self, address: Address, status: int, seconds: float, data: Any) -> None:
        """One post more."""
        self.statuses[status] += 1
        heapq.heappush(self.slowest, (seconds, str(address)))
        if len(self.slowest) > 3:
            heapq.heappop(self.slowest)
        if status >= 500 or seconds > self.most_seconds:
            words = f"{address} {status} {seconds:.2f} s {data!r}"
            self.faults.append(words[:600])


@dataclass
class Asks:
    """How one asks a portal: the status and the page; by which clock that takes long.

    In process by the processor's, whatever else the machine does.
    """

    send: Callable[[str, dict[str, Any] | None], tuple[int, str]]
    clock: Callable[[], float] = time.process_time


def posts(asks: Asks, draws: Iterator[Random], tally: Tally | None = None) -> Tally:
    """Send one post a draw and tell what came."""
    tally, names, token = tally or Tally(), dict[str, list[str]](), ""
    for number, draw in enumerate(draws):
        if number % OF_ONE_PERSON == 0:
            token = someone()
        address, path = an_address(draw, token)
        kind = path.replace(token, "")
        if kind not in names:
            _status, page = asks.send(path, None)
            names[kind] = sorted(set(NAMES.findall(page)) - {"csrfmiddlewaretoken"})
        data = a_post(draw, names[kind])
        started = asks.clock()
        status, _page = asks.send(path, data)
        tally.note(address, status, asks.clock() - started, data)
    return tally
