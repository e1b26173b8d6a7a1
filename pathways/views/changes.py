"""What changed: the page of all editions, the page of each, and their Atom feed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from pathways import page_cache
from pathways.public.changes import (
    IN_FULL,
    EditionInWords,
    Row,
    edition_rows,
    every_sentence,
    in_words,
)
from pathways.public.edition import Published
from pathways.public.freshness import tag
from pathways.views.public import FRESH_SECONDS, Shown, public

NO_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@public
def changes(request: HttpRequest, edition: Published) -> Shown:
    """Every edition: what it says, from when, and what it rests on."""
    rows = edition_rows()

    def context() -> dict[str, object]:
        editions = in_words(rows)
        return {"editions": editions[:IN_FULL], "older": editions[IN_FULL:]}

    return Shown("pathways/changes/changes.html", context, rows)


@public
def change(request: HttpRequest, edition: Published, number: int) -> Shown:
    """One edition, with its digest in full."""
    rows = edition_rows()
    if number not in {row["number"] for row in rows}:
        raise Http404

    def context() -> dict[str, object]:
        shown = next(item for item in in_words(rows) if item.number == number)
        return {"shown": shown, "every": every_sentence(number)}

    return Shown("pathways/changes/change.html", context, rows)


@require_safe
@cache_control(public=True, max_age=FRESH_SECONDS)
def feed(request: HttpRequest) -> HttpResponse:
    """The newest editions for programs that read feeds, kept as the pages are."""
    rows = edition_rows()
    etag = tag(None, request.path, rows)
    response = get_conditional_response(request, etag=etag)
    if response is None:
        content = page_cache.kept(f"public:{request.path}", etag, lambda: _feed(rows))
        response = HttpResponse(content, content_type=Atom1Feed.content_type)
    response.headers.setdefault("ETag", etag)
    return response


def _feed(rows: Sequence[Row]) -> bytes:
    atom = Atom1Feed(
        title=_("What changed, Pathways to Canada"),
        link=_absolute("pathways:changes"),
        description="",
        subtitle=_("Every edition of the rules: what it says, and from when."),
        feed_url=_absolute("pathways:changes-feed"),
        language=get_language(),
        author_name=_("Pathways to Canada"),
    )
    for edition in in_words(rows)[:IN_FULL]:
        page = _absolute("pathways:change", edition.number)
        atom.add_item(
            title=_readable(edition.title),
            link=page,
            description="<br>".join(
                escape(_readable(text)) for text in _summary(edition)
            ),
            unique_id=page,
            pubdate=edition.published_at,
            updateddate=edition.withdrawn_at or edition.published_at,
        )
    return str(atom.writeString("utf-8")).encode()


def _summary(edition: EditionInWords) -> Iterator[str]:
    """What it says, why it takes another back, and by which it was taken back."""
    yield from filter(None, (*edition.sentences, edition.reason))
    if edition.withdrawn_by:
        yield _("Withdrawn by edition %s.") % edition.withdrawn_by


def _readable(text: str) -> str:
    """Without what no XML holds: one odd sign of a note would shut the feed."""
    return NO_XML.sub(" ", text)


def _absolute(name: str, *arguments: object) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=arguments)}"
