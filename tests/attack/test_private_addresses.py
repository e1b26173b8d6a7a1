"""Every private address and whoever opens it: the owner alone sees anything.

The addresses come from the URL resolver, so that a new page is in here by itself.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from pathways import changes, profiles
from pathways.changes import previews
from pathways.models import (
    Change,
    PreviewLink,
    Report,
    SavedProfile,
    SharedOffer,
    Subscription,
)
from pathways.models.recipients import stop_token
from pathways.selectors.result import current_edition
from pathways.services import deliveries, offers, reports, subscriptions
from pathways.views.private import TOKENS
from tests.harness.addresses import Address, every_address
from tests.harness.curators import sign_in
from tests.people import DEVELOPER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]
PRIVATE = [address for address in every_address() if TOKENS & set(address.parts)]
CANARY = "Canary7f3a9"
OWN = {"page": "work", "entries": "work", "code": "BC", "slug": "express-entry/fsw"}


@dataclass(frozen=True)
class Estate:
    """All that one person has: answers, a report, an address, a shared offer.

    And the link that a fact checker was given to a change.
    """

    token: str
    report: Report
    confirmation: str
    hearing: str
    shared: str
    preview: str
    numbers: dict[str, int]

    def address(self, address: Address, **other: Any) -> str:
        """The address as the owner opens it."""
        below = address.pattern.partition("/")[0]
        keys = {"o": self.shared, "preview": self.preview}
        key = keys.get(below, self.report.token)
        number = self.numbers.get(address.name, 1)
        own = {
            "token": self.token,
            "mailbox": stop_token("a@b.ca"),
            "key": key,
            "confirmation": self.confirmation,
            "hearing": self.hearing,
        }
        return address.filled(**OWN, **{**own, "number": number, **other})


def an_estate(word: str) -> Estate:
    answers = copy.deepcopy(DEVELOPER)
    answers["applicant"]["work"][0]["employer"] = word
    answers["job_offer"] = {"province": "BC", "noc": "21231", "employer": word}
    now, on = timezone.now(), timezone.localdate()
    saved, token = profiles.start_profile(answers=answers, now=now)
    report = reports.request_report(profile=saved, chosen=None, on=on, now=now)
    mail = deliveries.request_delivery(report=report, email=f"{word}@a.ca", now=now)
    deliveries.confirm_address(address=mail.address, now=now)
    hearing = subscriptions.ask_to_hear(address=mail.address, now=now).token
    offer = answers["job_offer"]
    edition = current_edition()
    link = offers.share_offer(
        profile=saved, offer=offer, edition=edition, on=on, now=now
    )
    numbers = {
        "report-renew": report.pk,
        "report-remove": report.pk,
        "report-send-again": mail.address.pk,
        "report-hear-end": mail.address.pk,
        "offer-unshare": link.pk,
    }
    writer, _new = User.objects.get_or_create(username="writer")
    change = changes.open_change(title="A change", by=writer, at=now)
    preview = previews.make_link(change, by=writer, at=now)
    links = mail.address.token, hearing, link.token, preview
    return Estate(token, report, *links, numbers)


@pytest.fixture
def mine() -> Estate:
    return an_estate(CANARY)


@pytest.fixture
def another() -> Estate:
    return an_estate("somebody")


def opened(client: Client, path: str) -> Iterator[Any]:
    """What each method brings."""
    client.raise_request_exception = False
    yield client.get(path)
    yield client.post(path, {})


def is_private(answer: Any) -> bool:
    """Whether no cache and no search engine keeps it."""
    return bool(
        answer.get("Cache-Control") == "private, no-store"
        and answer.get("X-Robots-Tag") == "noindex, nofollow"
    )


def is_nothing(answer: Any) -> bool:
    """Not there, not by this method, or moved: and in no case a word of mine."""
    silent = CANARY not in answer.content.decode(errors="replace")
    return answer.status_code in {301, 404, 405} and silent and is_private(answer)


def test_there_are_private_addresses() -> None:
    assert len(PRIVATE) > 35


# Holes of addresses that open nothing to whoever knows them.
NAMES = {"code", "entries", "number", "page", "slug", "step", "what"}


def test_every_hole_of_an_address_is_a_secret_or_a_name() -> None:
    """A new kind of secret belongs to ``TOKENS``; what is none, to the names here."""
    holes = {
        hole
        for address in every_address()
        if not address.pattern.startswith("admin/")
        for hole in address.parts
    }

    assert holes == NAMES | TOKENS


@pytest.mark.long
def test_the_owner_opens_each_and_no_cache_keeps_it(
    client: Client, mine: Estate
) -> None:
    answers = {str(a): client.get(mine.address(a)) for a in PRIVATE}

    statuses = {path: answer.status_code for path, answer in answers.items()}
    assert set(statuses.values()) <= {200, 301, 302, 405}, statuses
    assert [path for path, answer in answers.items() if not is_private(answer)] == []
    seen = [p for p, a in answers.items() if CANARY in a.content.decode("latin-1")]
    assert len(seen) > 5, "else the canary proves nothing below"


def strangers(mine: Estate, another: Estate, address: Address) -> Iterator[str]:
    """Tokens that are made up, and another person's where a number is mine."""
    for made_up in ("x", "0" * 64, mine.token[:-1], mine.token.swapcase(), "%00"):
        yield mine.address(address, **dict.fromkeys(TOKENS, made_up))
    if address.name in mine.numbers:
        yield another.address(address, number=mine.numbers[address.name])


@pytest.mark.long
def test_nobody_else_sees_or_changes_anything(mine: Estate, another: Estate) -> None:
    staff = sign_in(Client(), User.objects.create_superuser("staff"))
    before = stored()

    leaks = [
        (path, answer.status_code)
        for address in PRIVATE
        for path in strangers(mine, another, address)
        for client in (Client(), staff)
        for answer in opened(client, path)
        if not is_nothing(answer)
    ]

    assert leaks == []
    assert stored() == before


def stored() -> list[Any]:
    """What is stored of everybody, without when a link was used last."""
    return [
        *SavedProfile.objects.order_by("pk").values("pk", "answers", "is_saved"),
        *Report.objects.order_by("pk").values("pk", "token_sha256", "revoked_at"),
        *Subscription.objects.order_by("pk").values("pk", "ended_at"),
    ]


def ways_to(path: str) -> Iterator[dict[str, Any]]:
    """Requests for an address that no view comes to see."""
    yield {"path": path.rstrip("/")}
    yield {"path": f"/{path}"}
    yield {"path": path, "QUERY_STRING": "x=%00"}
    yield {"path": path, "CONTENT_LENGTH": "99999999"}
    yield {"path": path, "headers": {"host": "evil.example"}}
    yield {"path": path, "headers": {"host": "["}}


@pytest.mark.parametrize("over_https", [False, True])
def test_no_cache_keeps_what_is_answered_before_anybody_looks(
    client: Client, mine: Estate, settings: Any, over_https: bool
) -> None:
    settings.SECURE_SSL_REDIRECT = over_https
    client.raise_request_exception = False
    answers = {
        str(way): client.get(**way)
        for address in PRIVATE
        for way in ways_to(mine.address(address))
    }

    statuses = {answer.status_code for answer in answers.values()}
    assert {301, 400} <= statuses, "else nothing was answered early"
    kept = [w for w, a in answers.items() if a.status_code != 200 and not is_private(a)]
    assert kept == []


def revoke(mine: Estate) -> None:
    reports.revoke_report(report=mine.report, now=timezone.now())
    previews.revoke_links(Change.objects.get(), at=timezone.now())


def expire(_mine: Estate) -> None:
    for model in (SavedProfile, Report, SharedOffer, PreviewLink):
        model._default_manager.update(expires_at=timezone.now())


def delete(mine: Estate) -> None:
    reports.delete_report(report=mine.report)
    profiles.delete_profile(profile=SavedProfile.objects.get())


@pytest.mark.long
@pytest.mark.parametrize(
    ("close", "below"),
    [
        (revoke, ("r/", "confirm/", "hear/", "preview/")),
        (expire, ("a/", "r/", "o/", "confirm/", "hear/", "preview/")),
        (delete, ("a/", "r/", "o/", "confirm/", "hear/")),
    ],
)
def test_a_link_that_is_closed_over_or_deleted_opens_nothing(
    client: Client,
    mine: Estate,
    close: Callable[[Estate], None],
    below: tuple[str, ...],
) -> None:
    closed = [address for address in PRIVATE if address.pattern.startswith(below)]
    close(mine)

    leaks = [
        (str(address), answer.status_code)
        for address in closed
        for answer in opened(client, mine.address(address))
        if not is_nothing(answer)
    ]

    assert leaks == []


ADMIN = [address for address in every_address() if address.pattern.startswith("admin/")]
OPEN = {"admin/login/", "admin/logout/", "admin/jsi18n/", "admin/second-factor/"}


@pytest.mark.long
@pytest.mark.parametrize("who", ["nobody", "former", "dismissed"])
def test_the_admin_is_closed_to_who_is_no_staff_any_more(
    client: Client, who: str
) -> None:
    user = User.objects.create_superuser("former", password="x")
    if who != "nobody":
        sign_in(client, user)
    user.is_staff, user.is_active = who == "dismissed", who != "dismissed"
    user.save()

    opened = {str(a): client.get(a.filled()) for a in ADMIN if a.pattern not in OPEN}

    assert len(opened) > 300
    assert {answer.status_code for answer in opened.values()} == {302}
    assert all("/admin/login/" in answer["Location"] for answer in opened.values())
