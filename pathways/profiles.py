"""What a person does with their answers: start, change, keep, delete.

Every function takes the moment as an argument. The private link's token is handed out
once and never stored; the database knows its SHA-256 only.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from pathways import page_cache
from pathways.models import Upload
from pathways.models.casework import UNSAVED_FOR, SavedProfile, fingerprint
from pathways.retrying import retried
from pathways.services import files, subscriptions

TOKEN_BYTES = 24  # 192 bits, 32 characters of an address
RENEW_EVERY = timedelta(days=1)

Answers = dict[str, Any]


def start_profile(*, answers: Answers, now: datetime) -> tuple[SavedProfile, str]:
    """Keep the first answers; returns the row and the token of its private link."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    profile = SavedProfile.objects.create(
        token_sha256=fingerprint(token),
        answers=answers,
        created_at=now,
        last_used_at=now,
        expires_at=now + UNSAVED_FOR,
    )
    return profile, token


def open_profile(*, token: str, now: datetime) -> SavedProfile | None:
    """The answers that a private link opens, renewed at most once a day by use."""
    profile = SavedProfile.objects.opened(token, now)
    if profile and profile.is_saved and now - profile.last_used_at >= RENEW_EVERY:
        _touch(profile, now)
        profile.save(update_fields=["last_used_at", "expires_at"])
    return profile


@retried
def change_answers(
    *, profile: SavedProfile, change: Callable[[Answers], Answers], now: datetime
) -> SavedProfile:
    """Apply a change to the stored answers; two changes at once lose nothing."""
    with transaction.atomic():
        locked = SavedProfile.objects.select_for_update().get(pk=profile.pk)
        locked.answers = change(locked.answers)
        _touch(locked, now)
        locked.save(update_fields=["answers", "last_used_at", "expires_at"])
    page_cache.forget(locked.pk)
    return locked


@retried
def tick_papers(
    *,
    profile: SavedProfile,
    done: Collection[str],
    undone: Collection[str],
    now: datetime,
) -> SavedProfile:
    """Keep which papers are done; two ticks at once lose nothing."""
    with transaction.atomic():
        locked = SavedProfile.objects.select_for_update().get(pk=profile.pk)
        locked.done = sorted({*locked.done, *done}.difference(undone))
        _touch(locked, now)
        locked.save(update_fields=["done", "last_used_at", "expires_at"])
    return locked


@retried
def keep_routes(
    *, profile: SavedProfile, keys: Collection[str], now: datetime
) -> SavedProfile:
    """Keep which routes are shown on To do, in the place of those chosen before."""
    with transaction.atomic():
        locked = SavedProfile.objects.select_for_update().get(pk=profile.pk)
        locked.routes = list(keys)
        _touch(locked, now)
        locked.save(update_fields=["routes", "last_used_at", "expires_at"])
    return locked


def keep_profile(*, profile: SavedProfile, now: datetime) -> SavedProfile:
    """Keep the answers for 12 months from the last use."""
    profile.is_saved = True
    _touch(profile, now)
    profile.save(update_fields=["is_saved", "last_used_at", "expires_at"])
    return profile


def delete_profile(*, profile: SavedProfile) -> None:
    """Delete the answers and all that hangs on them; the link opens nothing more."""
    owner = profile.pk
    waiting = Upload.objects.filter(profile=profile)
    for key in waiting.values_list("file_key", flat=True):
        files.drop_file(key)
    subscriptions.delete_subscriptions(profile=profile)
    profile.delete()
    page_cache.forget(owner)
    page_cache.compact()


def delete_expired(now: datetime) -> int:
    """Delete all answers whose time has run out; returns how many."""
    expired = list(SavedProfile.objects.expired(now).values_list("pk", flat=True))
    SavedProfile.objects.filter(pk__in=expired).delete()
    page_cache.forget(*expired)
    page_cache.compact()
    return len(expired)


def _touch(profile: SavedProfile, now: datetime) -> None:
    profile.last_used_at = now
    profile.expires_at = now + profile.kept_for
