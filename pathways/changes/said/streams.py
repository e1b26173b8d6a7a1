"""Streams and conditions: what is open, what is asked, and what stands beside."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from pathways.changes.said.criteria import say_requirements
from pathways.changes.said.names import Titles
from pathways.changes.said.records import say_fields, say_series
from pathways.changes.said.sentence import (
    Sentence,
    Sentences,
    Span,
    Spec,
    spans_of,
)
from pathways.words.states import INTAKES
from pathways.words.vocabulary import Text

# What a stream does in each state, as a sentence about it goes on.
TAKES: Final[dict[str, Text]] = {
    "open": lazy("%(stream)s takes applications"),
    "by_invitation": lazy("%(stream)s takes who is invited"),
    "paused": lazy("%(stream)s takes no application: it is paused"),
    "closed": lazy("%(stream)s takes no application: it is closed"),
    "announced": lazy("%(stream)s is announced and takes no application yet"),
    "not_known": lazy("whether %(stream)s takes applications is not known"),
}
RECORDS: Final[dict[str, Text]] = {
    "fees": lazy("fee of the application"),
    "times": lazy("processing time"),
    "stays": lazy("length of stay"),
    "rights": lazy("right of the family"),
    "bridges": lazy("way on to another stream"),
    "evidence": lazy("evidence"),
    "notes": lazy("note"),
    "changes": lazy("change that is told"),
    "allocations": lazy("places"),
    "codes": lazy("code"),
    "practice": lazy("practice"),
}


def say_streams(before: Spec, after: Spec, titles: Titles) -> Sentences:
    """Every stream that differs."""
    old, new = (
        {spec["slug"]: spec for spec in shot.get("streams", ())}
        for shot in (before, after)
    )
    for slug in [*old, *(slug for slug in new if slug not in old)]:
        was, now = old.get(slug), new.get(slug)
        if was == now:
            continue
        name = titles.stream(slug)
        if now is None:
            yield Sentence(name, _("the stream “%(name)s” is taken away") % _by(name))
            continue
        if was is None:
            yield _beginning(name, now, titles)
        yield from _say_stream(name, was or {}, now, titles)


def _by(name: str) -> dict[str, str]:
    return {"name": name}


def _beginning(name: str, spec: Spec, titles: Titles) -> Sentence:
    count = len(spec.get("requirements", ()))
    words = ngettext(
        "a stream begins: “%(name)s” (%(program)s), with %(count)s requirement",
        "a stream begins: “%(name)s” (%(program)s), with %(count)s requirements",
        count,
    )
    program = titles.title("programs", str(spec.get("program", "")))
    return Sentence(
        name, words % {"name": name, "program": program, "count": count}, ""
    )


def _say_stream(name: str, old: Spec, new: Spec, titles: Titles) -> Sentences:
    for span in spans_of(old.get("intakes", ()), new.get("intakes", ())):
        yield _intake(name, span)
    was, now = (spec.get("requirements", ()) for spec in (old, new))
    yield from say_requirements(name, was, now, titles)
    for part, kind in RECORDS.items():
        head = f"{name}, {kind}"
        rows = [_with_titles(part, spec.get(part, ()), titles) for spec in (old, new)]
        yield from say_series(name, head, *rows)
    beside = {"intakes", "requirements", "program", "grid", *RECORDS}
    yield from say_fields(name, old, new, beside)
    for part, names in (("program", "programs"), ("grid", "grids")):
        if old and old.get(part) != new.get(part):
            words = [
                titles.title(names, spec[part]) if spec.get(part) else _("none")
                for spec in (new, old)
            ]
            values = {"name": name, "title": words[0]}
            text = (
                _("“%(name)s” belongs to: %(title)s")
                if part == "program"
                else _("“%(name)s” counts points by: %(title)s")
            )
            yield Sentence(name, text % values, words[1])


def _with_titles(part: str, rows: Any, titles: Titles) -> list[Spec]:
    """Records that name a fee or a stream by its slug, with its title for reading."""
    if part == "fees":
        return [{**row, "title": titles.title("fees", row["fee"])} for row in rows]
    if part == "bridges":
        return [{**row, "title": titles.stream(row["target"])} for row in rows]
    return list(rows)


def _intake(name: str, span: Span) -> Sentence:
    days = {"day": span.start, "end": span.end}
    was = state_words(span.was) if span.was else ""
    if span.now is None:
        text = _("whether %(stream)s takes applications is not said") % {"stream": name}
        return Sentence(name, text, was, **days)
    text = str(TAKES[span.now["state"]]) % {"stream": name}
    note = str(span.now.get("note") or "").rstrip(".")
    if note and note != str((span.was or {}).get("note") or "").rstrip("."):
        text = f"{text}. {note}"
    return Sentence(name, text, was, **days)


def state_words(intake: Spec) -> str:
    """A state in a word, within a sentence."""
    return str(INTAKES[intake["state"]]).lower()


def say_conditions(before: Spec, after: Spec, titles: Titles) -> Sentences:
    """Conditions that several streams use."""
    old, new = before.get("conditions", {}), after.get("conditions", {})
    for slug in [*old, *(slug for slug in new if slug not in old)]:
        was, now = old.get(slug), new.get(slug)
        if was == now:
            continue
        name = titles.condition(slug)
        if now is None:
            text = _("the condition “%(name)s” is taken away") % _by(name)
            yield Sentence(name, text)
            continue
        if was is None:
            yield Sentence(name, _("a condition begins: “%(name)s”") % _by(name), "")
        rows, later = ((spec or {}).get("requirements", ()) for spec in (was, now))
        yield from say_requirements(name, rows, later, titles)
        yield from say_fields(name, was or {}, now, {"requirements"})
