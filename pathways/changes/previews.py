"""Links to a change that is not live: made, looked up, taken back.

Only a digest of the secret is stored, so that who reads the database opens no preview.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any, Final

from pathways.models import Change, ChangeState, PreviewLink

LASTS: Final = timedelta(days=7)


def make_link(change: Change, *, by: Any, at: datetime) -> str:
    """A secret that shows the change for a week."""
    secret = secrets.token_urlsafe(24)
    PreviewLink.objects.create(
        change=change,
        digest=_digest(secret),
        created_by=by,
        created_at=at,
        expires_at=at + LASTS,
    )
    return secret


def revoke_links(change: Change, *, at: datetime) -> int:
    """Take every link of a change back; returns how many were open."""
    return change.previews.filter(revoked_at=None).update(revoked_at=at)


def change_of(secret: str, *, at: datetime) -> Change | None:
    """The change that a secret shows now; none once it is dropped."""
    link = (
        PreviewLink.objects.filter(
            digest=_digest(secret), revoked_at=None, expires_at__gt=at
        )
        .exclude(change__state=ChangeState.DISCARDED)
        .select_related("change", "change__source")
        .first()
    )
    return link.change if link is not None else None


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
