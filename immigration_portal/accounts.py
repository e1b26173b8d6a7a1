"""Accounts of staff: what a password may not be made of, and sessions that are left."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

# What whoever guesses tries first here: the portal's own words.
OWN_WORDS: Final = re.compile(
    r"pathways?|canada|immigration|portal|curators?|admin(istrator)?|rulebook"
    r"|express ?entry|permanent ?residence|password|[\W_\d]+|to|the|of|for|and",
    re.IGNORECASE,
)
LEAST_OTHER: Final = 8
SEEN: Final = "seen"
NOTED_EVERY_SECONDS: Final = 60


def now() -> int:
    """Seconds since 1970."""
    return int(time.time())


class OwnWordsValidator:
    """A password has enough letters besides the words of this portal and figures."""

    def validate(self, password: str, user: object = None) -> None:
        """Refuse what is made of them."""
        if len(OWN_WORDS.sub("", password)) < LEAST_OTHER:
            raise ValidationError(self.get_help_text(), code="own_words")

    def get_help_text(self) -> str:
        """What the page says of it."""
        return _(
            "Your password needs at least %(least)s letters besides figures, signs and "
            "words of this portal such as “Canada”."
        ) % {"least": LEAST_OTHER}


class IdleEnd:
    """Staff who did nothing for ``SESSION_IDLE_SECONDS`` sign in again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Visitors have no such cookie: for them nothing is read.
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            self._look_at(request)
        return self.get_response(request)

    def _look_at(self, request: HttpRequest) -> None:
        if not request.user.is_authenticated:
            return
        at, seen = now(), request.session.get(SEEN)
        if seen is not None and at - seen > settings.SESSION_IDLE_SECONDS:
            logout(request)
        elif seen is None or at - seen > NOTED_EVERY_SECONDS:
            request.session[SEEN] = at
