"""What is done with a file that a person brings: taken in, read, confirmed, deleted.

Every function takes the moment as an argument. The file waits outside the database
under a name of its own; it is gone before a byte of it is parsed.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from pathways import profiles
from pathways.models import SavedProfile, Upload
from pathways.models.promises import State
from pathways.models.uploads import UNCONFIRMED_FOR
from pathways.resumes.resume import Kind, Resume
from pathways.services import files
from pathways.services.reader import Reading, Refusal, read_apart
from pathways.services.reports import LateAnswerError
from pathways.words.refusals import LOST

Answers = dict[str, Any]


def receive_resume(
    *, profile: SavedProfile, data: bytes, suffix: str, now: datetime
) -> Upload:
    """Take a file in, in the place of one that is not confirmed yet.

    Raises ``OSError`` when it cannot be kept; then nothing of it is left.
    """
    upload = _new(profile, Upload.Kind.RESUME, now, suffix=suffix)
    files.put_file(upload.file_key, data)
    try:
        return _replace(profile, upload)
    except BaseException:
        files.drop_file(upload.file_key)
        raise


def receive_answers(
    *, profile: SavedProfile, answers: Answers, now: datetime
) -> Upload:
    """Take in a file of answers, which is read already; nothing is changed yet."""
    upload = _new(profile, Upload.Kind.ANSWERS, now, state=State.KEPT, read=answers)
    return _replace(profile, upload)


def upload_of(*, profile: SavedProfile, now: datetime) -> Upload | None:
    """What this person brought and has not confirmed."""
    return Upload.objects.alive(now).filter(profile=profile).first()


def resume_of(upload: Upload) -> Resume:
    """What was read."""
    return Reading.model_validate({"resume": upload.read}).resume or Resume(Kind.TEXT)


def cannot_keep() -> str:
    """What is said where the file could not be written."""
    what = _("We cannot take a file just now; nothing of it was kept.")
    return f"{what} {_('Try again in a minute, or type the answers.')}"


def claim_upload(*, upload_id: int, now: datetime) -> uuid.UUID | None:
    """Take the reading upon oneself; nothing when it is another's or done."""
    return Upload.objects.claim(upload_id, now)


def read_upload(*, upload_id: int, lease: uuid.UUID) -> None:
    """Read the file under a lease, whose end is refused with ``LateAnswerError``.

    It is deleted first: there is one try, and no file that outlives it.
    """
    upload = Upload.objects.get(pk=upload_id)
    data = files.take_file(upload.file_key)
    reading = read_apart(data, upload.suffix) if data is not None else _lost()
    if not Upload.objects.settle(upload_id, lease, **_columns(reading)):
        raise LateAnswerError


def lose_upload(*, upload_id: int, lease: uuid.UUID) -> None:
    """Its reading went wrong on our side: said so, and not tried again."""
    Upload.objects.settle(upload_id, lease, **_columns(_lost()))


def confirm_upload(
    *,
    profile: SavedProfile,
    change: Callable[[Answers], Answers],
    now: datetime,
) -> SavedProfile:
    """Take what the person confirmed into the answers; what was read is deleted."""
    with transaction.atomic():
        changed = profiles.change_answers(profile=profile, change=change, now=now)
        Upload.objects.filter(profile=profile).delete()
    return changed


def discard_upload(*, profile: SavedProfile) -> None:
    """Delete what was brought, read or not; the answers stay as they are."""
    for upload in Upload.objects.filter(profile=profile):
        files.drop_file(upload.file_key)
        upload.delete()


def delete_expired(*, now: datetime) -> int:
    """Delete what was not confirmed in time."""
    expired = Upload.objects.expired(now)
    for key in expired.values_list("file_key", flat=True):
        files.drop_file(key)
    return expired.delete()[0]


def sweep_files(*, now: datetime) -> int:
    """Delete files that nobody came for, and say so in their rows."""
    unread = Upload.objects.filter(state__in=(State.WAITING, State.LEASED))
    late = unread.filter(created_at__lte=now - files.WAITS_FOR)
    late.update(**_columns(_lost()), lease=None, leased_until=None)
    return files.drop_old_files(now)


def _new(
    profile: SavedProfile, kind: Upload.Kind, now: datetime, **columns: Any
) -> Upload:
    return Upload(
        profile=profile,
        kind=kind,
        created_at=now,
        due_at=now,
        offered_at=now,
        expires_at=now + UNCONFIRMED_FOR,
        **columns,
    )


def _replace(profile: SavedProfile, upload: Upload) -> Upload:
    """One upload at a time; of two sent at once the later one stays."""
    with transaction.atomic():
        SavedProfile.objects.select_for_update().get(pk=profile.pk)
        discard_upload(profile=profile)
        upload.save()
    return upload


def _lost() -> Reading:
    return Reading(refusal=Refusal(reason=LOST))


def _columns(reading: Reading) -> dict[str, Any]:
    """A reading as the row has it."""
    if reading.resume is not None:
        read = reading.model_dump(mode="json")["resume"]
        return {"state": State.KEPT, "read": read}
    refusal = reading.refusal or Refusal(reason=LOST)
    return {
        "state": State.FAILED,
        "reason": refusal.reason,
        "reason_values": refusal.values,
    }
