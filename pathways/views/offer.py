"""My offer: what it gives, the note for its employer, and links that show the note."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from pathways import editions, page_cache, profiles
from pathways.forms.offer_in_place import offer_in_place
from pathways.forms.one_question import OneQuestion
from pathways.models import SharedOffer
from pathways.pages.offer.links import links_page, too_many
from pathways.pages.offer.page import offer_page, own_sheet
from pathways.pages.offer.sheet import employer_sheet, shared_offer
from pathways.public.freshness import release
from pathways.rules.routes import is_needed
from pathways.selectors.person import Person
from pathways.selectors.result import current_edition
from pathways.services import offers as service
from pathways.views.assessed import assessed, day_of
from pathways.views.limits import Limit, refusal
from pathways.views.own import OwnPage, own, rendered, with_tokens
from pathways.views.private import private, profile_or_404
from pathways.views.questions import READ_AND_SEND
from pathways.words.units import keep_figures

OF_NETWORK = Limit("offers", "20/h")
REFUSED = 422
TEMPLATE = "pathways/offer/offer.html"


@require_http_methods(READ_AND_SEND)
def offer(request: HttpRequest, token: str) -> HttpResponse:
    """What the offer carries, with its pay, hours and city to be changed in place."""
    is_sent = request.method == "POST"
    return change_offer(request, token) if is_sent else show_offer(request, token)


@own
def show_offer(request: HttpRequest, person: Person) -> OwnPage:
    """What the offer carries, what is missing, and the note; without one, the list."""
    return OwnPage(TEMPLATE, lambda: _context(person))


@private
@assessed
def change_offer(request: HttpRequest, token: str) -> HttpResponse:
    """Save what was changed and show the new page; errors are told where they stand."""
    saved = profile_or_404(token)
    person = Person(saved, current_edition(), day_of(request))
    if not _is_of_use(person):
        raise Http404
    asked = offer_in_place(saved.answers, request.POST)
    if asked.form.is_valid():
        change = asked.form.change
        profiles.change_answers(profile=saved, change=change, now=timezone.now())
        return redirect("pathways:offer", token=token)
    page = OwnPage(TEMPLATE, lambda: _context(person, asked))
    html = with_tokens(rendered(request, person, page), request, token)
    return HttpResponse(html, status=REFUSED)


def _context(person: Person, asked: OneQuestion | None = None) -> dict[str, Any]:
    if asked is None and _is_of_use(person):
        asked = offer_in_place(person.answers)
    return {"page": offer_page(person), "asked": asked}


@own
def sheet(request: HttpRequest, person: Person) -> OwnPage:
    """The note alone, for one sheet of paper."""

    def context() -> dict[str, Any]:
        note = own_sheet(person)
        if note is None:
            raise Http404
        return {"sheet": note}

    return OwnPage("pathways/offer/alone.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@private
@assessed
def links(request: HttpRequest, token: str) -> HttpResponse:
    """The links to the note, and one more."""
    saved = profile_or_404(token)
    person = Person(saved, current_edition(), day_of(request))
    if request.method == "POST":
        return _share(request, person, token)
    return _links(request, person, token)


def _is_of_use(person: Person) -> bool:
    """Whether there is an offer, and something that hangs on it."""
    return person.has_offer and is_needed(person.standing.profile)


def _share(request: HttpRequest, person: Person, token: str) -> HttpResponse:
    if not _is_of_use(person):
        return _links(request, person, token, status=REFUSED)
    if refused := refusal(request, OF_NETWORK):
        return refused
    now = timezone.now()
    try:
        link = service.share_offer(
            profile=person.saved,
            offer=shared_offer(person.standing, person.answers),
            edition=person.edition,
            on=timezone.localdate(),
            now=now,
        )
    except service.TooManyLinksError:
        return _links(request, person, token, too_many(), REFUSED)
    if link.created_at == now:
        OF_NETWORK.count(request)
    return redirect("pathways:offer-links", token=token)


def _links(
    request: HttpRequest,
    person: Person,
    token: str,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    now = timezone.now()
    page = links_page(
        person,
        service.links_of(profile=person.saved, now=now),
        can_share=_is_of_use(person),
        now=now,
        refusal=refusal,
    )
    context = {
        "page": page,
        "site": settings.SITE_URL,
        "token": token,
        "edition": person.edition,
        "has_offer": person.has_offer,
    }
    return render(request, "pathways/offer/links.html", context, status=status)


@require_POST
@private
def unshare(request: HttpRequest, token: str, number: int) -> HttpResponse:
    """Close one of the links."""
    saved = profile_or_404(token)
    link = service.links_of(profile=saved, now=timezone.now()).filter(pk=number).first()
    if link is None:
        raise Http404
    service.close_link(link=link)
    return redirect("pathways:offer-links", token=token)


@require_safe
@private
def shared(request: HttpRequest, key: str) -> HttpResponse:
    """The note under its own link: for whoever has it, and of nobody."""
    link = service.offer_under(token=key, now=timezone.now())
    if link is None:
        raise Http404
    response = HttpResponse(_kept_note(link))
    response["Referrer-Policy"] = "no-referrer"
    return response


def _kept_note(link: SharedOffer) -> bytes:
    """Made once, and deleted together with the person's own pages."""
    address = f"shared offer {link.pk}"
    stamp = page_cache.digest_of(release(), link.token_sha256, get_language())
    key = page_cache.own_key(link.profile_id, address)
    return page_cache.kept(key, stamp, lambda: _note(link), small=True)


def _note(link: SharedOffer) -> bytes:
    rulebook = editions.rulebook(link.edition_number, link.edition_digest)
    note = employer_sheet(rulebook, link.offer, link.assessed_on)
    context = {"sheet": note, "edition": link.edition_number}
    html = render_to_string("pathways/offer/shared.html", context)
    return keep_figures(html).encode()
