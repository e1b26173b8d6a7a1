"""What reads an answer, in few words: scores first, then streams, then provinces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from pathways.questions.relevance import Reader
from pathways.rules import EXPRESS_ENTRY, Spec
from pathways.words.places import province_name
from pathways.words.routes import stream_name
from pathways.words.vocabulary import Text

MOST_NAMED: Final = 4
SCORES: Final[dict[str, Text]] = {
    "crs": lazy("CRS score"),
    "fsw-67": lazy("67 points of the Federal Skilled Worker"),
}


def readers_in_words(readers: Iterable[Reader], snapshot: Spec) -> str:
    """The readers, those of one kind told together."""
    every = set(readers)
    specs = {spec["slug"]: spec for spec in snapshot["streams"]}
    if {reader.slug for reader in every if reader.kind == "stream"} >= specs.keys():
        return _("Every pathway")
    items = [*_scores(every), *_streams(every, specs), *_provinces(every)]
    return ", ".join(items)


def _scores(readers: set[Reader]) -> Iterator[str]:
    slugs = {reader.slug for reader in readers if reader.kind == "grid"}
    yield from (str(words) for slug, words in SCORES.items() if slug in slugs)


def _streams(readers: set[Reader], specs: dict[str, Spec]) -> Iterator[str]:
    """Federal streams, at most so many by name; several of Express Entry as one."""
    slugs = [reader.slug for reader in sorted(readers) if reader.kind == "stream"]
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
    codes = sorted({reader.province for reader in readers if reader.province})
    if len(codes) > MOST_NAMED:
        yield _("%(count)s provinces and territories") % {"count": len(codes)}
    else:
        yield from map(province_name, codes)
