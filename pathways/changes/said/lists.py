"""Lists of occupations: lines that begin, end or get another level."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pathways.changes.said.names import Titles
from pathways.changes.said.sentence import (
    Sentence,
    Sentences,
    Span,
    Spec,
    figure,
    listed,
    spans_of,
)
from pathways.words.parameters import value_label

MANY: Final = 4
LEVEL: Final = "level"


def say_lists(before: Spec, after: Spec, titles: Titles) -> Sentences:
    """Every list that differs."""
    old, new = before.get("lists", {}), after.get("lists", {})
    for slug in [*old, *(slug for slug in new if slug not in old)]:
        where = titles.list(slug)
        if slug not in new:
            yield Sentence(where, _("the list “%(list)s” is taken away") % _in(where))
            continue
        was = old.get(slug, {})
        if was and was["title"] != new[slug]["title"]:
            text = _("the list is now called “%(list)s”") % _in(new[slug]["title"])
            yield Sentence(where, text, f"“{was['title']}”")
        entries = was.get("entries", ()), new[slug].get("entries", ())
        is_new = slug not in old
        if is_new and not entries[1]:
            text = _("a list begins, still without a line: “%(list)s”") % _in(where)
            yield Sentence(where, text, "")
        yield from _say_list(where, *entries, titles, is_new=is_new)


def _in(title: str) -> dict[str, str]:
    return {"list": title}


def _say_list(
    where: str, before: Any, after: Any, titles: Titles, *, is_new: bool
) -> Sentences:
    old, new = _by_key(before), _by_key(after)
    groups: dict[tuple[str, str, str], list[Span]] = defaultdict(list)
    for key in [*old, *(key for key in new if key not in old)]:
        for span in spans_of(old.get(key, ()), new.get(key, ())):
            groups[_act(span), span.start, span.end].append(
                span._replace(
                    was=span.was and {**span.was, "key": key[0]},
                    now=span.now and {**span.now, "key": key[0]},
                )
            )
    for (act, start, end), spans in groups.items():
        days = {"day": start, "end": end}
        if act == "altered" or len(spans) < MANY:
            for span in spans:
                yield _line(where, act, span, days, titles)
        elif act == "begins":
            text = _beginning(where, spans, is_new=is_new)
            yield Sentence(where, text, None if is_new else "", **days)
        else:
            codes = listed(str((s.was or {})["key"]) for s in spans)
            values = {"count": len(spans), "list": where, "codes": codes}
            text = _("%(count)s lines of “%(list)s” end: %(codes)s") % values
            yield Sentence(where, text, **days)


def _act(span: Span) -> str:
    if span.now is None:
        return "ends"
    return "begins" if span.was is None else "altered"


def _by_key(entries: Any) -> dict[tuple[str, str], list[Spec]]:
    """Lines by key, and by label where one key has several."""
    rows: dict[tuple[str, str], list[Spec]] = defaultdict(list)
    labels: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        labels[entry["key"]].add(entry.get("label", ""))
    for entry in entries:
        several = len(labels[entry["key"]]) > 1
        label = entry.get("label", "") if several else ""
        rows[entry["key"], label].append(entry)
    return rows


def _line(
    where: str, act: str, span: Span, days: dict[str, str], titles: Titles
) -> Sentence:
    row = span.now or span.was or {}
    values = {"line": line_words(row, titles), "list": where}
    if act == "ends":
        text = _("%(line)s is no longer on the list “%(list)s”") % values
        return Sentence(where, text, values_words(row) or None, **days)
    gives = values_words(row)
    text = _("%(line)s stands on the list “%(list)s”") % values
    if act == "begins":
        return Sentence(where, f"{text}: {gives}" if gives else text, "", **days)
    was = span.was or {}
    before = values_words(was)
    if before == gives:
        text = _("the line %(line)s of “%(list)s” is called so") % values
        return Sentence(where, text, line_words(was, titles), **days)
    text = _("%(line)s stands on the list “%(list)s” with: %(values)s") % {
        **values,
        "values": gives or _("no value"),
    }
    return Sentence(where, text, before or _("no value"), **days)


def line_words(row: Spec, titles: Titles) -> str:
    """A line by its code and title."""
    key, label = str(row["key"]), str(row.get("label") or "")
    if key.isdigit():
        return f"{key} {label}" if label and label != key else titles.occupation(key)
    return label or key.replace("-", " ")


def values_words(row: Spec) -> str:
    """What a line fixes besides membership."""
    return "; ".join(
        f"{_name(name)} {_value(value)}"
        for name, value in row.get("values", {}).items()
    )


def _name(name: str) -> str:
    words = str(value_label("name", name))
    return words.replace("_", " ")


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return figure(value) if not isinstance(value, str) else value.replace("_", " ")


def _beginning(where: str, spans: list[Span], *, is_new: bool) -> str:
    """How many lines begin, with their codes, by level where they have one."""
    by_level: dict[Any, list[str]] = defaultdict(list)
    for span in spans:
        row = span.now or {}
        by_level[row.get("values", {}).get(LEVEL)].append(str(row["key"]))
    count = len(spans)
    start = (
        ngettext(
            "a list begins with %(count)s line: “%(list)s”",
            "a list begins with %(count)s lines: “%(list)s”",
            count,
        )
        if is_new
        else _("%(count)s lines begin on the list “%(list)s”")
    ) % {"count": count, "list": where}
    if set(by_level) == {None}:
        return f"{start}: {listed(by_level[None])}"
    items = []
    for level, codes in sorted(by_level.items(), key=lambda item: str(item[0])):
        values = {"count": len(codes), "level": level, "codes": ", ".join(codes)}
        words = (
            _("%(count)s at level %(level)s (%(codes)s)")
            if level is not None
            else _("%(count)s without a level (%(codes)s)")
        )
        items.append(words % values)
    return f"{start}; {', '.join(items)}"
