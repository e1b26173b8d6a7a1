"""What a citation may rest on."""

from typing import Any

import pytest

from pathways.rules.citations import check_sources
from pathways.rules.specs import RuleError


def a_snapshot(**parts: Any) -> dict[str, Any]:
    page = {"title": "Page", "url": "https://example.org/"}
    return {"sources": {"page": page, "own": {"title": "Our own"}}, **parts}


def cited(source: str, **more: Any) -> dict[str, Any]:
    return {"cite": {"source": source, "confidence": "recalled"}, **more}


def test_an_estimate_may_rest_on_a_source_without_address() -> None:
    check_sources(a_snapshot(levers={"eca": cited("own", is_estimate=True)}))


def test_a_published_figure_may_not_rest_on_such_a_source() -> None:
    with pytest.raises(RuleError, match="levers/eca: the source own has no address"):
        check_sources(a_snapshot(levers={"eca": cited("own")}))


def test_a_rule_may_not_rest_on_such_a_source_and_is_named() -> None:
    stream = {"slug": "a/b", "requirements": [cited("own", slug="age")]}

    with pytest.raises(RuleError, match="streams/a/b/requirements/age: the source own"):
        check_sources(a_snapshot(streams=[stream]))


def test_a_source_with_an_address_passes() -> None:
    check_sources(a_snapshot(streams=[cited("page", slug="a/b")]))
