"""What reads an answer, in few words: scores first, then streams, then provinces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from pathways.questions.relevance import Reader
from pathways.rules.specs import Spec
from pathways.words.places import province_name
from pathways.words.routes import stream_name
from pathways.words.vocabulary import Text

MOST_NAMED: Final = 4
SCORES: Final[dict[str, Text]] = {
    "crs": lazy("CRS score"),
    "fsw-67": lazy("67 points of the Federal Skilled Worker"),
}
EXPRESS_ENTRY: Final = "express-entry"


def readers_in_words(readers: Iterable[Reader], snapshot: Spec) -> str:
    """The readers, those of one kind told together."""
    every = set(readers)
    specs = {spec["slug"]: spec for spec in snapshot["streams"]}
    if {one.slug for one in every if one.kind == "stream"} >= specs.keys():
        return _("Every pathway")
    told = [*_scores(every), *_streams(every, specs), *_provinces(every)]
    return ", ".join(told)


def _scores(readers: set[Reader]) -> Iterator[str]:
    slugs = {one.slug for one in readers if one.kind == "grid"}
    yield from (str(words) for slug, words in SCORES.items() if slug in slugs)


def _streams(readers: set[Reader], specs: dict[str, Spec]) -> Iterator[str]:
    """Federal streams, at most so many by name; several of Express Entry as one."""
    slugs = [one.slug for one in sorted(readers) if one.kind == "stream"]
    federal = [specs[slug] for slug in slugs if not specs[slug].get("province")]
    entry = [spec for spec in federal if spec["program"] == EXPRESS_ENTRY]
    names = dict.fromkeys(
        _("Express Entry") if len(entry) > 1 and spec in entry else stream_name(spec)
        for spec in federal
    )
    yield from list(names)[:MOST_NAMED]
    more = len(names) - MOST_NAMED
    if more > 0:
        words = ngettext("%(count)s more pathway", "%(count)s more pathways", more)
        yield words % {"count": more}


def _provinces(readers: set[Reader]) -> Iterator[str]:
    """Provinces by name, or how many where they are many."""
    codes = sorted({one.province for one in readers if one.province})
    if len(codes) > MOST_NAMED:
        yield _("%(count)s provinces and territories") % {"count": len(codes)}
    else:
        yield from map(province_name, codes)
