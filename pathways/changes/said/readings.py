"""What was read anew without another figure: sources, days, confidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pathways.changes.said.names import Titles
from pathways.changes.said.sentence import Sentence, Sentences, Spec, day_words
from pathways.words.states import CONFIDENCES

NAMES = ("slug", "id", "key", "fee", "code", "target", "title", "text", "state")


def say_readings(before: Spec, after: Spec, titles: Titles) -> Sentences:
    """How many rows cite something else than before, by what they cite now."""
    old, new = dict(_cites(before, ())), dict(_cites(after, ()))
    moved = Counter(
        (
            str(cite.get("source", "")),
            str(cite.get("as_of", "")),
            str(cite.get("confidence", "")),
        )
        for at, cite in new.items()
        if at in old and old[at] != cite
    )
    for (source, day, confidence), count in moved.items():
        words = ngettext(
            "%(count)s row is cited anew: “%(source)s”, as it stood on %(day)s, "
            "%(confidence)s",
            "%(count)s rows are cited anew: “%(source)s”, as it stood on %(day)s, "
            "%(confidence)s",
            count,
        )
        title = titles.title("sources", source)
        values = {
            "count": count,
            "source": title,
            "day": day_words(day) if day else _("a day that is not known"),
            "confidence": CONFIDENCES.get(confidence, confidence),
        }
        yield Sentence("", words % values)


def _cites(part: Any, at: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Spec]]:
    """Every citation by the names of what it stands under."""
    if isinstance(part, Mapping):
        if isinstance(part.get("cite"), Mapping):
            yield at, part["cite"]
        for name, item in part.items():
            if name != "cite" and isinstance(item, Mapping | list):
                yield from _cites(item, (*at, str(name)))
    elif isinstance(part, list):
        seen: Counter[str] = Counter()
        for item in part:
            if not isinstance(item, Mapping | list):
                return
            name = _name(item)
            seen[name] += 1
            yield from _cites(item, (*at, name, str(seen[name])))


def _name(item: Any) -> str:
    if not isinstance(item, Mapping):
        return ""
    own = next((str(item[n]) for n in NAMES if item.get(n)), "")
    return f"{own} {item.get('from', '')}"
