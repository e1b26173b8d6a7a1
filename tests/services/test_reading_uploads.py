"""A resume read by a real worker: on its way, away, killed; nothing is left over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import redis
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from pathways import profiles, tasks
from pathways.models import SavedProfile, Upload
from pathways.models.promises import State
from pathways.services import files, uploads
from tests.harness.broker import Broker
from tests.harness.files import held_in
from tests.harness.waiting import eventually
from tests.harness.workers import CeleryProcess, running_worker

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.services]
CANARY = "Kanarienvogel-4711"
RESUME = f"""Jane {CANARY}
jane.{CANARY}@example.org, 12 Elm Street

Experience

Software engineer, Cascade Systems
June 2020 - Present

Education

Bachelor of Science in Computer engineering, University of Washington, 2014 - May 2018
"""


@pytest.fixture(autouse=True)
def _empty_folder() -> Iterator[None]:
    yield
    for path in files.folder().iterdir():
        path.unlink()


def bring(client: Client, data: bytes, name: str = "resume.txt") -> str:
    """Bring a file; the address of the page that shows what was read."""
    response = client.post("/start/upload/", {"file": SimpleUploadedFile(name, data)})
    assert response.status_code == 302
    return str(response["Location"])


def is_done() -> bool:
    return not any(upload.is_waiting for upload in Upload.objects.all())


def traces() -> list[str]:
    """Where the canary is found: database, folders, logs, cache and queue."""
    result = [
        str(path) for path in places_on_disk() if CANARY.encode() in held_in(path)
    ]
    for url in (settings.REDIS_URL, str(settings.CACHES["default"]["LOCATION"])):
        client = redis.Redis.from_url(url)
        held = {key: client.dump(key) or b"" for key in client.scan_iter()}
        result += [str(key) for key in held if CANARY.encode() in key + held[key]]
    return result


def places_on_disk() -> list[Path]:
    """Every file of the portal's folder, the database among them where it is one."""
    files_there = [p for p in Path(settings.VAR_DIR).rglob("*") if p.is_file()]
    if connection.vendor == "sqlite":
        database = Path(connection.settings_dict["NAME"])
        assert any(database.name in path.name for path in files_there)
    return files_there


def forget_free_pages() -> None:
    """What a database keeps of deleted rows until it tidies up is not counted."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def test_a_worker_reads_what_was_brought(
    client: Client, celery_worker_process: CeleryProcess
) -> None:
    address = bring(client, RESUME.encode())

    eventually(is_done)

    upload = Upload.objects.get()
    assert upload.state == State.KEPT, upload.reason
    assert "Cascade Systems" in client.get(address).content.decode()
    assert list(files.folder().iterdir()) == []
    assert CANARY not in celery_worker_process.log()
    assert "Cascade" not in celery_worker_process.log()


def test_the_message_to_the_worker_is_an_id_and_nothing_else(
    client: Client, broker: Broker
) -> None:
    bring(client, RESUME.encode(), f"{CANARY}.txt")

    queue = redis.Redis.from_url(settings.REDIS_URL)
    (message,) = queue.lrange("celery", 0, -1)
    assert b"read_upload" in message
    assert CANARY.encode() not in message


def test_the_canary_is_found_while_the_file_waits(client: Client) -> None:
    """Else the search below would find nothing because it looks nowhere."""
    bring(client, RESUME.encode())

    (where,) = traces()
    assert Path(where).parent == files.folder()


def test_nothing_of_a_file_is_left_over_when_it_is_discarded(
    client: Client, celery_worker_process: CeleryProcess
) -> None:
    address = bring(client, RESUME.encode(), f"{CANARY}.txt")
    eventually(is_done)

    client.post(address.replace("check/", "discard/"))

    assert not SavedProfile.objects.exists()
    assert not Upload.objects.exists()
    forget_free_pages()
    assert traces() == []


def test_without_a_worker_the_page_says_so_and_typing_goes_on(client: Client) -> None:
    address = bring(client, RESUME.encode())
    Upload.objects.update(created_at=timezone.now() - files.WAITS_FOR)

    page = client.get(address).content.decode()
    typed = client.post(address.replace("check/", "discard/"))

    assert "our reader may be away" in page
    assert client.get(typed["Location"]).status_code == 200


def test_a_broker_that_is_away_does_not_stop_an_upload(
    client: Client, broker: Broker
) -> None:
    broker.kill()
    try:
        address = bring(client, RESUME.encode())
        assert "Reading your file" in client.get(address).content.decode()
    finally:
        broker.start()

    Upload.objects.update(offered_at=timezone.now() - settings.OFFER_AGAIN_AFTER)
    with running_worker():
        tasks.offer_what_is_due.delay()
        eventually(is_done)
    assert Upload.objects.get().state == State.KEPT


def test_a_worker_killed_while_it_reads_leaves_no_file() -> None:
    """The file is gone before it is parsed, so that no crash leaves it behind."""
    now = timezone.now()
    profile, _token = profiles.start_profile(answers={}, now=now)
    upload = uploads.receive_resume(
        profile=profile, data=b"x" * 9_000_000, suffix="txt", now=now
    )
    with running_worker() as worker:
        tasks.read_upload.delay(upload_id=upload.pk)
        eventually(lambda: not list(files.folder().iterdir()), log=worker.log)
        worker.kill()

    assert list(files.folder().iterdir()) == []
