"""Telling people: news is taken up once, compared in parts, and mailed once to each.

A part is a promise like a report: of two workers one gets it, and a killed one's work
goes on behind the last person it reached. Who is told has one mail for each piece of
news: the database refuses a second one.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Final

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from pathways.models import Edition, News, NewsPart, OutgoingMail, Round, Subscription
from pathways.models.promises import State, jittered, pause_after
from pathways.reports.news import concern_of
from pathways.services.deliveries import request_news
from pathways.services.reports import LateAnswerError

PEOPLE_OF_A_PART: Final = 50
SAVED_EVERY: Final = 5
# Of each person: whom to write to, and the answers alone of the report.
READ: Final = ("asked_at", "address", "address__report", "address__report__answers")


def take_up(*, now: datetime) -> list[int]:
    """Begin with every edition and round that nobody has begun with.

    Returns the parts that wait. What is older than the first who asked concerns nobody
    and is left; two workers at once begin once.
    """
    earliest = Subscription.objects.active().order_by("asked_at").first()
    if earliest is None:
        return []
    since = earliest.asked_at
    news = [*_of_editions(since, now), *_of_rounds(since, now)]
    parts = [part for item in news for part in _store(item)]
    return parts


def _of_editions(since: datetime, now: datetime) -> Iterator[News]:
    begun = News.objects.filter(edition=OuterRef("pk"), invitation_round=None)
    editions = Edition.objects.filter(
        ~Exists(begun), number__gt=1, published_at__gte=since
    )
    rows = editions.select_related("change").defer("snapshot")
    for edition in rows.order_by("number"):
        yield News(edition=edition, on=_day_of(edition), created_at=now)


def _day_of(edition: Edition) -> date:
    """The day on which it tells: its own, or the first day of what it brings."""
    published_on = timezone.localdate(edition.published_at)
    starts_on = edition.change.starts_on if edition.change else None
    return max(published_on, starts_on or published_on)


def _of_rounds(since: datetime, now: datetime) -> Iterator[News]:
    begun = News.objects.filter(invitation_round=OuterRef("pk"))
    rounds = Round.objects.filter(
        ~Exists(begun), held_on__gte=timezone.localdate(since), held_on__lte=now.date()
    )
    edition = Edition.objects.defer("snapshot").order_by("-number").first()
    for held in rounds.order_by("held_on", "pk"):
        if edition is not None:
            yield News(
                edition=edition, invitation_round=held, on=held.held_on, created_at=now
            )


def _store(news: News) -> list[int]:
    """Store it with its parts; nothing where another worker did."""
    numbers = list(_listeners(news).values_list("pk", flat=True).order_by("pk"))
    try:
        with transaction.atomic():
            news.save(force_insert=True)
            parts = [
                NewsPart.objects.create(
                    news=news,
                    first=people[0],
                    last=people[-1],
                    due_at=news.created_at,
                    offered_at=news.created_at,
                )
                for people in _shared_out(numbers)
            ]
    except IntegrityError:
        return []
    return [part.pk for part in parts]


def _shared_out(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(numbers), PEOPLE_OF_A_PART):
        yield numbers[start : start + PEOPLE_OF_A_PART]


def _listeners(news: News) -> QuerySet[Subscription]:
    """Who asked to hear before it came."""
    active = Subscription.objects.active()
    held = news.invitation_round
    if held is None:
        return active.filter(asked_at__lte=news.edition.published_at)
    midnight = timezone.make_aware(datetime.combine(held.held_on, datetime.max.time()))
    return active.filter(asked_at__lte=min(midnight, news.created_at))


def claim_part(*, part_id: int, now: datetime) -> uuid.UUID | None:
    """Take a part upon oneself; nothing when it is another's or done."""
    return NewsPart.objects.claim(part_id, now)


def tell_part(*, part_id: int, lease: uuid.UUID, now: datetime) -> list[int]:
    """Compare each person of a part under a lease; returns the mails that wait.

    Raises ``LateAnswerError`` when the lease has ended meanwhile.
    """
    rows = NewsPart.objects.select_related("news__invitation_round", "news__edition")
    part = rows.defer("news__edition__snapshot").get(pk=part_id)
    try:
        mails = list(_mails_of(part, lease, now))
    except LateAnswerError:
        raise
    except Exception:
        _give_back(part, lease, now)
        raise
    if not NewsPart.objects.settle(part_id, lease, state=State.KEPT):
        raise LateAnswerError
    return mails


def _mails_of(part: NewsPart, lease: uuid.UUID, now: datetime) -> Iterator[int]:
    news = part.news
    first, last = max(part.first, part.reached + 1), part.last
    people = _listeners(news).filter(pk__range=(first, last)).order_by("pk")
    people = people.select_related("address__report").only(*READ)
    for number, subscription in enumerate(people, 1):
        concern = concern_of(news, subscription.address.report.answers)
        if concern and not _misses_the_first(news, subscription):
            yield request_news(subscription=subscription, news=news, now=now).pk
        if number % SAVED_EVERY == 0:
            _note_reached(part, lease, subscription.pk)


def _misses_the_first(news: News, subscription: Subscription) -> bool:
    """Whether what is taken back was never told: then the way back is not told either.

    The mail about a withdrawn edition does not leave any more.
    """
    withdrawn = News.objects.filter(
        edition=news.edition.withdraws_id, invitation_round=None
    )
    first = withdrawn.select_related("edition").defer("edition__snapshot").first()
    if news.invitation_round_id or first is None:
        return False
    if subscription.asked_at > first.edition.published_at:
        return False
    mail = OutgoingMail.objects.filter(subscription=subscription, news=first).first()
    if mail is not None:
        is_on_its_way = mail.state in (State.LEASED, State.UNSURE)
        return mail.sent_at is None and not is_on_its_way
    part = first.parts.filter(first__lte=subscription.pk, last__gte=subscription.pk)
    return part.exclude(state=State.KEPT).exists()


def _note_reached(part: NewsPart, lease: uuid.UUID, number: int) -> None:
    """Write down how far it has come, and that it has not stood still."""
    held = NewsPart.objects.filter(pk=part.pk, lease=lease, state=State.LEASED)
    if not held.update(reached=number, attempts=1):
        raise LateAnswerError


def _give_back(part: NewsPart, lease: uuid.UUID, now: datetime) -> None:
    due_at = now + jittered(pause_after(part.attempts))
    NewsPart.objects.settle(part.pk, lease, state=State.WAITING, due_at=due_at)
