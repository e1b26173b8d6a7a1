"""A file that waits for its reader: private, and gone in every case."""

import os
import stat
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.utils import timezone

from pathways import profiles, tasks
from pathways.models import SavedProfile, Upload
from pathways.models.promises import State
from pathways.services import files, uploads
from pathways.words.refusals import LOST
from tests.pathways.uploads.people import read_into

CANARY = b"CANARY-7f3a Jane Q. Public, 12 Elm Street"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def folder(settings: object, tmp_path: Path) -> Path:
    """A folder of this test for files that wait."""
    settings.UPLOADS_DIR = tmp_path / "uploads"  # type: ignore[attr-defined]
    return tmp_path / "uploads"


def brought(data: bytes = CANARY) -> Upload:
    now = timezone.now()
    profile, _token = profiles.start_profile(answers={}, now=now)
    return uploads.receive_resume(profile=profile, data=data, suffix="txt", now=now)


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_only_its_owner_reads_it(folder: Path) -> None:
    upload = brought()

    (path,) = folder.iterdir()
    assert path.read_bytes() == CANARY
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert path.name == upload.file_key.hex


def test_it_is_gone_once_it_was_read(folder: Path) -> None:
    upload = brought()

    tasks.read_upload(upload_id=upload.pk)

    upload.refresh_from_db()
    assert left(folder) == []
    assert not upload.is_waiting


def test_it_is_read_once(folder: Path) -> None:
    upload = brought()
    tasks.read_upload(upload_id=upload.pk)
    before = Upload.objects.values().get(pk=upload.pk)

    tasks.read_upload(upload_id=upload.pk)

    assert Upload.objects.values().get(pk=upload.pk) == before


def test_a_worker_that_died_with_it_is_said_so(folder: Path) -> None:
    """The lease ends, the row is offered again, and there is no file any more."""
    upload = brought()
    taken = timezone.now() - timedelta(minutes=2)
    Upload.objects.filter(pk=upload.pk).update(due_at=taken)
    assert uploads.claim_upload(upload_id=upload.pk, now=taken)
    files.take_file(upload.file_key)

    tasks.read_upload(upload_id=upload.pk)

    upload.refresh_from_db()
    assert (upload.state, upload.reason) == (State.FAILED, LOST)


def test_it_goes_with_the_answers(folder: Path) -> None:
    upload = brought()

    profiles.delete_profile(profile=upload.profile)

    assert left(folder) == []
    assert not Upload.objects.exists()


def test_a_second_one_takes_its_place(folder: Path) -> None:
    first = brought()

    second = uploads.receive_resume(
        profile=first.profile, data=b"2", suffix="", now=timezone.now()
    )

    assert left(folder) == [second.file_key.hex]
    assert Upload.objects.get() == second


def test_what_nobody_came_for_is_swept_and_said_so(folder: Path) -> None:
    upload = brought()
    later = timezone.now() + files.WAITS_FOR + timedelta(seconds=1)

    uploads.sweep_files(now=later)

    upload.refresh_from_db()
    assert left(folder) == []
    assert (upload.state, upload.reason) == (State.FAILED, LOST)


def test_what_still_has_time_is_not_swept(folder: Path) -> None:
    upload = brought()

    uploads.sweep_files(now=timezone.now() + files.WAITS_FOR - timedelta(seconds=5))

    upload.refresh_from_db()
    assert left(folder) == [upload.file_key.hex]
    assert upload.is_waiting


def test_a_file_without_a_row_is_swept_too(folder: Path) -> None:
    files.put_file(uuid4(), CANARY)
    (path,) = folder.iterdir()
    old = (timezone.now() - timedelta(minutes=6)).timestamp()
    os.utime(path, (old, old))

    tasks.sweep_files()

    assert left(folder) == []


def test_a_folder_that_takes_nothing_leaves_nothing(folder: Path) -> None:
    folder.write_text("a file in its place")

    with pytest.raises(OSError, match="uploads"):
        brought()

    assert not Upload.objects.exists()


def test_what_is_not_confirmed_goes_after_24_hours() -> None:
    upload, _token = read_into({"dependent_children": 1})
    SavedProfile.objects.update(
        is_saved=True, expires_at=timezone.now() + timedelta(days=300)
    )

    uploads.delete_expired(now=upload.created_at + timedelta(hours=23, minutes=59))
    assert Upload.objects.exists()

    uploads.delete_expired(now=upload.created_at + timedelta(hours=24))
    assert not Upload.objects.exists()
    assert SavedProfile.objects.exists()


def test_what_has_run_out_is_not_shown_before_it_is_deleted() -> None:
    upload, _token = read_into({"dependent_children": 1})

    later = upload.created_at + timedelta(hours=24)

    assert uploads.upload_of(profile=upload.profile, now=later) is None
