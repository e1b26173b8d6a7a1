"""A person's own pages: made once for an edition, a day and some answers, then kept.

What is kept holds neither the private link's token nor a CSRF token: marks stand for
them until the page is given to its person. A page of this kind is rendered without the
request, so that nothing of one visit can be kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import Any, Concatenate, Final, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from pathways import page_cache
from pathways.public.freshness import release
from pathways.selectors.person import Person
from pathways.selectors.result import current_edition
from pathways.views.assessed import assessed, day_of
from pathways.views.private import private, profile_or_404
from pathways.words.units import keep_figures

INDENTED: Final = re.compile(r"\n\s+")  # no own page has lines that must stay so
P = ParamSpec("P")
Context = dict[str, Any]


@dataclass(frozen=True)
class OwnPage:
    """A page to be made: its context only when no kept page is as good.

    ``stamp`` names what the page shows beside the answers, the edition and the rounds.
    """

    template: str
    context: Callable[[], Context]
    stamp: tuple[object, ...] = ()


Page = Callable[Concatenate[HttpRequest, Person, P], OwnPage]
View = Callable[..., HttpResponse]


def own(page: Page[P]) -> View:
    """A page under the private link, kept until something that it shows changes."""

    def view(
        request: HttpRequest, token: str, /, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        saved = profile_or_404(token)
        person = Person(saved, current_edition(), day_of(request))
        return answer(request, token, person, page(request, person, *args, **kwargs))

    guarded: View = require_safe(private(assessed(view)))
    return wraps(page)(guarded)


def answer(
    request: HttpRequest, token: str, person: Person, page: OwnPage
) -> HttpResponse:
    """The page, or that the browser's copy is as good: said before it is made."""
    address = request.get_full_path().replace(token, "", 1)
    stamp = stamp_of(person, address, page)
    etag = f'"{stamp}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        key = page_cache.own_key(person.saved.pk, address)
        html = page_cache.kept(
            key, stamp, lambda: rendered(request, person, page), small=True
        )
        response = HttpResponse(with_tokens(html, request, token))
    response.headers.setdefault("ETag", etag)
    return response


def stamp_of(person: Person, address: str, page: OwnPage) -> str:
    """Equal while everything that the page is made of stays the same."""
    return page_cache.digest_of(
        release(),
        person.saved.token_sha256,
        page_cache.answers_digest(person.answers),
        person.edition.number,
        person.edition.digest,
        person.on,
        get_language(),
        address,
        person.rounds_stamp,
        page.stamp,
    )


def rendered(request: HttpRequest, person: Person, page: OwnPage) -> bytes:
    """The page with marks in the place of the tokens."""
    match = request.resolver_match
    context = {
        "token": mark("link"),
        "csrf_token": mark("form"),
        "here": match.view_name if match else "",
        "edition": person.edition,
        "has_offer": person.has_offer,
        **page.context(),
    }
    html = keep_figures(render_to_string(page.template, context))
    return INDENTED.sub("\n", html).encode()


def with_tokens(html: bytes, request: HttpRequest, token: str) -> bytes:
    """The page for this visit: its private link, and its forms' token if it has any."""
    html = html.replace(mark("link").encode(), token.encode())
    form = mark("form").encode()
    return html.replace(form, get_token(request).encode()) if form in html else html


@lru_cache(maxsize=4)
def mark(what: str) -> str:
    """What stands for a token: nobody can guess it, nor write it into an answer."""
    return salted_hmac("pathways.views.own", what).hexdigest()
