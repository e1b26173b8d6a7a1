"""A page has everything before it renders: templates ask nothing, judge nothing."""

from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.template.base import Template
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pathways import page_cache
from pathways.rules.ruleset.rules import Ruleset
from tests.harness.answers import token_of
from tests.journeys.test_personas import answers_of

pytestmark = pytest.mark.usefixtures("catalogue")
PUBLIC = [
    *(("pathways:" + name, []) for name in ("home", "about", "privacy", "sources")),
    *(("pathways:" + name, []) for name in ("catalogue", "provinces", "rounds")),
    ("pathways:odds", []),
    ("pathways:admissibility", []),
    ("pathways:start", []),
    ("pathways:upload", []),
    ("pathways:stream", ["express-entry/fsw"]),
    ("pathways:stream", ["pnp/bc/sw"]),
    ("pathways:stream", ["start-up-visa"]),
    ("pathways:province", ["bc"]),
    ("pathways:occupation", ["21232"]),
    ("occupations:finder", []),
    ("occupations:places", []),
    ("occupations:place", ["bc"]),
]
OWN = [
    *((name, []) for name in ("check", "answer", "todo", "options", "offer")),
    ("offer-sheet", []),
    ("own-provinces", []),
    ("own-province", ["bc"]),
    ("option", ["pnp/bc/sw"]),
    *(("question", [page]) for page in ("languages", "work")),
    ("reports", []),
]


class Rendering:
    """What was asked of the database and of the rules while templates rendered."""

    def __init__(self) -> None:
        self.depth = 0
        self.queries: list[str] = []
        self.assessments = 0
        self.templates = 0


@pytest.fixture
def rendering(monkeypatch: pytest.MonkeyPatch) -> Rendering:
    """Templates as they are, watched while they render."""
    watched = Rendering()
    render, assess = Template.render, Ruleset.case

    def watch(template: Template, context: Any) -> Any:
        watched.templates += 1
        watched.depth += 1
        try:
            with CaptureQueriesContext(connection) as queries:
                return render(template, context)
        finally:
            watched.depth -= 1
            if not watched.depth:
                watched.queries += [query["sql"] for query in queries]

    def count(rules: Ruleset, *arguments: Any) -> Any:
        watched.assessments += bool(watched.depth)
        return assess(rules, *arguments)

    monkeypatch.setattr(Template, "render", watch)
    monkeypatch.setattr(Ruleset, "case", count)
    cache.clear()
    page_cache.MEMORY.clear()
    return watched


def see(client: Client, address: str) -> None:
    page = client.get(address, follow=True)

    assert page.status_code == 200, address


@pytest.mark.parametrize(("name", "arguments"), PUBLIC, ids=str)
@pytest.mark.thorough
def test_a_public_page_has_everything_before_it_renders(
    client: Client, rendering: Rendering, name: str, arguments: list[str]
) -> None:
    see(client, reverse(name, args=arguments))

    assert rendering.templates > 0
    assert (rendering.queries, rendering.assessments) == ([], 0)


@pytest.mark.parametrize(("name", "arguments"), OWN, ids=str)
@pytest.mark.thorough
def test_a_persons_page_has_everything_before_it_renders(
    client: Client, rendering: Rendering, name: str, arguments: list[str]
) -> None:
    token = token_of(answers_of("developer_in_bc"))

    see(client, reverse(f"pathways:{name}", args=[token, *arguments]))

    assert rendering.templates > 0
    assert (rendering.queries, rendering.assessments) == ([], 0)
