"""Hostile posts to every form that a visitor can reach: no fault of ours.

The same draws in every run; `make fuzz` draws twenty times as many others.
"""

from __future__ import annotations

import time
from random import Random
from typing import Any

import pytest
from django.test import Client

from pathways.forms.topics import TOPICS
from pathways.models import SavedProfile
from pathways.rules.profile.reading import LARGEST_PROFILE
from tests.harness.addresses import every_address
from tests.harness.fuzz import dice, random_test
from tests.harness.hostile import TEXTS
from tests.pathways.questions.test_pages import begin

POSTS = 150
SLOWEST_SECONDS = 3.0  # of a processor, whatever else the machine does
ENTRIES = ("work", "education", "languages", "licences", "relatives", "nominations")
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


@pytest.fixture
def home(client: Client, settings: Any) -> str:
    settings.RATELIMIT_ENABLE = False
    client.raise_request_exception = False
    return begin(client, {"applicant": {"work": [{"noc": "21231"}]}})


def names_of(client: Client, path: str) -> list[str]:
    """What the fields of a page are called."""
    page = client.get(path)
    context = page.context or {}
    form = context.get("form") if page.context else None
    return list(form.fields) if form is not None else []


def a_post(draw: Random, names: list[str]) -> dict[str, Any]:
    """Some of the fields, some that there are not, once or more often."""
    known = draw.sample(names, draw.randint(0, len(names)))
    other = ("__class__", "all", "skip", "page", "stream", "reports", "x" * 300)
    chosen = [*known, *draw.sample(other, draw.randint(0, 2))]
    return {name: a_value(draw) for name in chosen}


def a_value(draw: Random) -> Any:
    kinds = (
        lambda: draw.choice(TEXTS),
        lambda: draw.sample(TEXTS, 3),
        lambda: str(draw.randint(-(10**30), 10**30)),
        lambda: "".join(chr(draw.randint(1, 0xD7FF)) for _sign in range(20)),
        lambda: draw.choice(("on", "yes", "true", "US", "BC", "21231", "2026-02-30")),
        lambda: "x" * draw.choice((201, 5_000)),
    )
    return draw.choice(kinds)()


def an_address(draw: Random, home: str) -> str:
    holes = {
        "page": draw.choice(SLUGS),
        "entries": draw.choice(ENTRIES),
        "number": draw.choice((0, 1, 2, 61, 10**30)),
        "code": draw.choice(("BC", "QC", "x")),
        "slug": draw.choice(("express-entry/fsw", "x", "a/b/c")),
        "token": home.split("/")[2],
    }
    if draw.random() < 0.6:
        return f"{home}questions/{holes['page']}/"
    return draw.choice(OPEN if draw.random() < 0.3 else OWN).filled(**holes)


SLUGS = [page.slug for topic in TOPICS for page in topic.pages]


@random_test
@pytest.mark.usefixtures("catalogue")
@pytest.mark.thorough
def test_no_post_makes_a_fault_or_takes_long(client: Client, home: str) -> None:
    known: dict[str, list[str]] = {}
    findings = []
    for draw in dice(POSTS):
        path = an_address(draw, home)
        if path not in known:
            known[path] = names_of(client, path)
        data, started = a_post(draw, known[path]), time.process_time()
        status = client.post(path, data).status_code
        seconds = time.process_time() - started
        if status >= 500 or seconds > SLOWEST_SECONDS:
            findings.append((path, data, status, seconds))

    assert findings == []
    kept = SavedProfile.objects.order_by("pk").first()
    assert kept is not None
    assert len(str(kept.answers)) < 2 * LARGEST_PROFILE
