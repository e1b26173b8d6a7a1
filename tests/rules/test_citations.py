"""What a citation may rest on."""

from typing import Any

from pathways.rules.engine.citations import uncited


def a_snapshot(**parts: Any) -> dict[str, Any]:
    page = {"title": "Page", "url": "https://example.org/"}
    return {"sources": {"page": page, "own": {"title": "Our own"}}, **parts}


def cited(source: str, **more: Any) -> dict[str, Any]:
    return {"cite": {"source": source, "confidence": "recalled"}, **more}


BARE = "the source own has no address; only an estimate may rest on it"


def test_an_estimate_may_rest_on_a_source_without_address() -> None:
    shot = a_snapshot(levers={"eca": cited("own", is_estimate=True)})

    assert list(uncited(shot)) == []


def test_a_published_figure_may_not_rest_on_such_a_source() -> None:
    shot = a_snapshot(levers={"eca": cited("own")})

    assert list(uncited(shot)) == [("levers/eca", BARE)]


def test_a_rule_may_not_rest_on_such_a_source_and_is_named() -> None:
    stream = {"slug": "a/b", "requirements": [cited("own", slug="age")]}

    items = list(uncited(a_snapshot(streams=[stream])))

    assert items == [("streams/a/b/requirements/age", BARE)]


def test_a_source_with_an_address_passes() -> None:
    assert list(uncited(a_snapshot(streams=[cited("page", slug="a/b")]))) == []
