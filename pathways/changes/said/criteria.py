"""Requirements of streams and conditions: alternatives and thresholds in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import reduce
from typing import Any, Final

from django.utils.translation import gettext as _

from pathways.changes.said.names import Titles, plain_words, read_fact
from pathways.changes.said.sentence import (
    Sentence,
    Sentences,
    Span,
    Spec,
    body_of,
    spans_of,
)
from pathways.words.comparisons import COMPARISONS, compared_words
from pathways.words.facts import is_bare

MANY: Final = 8


def say_requirements(
    where: str, before: Iterable[Spec], after: Iterable[Spec], titles: Titles
) -> Sentences:
    """What is asked otherwise, requirement by requirement."""
    old, new = _by_slug(before), _by_slug(after)
    for slug in [*old, *(slug for slug in new if slug not in old)]:
        rows = old.get(slug, []), new.get(slug, [])
        for span in spans_of(*rows, body=_plain):
            yield from _say(where, span, titles)


def _by_slug(rows: Iterable[Spec]) -> dict[str, list[Spec]]:
    groups: dict[str, list[Spec]] = defaultdict(list)
    for row in rows:
        groups[row["slug"]].append(row)
    return groups


def _plain(value: Any) -> Any:
    """A requirement without days and citations, at every depth."""
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in body_of(value).items()}
    return [_plain(item) for item in value] if isinstance(value, list) else value


def _say(where: str, span: Span, titles: Titles) -> Sentences:
    title = str((span.now or span.was or {})["title"])
    days = {"day": span.start, "end": span.end}
    if span.now is None:
        text = _("%(where)s: “%(title)s” is no longer asked")
        was = asked_words(span.was or {}, titles)
        yield Sentence(where, text % {"where": where, "title": title}, was, **days)
    elif span.was is None:
        asked = asked_words(span.now, titles)
        values = {"where": where, "title": title, "asked": asked}
        text = _("%(where)s: “%(title)s” asks: %(asked)s")
        yield Sentence(where, text % values, "", **days)
    else:
        yield from _say_difference(where, span.was, span.now, days, titles)


def _say_difference(
    where: str, was: Spec, now: Spec, days: dict[str, str], titles: Titles
) -> Sentences:
    title = {"where": where, "title": now["title"]}
    if was["title"] != now["title"]:
        text = _("%(where)s: the requirement now reads “%(title)s”") % title
        yield Sentence(where, text, f"“{was['title']}”", **days)
    old, new = _ways(was, titles), _ways(now, titles)
    gone = [way for way in old if way not in new]
    come = [way for way in new if way not in old]
    if len(gone) == len(come):
        for pair in zip(gone, come, strict=True):
            yield from _say_way(where, *pair, days, now["title"])
    else:
        for way in come:
            text = _("%(where)s: “%(title)s” is also met by: %(way)s")
            values = {**title, "way": " + ".join(way)}
            yield Sentence(where, text % values, "", **days)
        for way in gone:
            text = _("%(where)s: “%(title)s” is no longer met by: %(way)s")
            yield Sentence(where, text % {**title, "way": " + ".join(way)}, **days)
    if was.get("for_each") != now.get("for_each"):
        words = [
            titles.list(spec["for_each"]) if spec.get("for_each") else _("no list")
            for spec in (now, was)
        ]
        text = _("%(where)s: “%(title)s” is asked for each line of: %(list)s")
        yield Sentence(where, text % {**title, "list": words[0]}, words[1], **days)
    if was.get("note", "") != now.get("note", ""):
        values = {**title, "note": now.get("note", "") or _("none")}
        text = _("%(where)s: the note to “%(title)s” is now: %(note)s")
        yield Sentence(where, text % values, was.get("note", ""), **days)


def _say_way(
    where: str,
    gone: tuple[str, ...],
    come: tuple[str, ...],
    days: dict[str, str],
    title: str,
) -> Sentences:
    """One alternative that asks something else: only what differs is said."""
    asked = [words for words in come if words not in gone]
    dropped = [words for words in gone if words not in come]
    if asked:
        values = {"where": where, "title": title, "asked": "; ".join(asked)}
        text = _("%(where)s: “%(title)s” asks: %(asked)s") % values
        yield Sentence(where, text, "; ".join(dropped), **days)
    elif dropped:
        values = {"where": where, "title": title, "asked": "; ".join(dropped)}
        text = _("%(where)s: “%(title)s” no longer asks: %(asked)s") % values
        yield Sentence(where, text, **days)


def asked_words(spec: Spec, titles: Titles) -> str:
    """All that a requirement asks, way by way."""
    ways = [" + ".join(way) for way in _ways(spec, titles)]
    if not ways:
        return _("nothing yet")
    every = [*ways[:MANY], *_more(len(ways) - MANY)]
    return reduce(_or_else, every)


def _or_else(way: str, other: str) -> str:
    return _("%(way)s; or %(other)s") % {"way": way, "other": other}


def _more(count: int) -> list[str]:
    return [_("%(count)s ways more") % {"count": count}] if count > 0 else []


def _ways(spec: Spec, titles: Titles) -> list[tuple[str, ...]]:
    return [
        tuple(criterion_words(criterion, titles) for criterion in way["criteria"])
        for way in spec.get("alternatives", ())
        if way.get("criteria")
    ]


def criterion_words(spec: Spec, titles: Titles) -> str:
    """One criterion: what is compared, and with what."""
    if spec.get("label"):
        return str(spec["label"])
    fact = spec.get("fact")
    if fact is None or spec.get("op") == "officer":
        return _("an officer’s judgement")
    about = titles.fact(fact)
    if spec.get("op") == "stated":
        return _("%(about)s: stated") % {"about": about}
    return f"{about}: {_limit(spec, titles)}"


def _limit(spec: Spec, titles: Titles) -> str:
    comparison = str(spec.get("op"))
    if spec.get("table"):
        limit = _("the table “%(title)s”") % {
            "title": titles.title("tables", spec["table"])
        }
    elif spec.get("than"):
        limit = titles.fact(spec["than"])
    else:
        limit = _constant(spec)
    if comparison not in COMPARISONS:
        return limit
    return compared_words(comparison, limit)


def _constant(spec: Spec) -> str:
    value, fact = spec.get("value"), read_fact(spec["fact"])
    if isinstance(value, dict):
        return _("what the list’s line says")
    if value is None:
        return _("none")
    if fact is None:
        return str(value)
    words = plain_words(fact, value)
    return words if words or not is_bare(fact) else str(value)
