"""Everything else in honest sentences: fields by their words, never a key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.changes.said.sentence import (
    Sentence,
    Sentences,
    Span,
    Spec,
    body_of,
    figure,
    listed,
    spans_of,
)
from pathways.words.vocabulary import Text

# What a field of a record is called; others bear their own name with spaces.
FIELDS: Final[dict[str, Text]] = {
    "after_months": lazy("months after"),
    "amount_cad": lazy("amount in CAD"),
    "announced_on": lazy("announced on"),
    "by_score": lazy("first official language by score"),
    "cost_high_cad": lazy("most cost in CAD"),
    "cost_low_cad": lazy("least cost in CAD"),
    "effort": lazy("rank of effort"),
    "en": lazy("title"),
    "everywhere": lazy("asked of everybody"),
    "extension_months_max": lazy("months of an extension at most"),
    "for": lazy("for whom"),
    "fr": lazy("French title"),
    "high": lazy("most"),
    "is_estimate": lazy("an estimate"),
    "low": lazy("least"),
    "months_max": lazy("months at most"),
    "permit_kind": lazy("kind of permit"),
    "share_percent": lazy("share in per cent"),
    "total_months_max": lazy("months in all at most"),
    "url": lazy("address"),
    "who_applies": lazy("who applies"),
}
NAMING: Final = (
    "slug",
    "target",
    "code",
    "fee",
    "title",
    "text",
    "on",
    "year",
    "label",
)
UNSAID: Final = ("slug", "order", "fee", "target", "year")
WORDS: Final = ("title", "name", "label", "text", "en")
LONGEST: Final = 240


def field_words(name: str) -> str:
    """What a field is called."""
    return str(FIELDS.get(name, name.replace("_", " ").replace("-", " ")))


def value_words(value: Any) -> str:
    """A value of any field, in words."""
    if value is None or value == "" or value == [] or value == {}:
        return _("none")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Mapping):
        parts = (f"{field_words(k)} {value_words(v)}" for k, v in value.items())
        return listed(parts, 12)
    if isinstance(value, list):
        return listed(map(value_words, value), 12)
    if isinstance(value, int | float):
        return figure(value)
    text = str(value)
    if " " not in text and ("_" in text or text.count("-") > 2):
        text = text.replace("_", " ")
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def say_fields(where: str, old: Spec, new: Spec, beside: Iterable[str]) -> Sentences:
    """The fields of one thing that differ; what is new altogether is said elsewhere."""
    if not old:
        return
    left_out = {*beside, "cite", "slug", "id", "order"}
    for name in [*new, *(name for name in old if name not in new)]:
        was, now = old.get(name), new.get(name)
        if name in left_out or was == now:
            continue
        values = {
            "title": where,
            "field": field_words(name),
            "value": value_words(now),
        }
        text = _("“%(title)s”, %(field)s: %(value)s") % values
        yield Sentence(where, text, value_words(was))


def say_series(
    where: str, kind: str, before: Iterable[Spec], after: Iterable[Spec]
) -> Sentences:
    """Dated records beside a stream, told by what they are called."""
    old, new = _named(before), _named(after)
    for name in [*old, *(name for name in new if name not in old)]:
        for span in spans_of(old.get(name, ()), new.get(name, ())):
            yield _say(where, kind, span)


def _named(rows: Iterable[Spec]) -> dict[str, list[Spec]]:
    groups: dict[str, list[Spec]] = defaultdict(list)
    for row in rows:
        names = [str(row[n]) for n in NAMING if row.get(n) not in (None, "")]
        groups[names[0] if names else ""].append(row)
    return groups


def _say(where: str, kind: str, span: Span) -> Sentence:
    days = {"day": span.start, "end": span.end}
    row = span.now or span.was or {}
    values = {"kind": kind, "what": record_words(row)}
    if span.now is None:
        text = _("%(kind)s, no longer: %(what)s") % values
        return Sentence(where, text, **days)
    if span.was is None:
        return Sentence(where, _("%(kind)s: %(what)s") % values, "", **days)
    old, new = body_of(span.was), body_of(span.now)
    names = [n for n in {**old, **new} if old.get(n) != new.get(n)]
    title = next((str(row[n]) for n in WORDS if row.get(n)), "")
    said = [f"{field_words(n)} {value_words(new.get(n))}" for n in names]
    was = [value_words(old.get(n)) for n in names]
    what = f"{title}: {listed(said)}" if title else listed(said)
    text = _("%(kind)s: %(what)s") % {"kind": kind, "what": what}
    return Sentence(where, text, listed(was), **days)


def record_words(row: Spec) -> str:
    """A record by its words, then its figures."""
    named = (*WORDS, "year")
    title = next((str(row[n]) for n in named if row.get(n)), "")
    figures = [
        f"{field_words(name)} {value_words(value)}"
        for name, value in body_of(row).items()
        if name not in (*WORDS, *UNSAID) and value not in (None, "", [], {})
    ]
    words = [value_words(title), *figures] if title else figures
    return listed(words, 12)


def say_named(
    kind: str, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Sentences:
    """Things told by a slug, each with its own title: levers, sources, areas."""
    for slug in [*before, *(slug for slug in after if slug not in before)]:
        old, new = before.get(slug), after.get(slug)
        if old == new:
            continue
        spec = new if new is not None else old
        title = title_of(spec, slug)
        if new is None:
            text = _("%(kind)s, no longer: %(what)s") % {"kind": kind, "what": title}
            yield Sentence(title, text)
        elif old is None:
            what = {"kind": kind, "what": record_words(_flat(new)) or title}
            yield Sentence(title, _("%(kind)s: %(what)s") % what, "")
        elif isinstance(new, Mapping) and isinstance(old, Mapping):
            parts = frozenset(
                name
                for name in {**old, **new}
                if _is_rows(new.get(name, old.get(name)))
            )
            yield from say_fields(title, old, new, parts)
            for name in sorted(parts):
                head = f"{title}, {field_words(name)}"
                yield from say_series(title, head, old.get(name, ()), new.get(name, ()))
        else:
            text = _("“%(title)s”: %(value)s") % {
                "title": title,
                "value": value_words(new),
            }
            yield Sentence(title, text, value_words(old))


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], Mapping)


def _flat(spec: Any) -> Spec:
    """The own fields of a thing, without the rows below it."""
    if not isinstance(spec, Mapping):
        return {"text": value_words(spec)}
    return {name: value for name, value in spec.items() if not _is_rows(value)}


def title_of(spec: Any, slug: str) -> str:
    """What a thing is called; its slug without its signs where it has no title."""
    if isinstance(spec, Mapping):
        for name in WORDS:
            if isinstance(spec.get(name), str) and spec[name]:
                return str(spec[name])
    return slug.replace("-", " ").replace("/", " ")
