"""How long pages take seen again, beside a bare Django page in the same process.

Starts a Valkey of its own, for pages are kept in the cache; everything is done in a
transaction that is rolled back. Times are processor time of this process, so that other
work on the machine tells less: of a page that takes long the clock would count it, of a
bare one it would not.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from typing import Final

import django

django.setup()

from django.core.cache import cache  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402

from pathways.webserver.threads import with_room  # noqa: E402
from tests.harness.answers import token_of  # noqa: E402
from tests.harness.broker import broker_of_this_process  # noqa: E402
from tests.harness.figures import figure  # noqa: E402
from tests.people import DEVELOPER  # noqa: E402

PERSONAS: Final = Path(__file__).parents[1] / "journeys/personas"
BARE: Final = "/livez"
OWN: Final = "at most 12", "at most 6"
PUBLIC: Final = "at most 6", "at most 4"
SIZES: Final = {"options": "under 90"}
STREAM: Final = "express-entry/fsw"
PUBLIC_PAGES: Final = {
    "home": (),
    "catalogue": (),
    "stream": (STREAM,),
    "provinces": (),
    "province": ("bc",),
    "rounds": (),
    "about": (),
    "sources": (),
}
FIRST: Final = "at most 150"
ROUNDS: Final = 7
OWN_PAGES: Final = {
    "answer": (),
    "options": (),
    "option": ("pnp/bc/sw",),
    "offer": (),
    "offer-sheet": (),
    "todo": (),
    "own-provinces": (),
    "own-province": ("bc",),
}


class Stranger(Client):
    """A browser without a copy of any page."""

    def look(self, address: str) -> int:
        """Open a page; its size in bytes."""
        page = self.get(address, HTTP_HOST="localhost")
        assert page.status_code == 200, address
        return len(page.content)


def pages() -> Iterator[tuple[str, str]]:
    """Name and address of every page that is measured."""
    offer = {"noc": "21231", "province": "BC", "city": "Vancouver"}
    token = token_of({**DEVELOPER, "job_offer": {**offer, "wage_cad_hourly": 60}})
    for name, more in OWN_PAGES.items():
        yield name, reverse(f"pathways:{name}", args=[token, *more])
    for name, more in PUBLIC_PAGES.items():
        yield name, reverse(f"pathways:{name}", args=more)


def measure(visitor: Stranger, name: str, address: str) -> None:
    """Seen again: how long, how many queries; and how large."""
    target, most = PUBLIC if name in PUBLIC_PAGES else OWN
    size = visitor.look(address)
    with CaptureQueriesContext(connection) as queries:
        visitor.look(address)
    asked = len(queries)
    times = [beside_bare(visitor, address) for _ in range(ROUNDS)]
    figure(f"page {name}, seen again", median(times), "times", target=target)
    figure(f"page {name}, queries", asked, "", target=most)
    figure(f"page {name}, size", size / 1000, "kB", target=SIZES.get(name, "under 60"))


def beside_bare(visitor: Stranger, address: str) -> float:
    """How many times a bare page, both taken at the same moment.

    The machine changes its speed while this runs: what was taken minutes before says
    nothing.
    """
    again = processor(partial(visitor.look, address), rounds=10)
    return again / processor(partial(visitor.look, BARE), rounds=20)


def processor(work: Callable[[], object], *, rounds: int) -> float:
    """Milliseconds of processor time of one call: the median, after one to warm up."""
    work()
    times = []
    for _round in range(rounds):
        started = time.process_time()
        work()
        times.append((time.process_time() - started) * 1000)
    return median(times)


def first_sight(visitor: Stranger) -> None:
    """The Answer of five people whom nobody has asked about yet: the middle one."""
    for path in sorted(PERSONAS.glob("*.json")):
        visitor.look(new_answer(path))  # the edition's rules are read, the maps drawn
    times = []
    for path in sorted(PERSONAS.glob("*.json")) * 3:
        address = new_answer(path)
        bare = processor(partial(visitor.look, BARE), rounds=20)
        started = time.process_time()
        visitor.look(address)
        times.append((time.process_time() - started) * 1000 / bare)
    figure("page answer, first sight", median(times), "times", target=FIRST)


def new_answer(path: Path) -> str:
    """The address of the Answer of somebody new with these answers."""
    return reverse("pathways:answer", args=[token_of(json.loads(path.read_text()))])


def main() -> None:
    cache.clear()  # an earlier run kept the answers of people who had the same rows
    visitor = Stranger()
    bare = processor(partial(visitor.look, BARE), rounds=200)
    figure("bare Django page", bare, "ms")
    first_sight(visitor)
    for name, address in pages():
        measure(visitor, name, address)


if __name__ == "__main__":
    broker = broker_of_this_process()
    broker.start()
    try:
        with transaction.atomic():
            with_room(main)()  # as the threads of the web server
            transaction.set_rollback(True)
    finally:
        broker.stop()
