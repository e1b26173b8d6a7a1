"""A change in words: every difference of two snapshots, with its figures.

Pure: two snapshots in, sentences out. It reads what an edition stores, so a change, a
withdrawal and a release say themselves in the same words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.changes.said.amounts import say_costs, say_fees, say_rates
from pathways.changes.said.grids import say_grids, say_tables
from pathways.changes.said.lists import say_lists
from pathways.changes.said.names import Titles
from pathways.changes.said.readings import say_readings
from pathways.changes.said.records import say_named
from pathways.changes.said.sentence import Sentence, Sentences, Spec
from pathways.changes.said.streams import say_conditions, say_streams
from pathways.words.places import province_name
from pathways.words.vocabulary import Text

__all__ = ["Sentence", "draft_note", "sentences"]

Say = Callable[[Spec, Spec, Titles], Sentences]
# Those that decide most first.
SAYERS: Final[tuple[tuple[str, Say], ...]] = (
    ("streams", say_streams),
    ("conditions", say_conditions),
    ("grids", say_grids),
    ("tables", say_tables),
    ("lists", say_lists),
    ("fees", say_fees),
    ("costs", say_costs),
    ("rates", say_rates),
)
NAMED: Final[dict[str, Text]] = {
    "programs": lazy("program"),
    "levers": lazy("lever"),
    "topics": lazy("topic"),
    "areas": lazy("area"),
    "sources": lazy("source"),
    "unit_groups": lazy("unit group"),
}
MOST_OF_NOTE: Final = 12


def sentences(before: Spec, after: Spec) -> list[Sentence]:
    """All that another snapshot says, in whole sentences; empty when it is the same."""
    if before == after:
        return []
    titles = Titles(before, after)
    said: list[Sentence] = []
    for name, say in SAYERS:
        if before.get(name) != after.get(name):
            said += say(before, after, titles)
    for name, kind in NAMED.items():
        said += say_named(str(kind), before.get(name) or {}, after.get(name) or {})
    said += _charts(before.get("charts", ()), after.get("charts", ()))
    said += _articles(before.get("articles", ()), after.get("articles", ()))
    said += _medians(before.get("medians", {}), after.get("medians", {}), titles)
    said += _places(before.get("places", {}), after.get("places", {}))
    said += say_readings(before, after, titles)
    return list(dict.fromkeys(said)) or [
        Sentence("", _("the rows are kept otherwise, and say what they said before"))
    ]


def draft_note(said: Iterable[Sentence], most: int = MOST_OF_NOTE) -> str:
    """The sentences as a note for readers, each day said once."""
    every = list(said)
    items = [item for item in every if item.where] or every
    text: list[str] = []
    opening = ""
    for item in items[:most]:
        if item.opening == opening or not item.opening:
            text.append(item.body)
        else:
            text.append(str(item))
        opening = item.opening
    if len(items) > most:
        left = {"count": len(items) - most}
        text.append(_("And %(count)s more, as the page of the change says.") % left)
    return " ".join(text)


def _charts(before: Any, after: Any) -> Iterator[Sentence]:
    """Which score of a test gives which level."""
    old, new = (
        {(c["test"], c.get("scale"), c.get("from")): c for c in side}
        for side in (before, after)
    )
    for key in [*old, *(key for key in new if key not in old)]:
        chart = new.get(key) or old[key]
        title = str(chart["test"]).replace("_", " ").upper()
        if key not in new:
            yield Sentence(title, _("the chart of %(test)s ends") % {"test": title})
            continue
        day = str(chart.get("from") or "")
        was = old.get(key, {}).get("levels", {})
        for ability, pairs in chart["levels"].items():
            levels = [
                {level: score for score, level in p}
                for p in (was.get(ability, ()), pairs)
            ]
            for level in sorted({*levels[0], *levels[1]}):
                scores = [side.get(level) for side in levels]
                if scores[0] != scores[1]:
                    values = {
                        "test": title,
                        "ability": ability,
                        "level": level,
                        "score": _("no score") if scores[1] is None else scores[1],
                    }
                    text = _("%(test)s, %(ability)s: level %(level)s asks %(score)s")
                    before_words = "" if scores[0] is None else str(scores[0])
                    yield Sentence(title, text % values, before_words, day=day)


def _articles(before: Any, after: Any) -> Iterator[Sentence]:
    old, new = ({a["slug"]: a for a in side} for side in (before, after))
    yield from say_named(_("article"), old, new)


def _medians(before: Any, after: Any, titles: Titles) -> Iterator[Sentence]:
    """Median wages by occupation and place, those that moved."""
    for code in [*before, *(code for code in after if code not in before)]:
        was, now = before.get(code, {}), after.get(code, {})
        for place in [*was, *(place for place in now if place not in was)]:
            if was.get(place) == now.get(place):
                continue
            wages = [
                _("%(wage)s CAD an hour") % {"wage": side[place]}
                if place in side
                else ""
                for side in (was, now)
            ]
            name = titles.occupation(code)
            values = {
                "occupation": name,
                "place": _place(place),
                "wage": wages[1] or _("not published"),
            }
            text = _("the median wage of %(occupation)s in %(place)s: %(wage)s")
            yield Sentence(_("Median wages"), text % values, wages[0])


def _place(code: str) -> str:
    if len(code) == 2:
        return province_name(code)
    return _("economic region %(code)s") % {"code": code.removeprefix("ER")}


def _places(before: Any, after: Any) -> Iterator[Sentence]:
    for province in [*before, *(code for code in after if code not in before)]:
        was, now = before.get(province, {}), after.get(province, {})
        for name in [*was, *(name for name in now if name not in was)]:
            if was.get(name) == now.get(name):
                continue
            place = f"{name}, {province_name(province)}"
            if name not in now:
                text = _("the municipality %(place)s is taken away")
            elif name not in was:
                text = _("a municipality is known: %(place)s")
            else:
                text = _("%(place)s lies in other areas than before")
            yield Sentence(place, text % {"place": place})
