"""Everything out in one file, everything gone by one button: followed by canaries."""

from __future__ import annotations

import io
import json
import logging
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from redis.exceptions import ResponseError

from pathways import page_cache, tasks
from pathways.models import OutgoingMail, Report, SavedProfile
from pathways.selectors.result import current_edition
from pathways.services import deliveries, offers, reports
from tests.harness.broker import Broker
from tests.harness.files import held_in
from tests.harness.waiting import eventually
from tests.pathways.reports.conftest import (
    ask,
    edition,
    link_to,
    profile,
    publish,
    render,
)
from tests.pathways.result.conftest import Link

__all__ = ["ask", "edition", "link_to", "profile", "publish"]
pytestmark = pytest.mark.django_db
CANARY = "Canary7f3a9"
ANSWERS: dict[str, Any] = {
    "marital_status": "never_married",
    "dependent_children": 0,
    "settlement_funds_cad": 9000,
    "job_offer": {"province": "BC", "employer": CANARY},
}


@pytest.fixture
def token(edition: Any, link_to: Link) -> str:
    """A person with a report, a mail that waits, a shared offer and read pages."""
    token = link_to(ANSWERS)
    now, on = timezone.now(), timezone.localdate()
    person = SavedProfile.objects.get()
    report = reports.request_report(profile=person, chosen=["alpha"], on=on, now=now)
    email = f"{CANARY.lower()}@example.org"
    deliveries.request_delivery(report=report, email=email, now=now)
    link = offers.share_offer(
        profile=person,
        offer=ANSWERS["job_offer"],
        edition=current_edition(),
        on=on,
        now=now,
    )
    render(Report.objects.get())
    for path in (f"/a/{token}/answer/", f"/o/{link.token}/"):
        assert Client().get(path).status_code == 200
    tasks.hint(tasks.render_report, report_id=report.pk)
    return token


def dump() -> str:
    """Every row of every table, as a dump of the database has it."""
    models = [m for m in apps.get_models() if m._meta.app_label != "occupations"]
    rows = (serializers.serialize("json", m._default_manager.all()) for m in models)
    return "".join(rows)


def cached() -> str:
    """All that the cache holds, as bytes that can be read; compressed pages too."""
    client: Any = cache._cache.get_client()  # type: ignore[attr-defined]
    keys = client.keys("*")
    values = [cache.get(key.decode().split(":", 2)[-1]) for key in keys]
    return f"{keys} {values}"


def files() -> str:
    """Every file that the portal has written, but the database itself."""
    written = (p for p in Path(settings.VAR_DIR).rglob("*") if p.is_file())
    kept = (p for p in written if "sqlite3" not in p.name)
    return "".join(held_in(p).decode("latin-1") for p in kept)


def queued(broker: Broker) -> str:
    """What waits for the workers."""
    return str([broker.client.lrange("celery", 0, -1)])


def traces(broker: Broker) -> list[str]:
    """Where the canary still is."""
    places = {
        "database": dump(),
        "cache": cached(),
        "files": files(),
        "queue": queued(broker),
    }
    return [name for name, text in places.items() if CANARY.lower() in text.lower()]


def test_one_button_deletes_everything(
    client: Client, token: str, broker: Broker, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    assert {"database", "files"} <= set(traces(broker)), "else nothing is proven"

    client.post(f"/a/{token}/delete/", {"reports": "too"})

    eventually(lambda: traces(broker) == [])
    assert CANARY.lower() not in caplog.text.lower()
    assert not Report.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_the_page_after_it_speaks_of_reports_that_stay_and_removes_them(
    client: Client, token: str
) -> None:
    gone = client.post(f"/a/{token}/delete/")

    page = client.get(gone["Location"]).content.decode()

    assert "1 report made from these answers stays" in page
    assert Report.objects.count() == 1
    after = client.post("/deleted/", follow=True).content.decode()
    assert not Report.objects.exists()
    assert "stays" not in after


def test_only_who_deleted_the_answers_removes_their_reports(
    client: Client, token: str
) -> None:
    client.post(f"/a/{token}/delete/")
    stranger, forger = Client(), Client()
    forger.cookies["reports_that_stay"] = str(Report.objects.get().pk)

    for other in (stranger, forger):
        page = other.get("/deleted/").content.decode()
        other.post("/deleted/")

        assert "stays" not in page
    assert Report.objects.count() == 1


def test_time_deletes_everything_too(token: str, broker: Broker) -> None:
    over = timezone.now() - timedelta(seconds=1)
    for model in apps.get_app_config("pathways").get_models():
        if any(field.name == "expires_at" for field in model._meta.fields):
            model._default_manager.update(expires_at=over)

    tasks.delete_expired()

    eventually(lambda: traces(broker) == [])


def test_a_journal_that_is_being_written_is_written_once_more(broker: Broker) -> None:
    for number in range(200):
        cache.set(f"filler-{number}", "x" * 50_000)
    cache.set("canary", CANARY)
    client: Any = cache._cache.get_client()  # type: ignore[attr-defined]
    with suppress(ResponseError):  # written already, since so much came
        client.bgrewriteaof()
    cache.delete("canary")

    page_cache.compact()

    eventually(lambda: CANARY.lower() not in files().lower())


# What is not given out: numbers of rows, fingerprints, and the state of a worker.
INNER = {
    "id", "profile", "report", "address", "token_seed", "token_sha256", "lease",
    "leased_until", "due_at", "offered_at", "attempts", "state", "message_id",
}  # fmt: skip
RENAMED = {"email", "kind", "created_at", "sent_at", "confirmed_at"}


def test_the_export_holds_every_column_that_is_kept_of_a_person(
    client: Client, token: str
) -> None:
    answer = client.get(f"/a/{token}/everything.zip")

    with ZipFile(io.BytesIO(answer.content)) as archive:
        texts = {name: archive.read(name) for name in archive.namelist()}
    whole = b"".join(t for n, t in texts.items() if n.endswith(".json")).decode()
    for name in ("savedprofile", "report", "reportaddress", "sharedoffer"):
        fields = apps.get_model("pathways", name)._meta.fields
        for field in {f.name for f in fields} - INNER:
            in_file = {"answers": "answers.json", "document": "document.json"}
            there = field in whole or any(
                n.endswith((in_file.get(field, "?"), f"report.{field}")) for n in texts
            )
            assert there or field == "edition_digest", (name, field)
    assert CANARY in whole
    assert f"{CANARY.lower()}@example.org" in whole
    assert json.loads(texts["answers.json"]) == {"schema": 1, **ANSWERS}


def test_every_report_keeps_the_explanation_of_its_verdicts(
    client: Client, token: str
) -> None:
    """Who is judged by a program may later ask why, and by which rules."""
    report = Report.objects.get()
    text = json.dumps(report.document)

    assert report.edition_digest
    assert report.assessed_on == timezone.localdate()
    assert report.answers == ANSWERS
    assert "Requirement" in text, "the rule that decided"
    assert report.document["edition_digest"] == report.edition_digest
