"""From the notice to a change and to live: rows that rest on it, and the quick lane."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from occupations.models import OccupationListEntry, Source
from pathways import editions, models
from pathways.changes import keep
from pathways.changes.act import say_change
from pathways.changes.sandbox import sandbox
from pathways.management.commands.create_curator import curators_group
from tests.harness.curators import sign_in
from tests.pathways.admin.breaking import YEARS, an_intake, fees, line
from tests.pathways.admin.test_broken_drafts import codes, published

pytestmark = pytest.mark.django_db
__all__ = ["codes", "published"]

DAY = "2026-12-01"


@pytest.fixture
def curator() -> Client:
    """A curator whose changes are live only once they are published."""
    client = Client()
    user = User.objects.create_user("curator", is_staff=True)
    user.groups.add(curators_group())
    sign_in(client, user)
    return client


def notice(source: Source) -> str:
    return f"{reverse('notice')}?source={source.pk}"


def opened(curator: Client, source: Source, *rows: Any, **typed: str) -> models.Change:
    values = {
        "title": "The notice",
        "starts_on": DAY,
        "read_on": timezone.localdate().isoformat(),
        "confidence": "official",
        "row": [f"{row._meta.label_lower}:{row.pk}" for row in rows],
    }
    page = curator.post(notice(source), {**values, **typed})
    assert page.status_code == 302, page.content.decode()
    change = models.Change.objects.get()
    assert change.is_open, vars(change)
    return change


def everything(site: Source) -> list[Any]:
    """A row of each kind that is closed and opened."""
    an_intake("open", effective_from=YEARS[0])
    fees(575)()
    line("21231", {"level": 1}, effective_from=YEARS[0])
    models.FeeVersion.objects.update(effective_from=YEARS[0], effective_to=None)
    return [
        models.Requirement.objects.get(),
        models.GridVersion.objects.get(),
        models.TableVersion.objects.get(),
        models.Intake.objects.get(),
        models.FeeVersion.objects.get(),
        OccupationListEntry.objects.get(),
    ]


def test_a_source_lists_every_row_that_rests_on_it(
    curator: Client, published: None, site: Source
) -> None:
    rows = everything(site)

    address = reverse("admin:occupations_source_change", args=[site.pk])
    page = curator.get(address)

    listed = {row.name for group in page.context["groups"] for row in group.rows}
    assert {f"{row._meta.label_lower}:{row.pk}" for row in rows} <= listed
    assert f'href="{notice(site)}"' in page.content.decode()


def test_a_notice_closes_and_opens_every_kind_of_row_in_one_act(
    curator: Client, published: None, site: Source
) -> None:
    rows = everything(site)
    models.Requirement.objects.update(seen_in="an old copy", as_of_note="about")
    editions.publish(note="all kinds", at=timezone.now())
    other = Source.objects.create(slug="new", title="New", url="https://new.example/")

    change = opened(curator, other, *rows)

    day = date.fromisoformat(DAY)
    with sandbox(change):
        for row in rows:
            model = type(row)
            closed = model._base_manager.get(pk=row.pk)
            (new,) = model._base_manager.filter(effective_from=day)
            assert closed.effective_to == day
            assert (new.source, new.as_of) == (other, timezone.localdate())
            assert (new.seen_in, new.as_of_note) == ("", "")
        requirement = models.Requirement.objects.get(effective_from=day)
        criterion = requirement.alternatives.get().criteria.get()
        assert (criterion.op, criterion.value) == ("at_least", 18)
    assert models.Requirement.objects.get().effective_to is None
    assert (change.source, change.read_on) == (other, timezone.localdate())


def test_a_criterion_is_followed_with_its_requirement(
    curator: Client, published: None, site: Source
) -> None:
    change = opened(curator, site, models.Criterion.objects.get())

    with sandbox(change):
        days = models.Requirement.objects.values_list("effective_from", "effective_to")
        assert set(days) == {(None, date(2026, 12, 1)), (date(2026, 12, 1), None)}


def test_a_page_is_found_by_its_address_or_its_name(
    curator: Client, published: None, site: Source
) -> None:
    for sought in ("https://example.org/", "https://example.org#fees", "site"):
        page = curator.get(reverse("notice"), {"q": sought})
        assert page.context["source"] == site
    nobody = curator.get(reverse("notice"), {"q": "https://nobody.example/"})
    assert "No source of this address or name." in nobody.content.decode()


def a_pause(stream: models.Stream, site: Source, **typed: str) -> dict[str, Any]:
    values = {"stream": stream.pk, "state": "paused", "day": DAY, "is_read": "on"}
    return {"source": site.pk, **values, **typed}


def test_a_pause_is_said_before_it_is_live_and_waits_for_a_review(
    curator: Client, published: None, site: Source, client: Client
) -> None:
    an_intake("open", effective_from=YEARS[0])
    editions.publish(note="an intake", at=timezone.now())
    stream, page = models.Stream.objects.get(), reverse("quick", args=["pause"])

    shown = curator.post(page, a_pause(stream, site, look="1"))
    words = [str(sentence) for sentence in shown.context["said"].sentences]
    assert words[0] == (
        "From 1 December 2026: Test takes no application: it is paused (open)."
    )
    assert not models.Change.objects.exists()

    live = curator.post(page, a_pause(stream, site, live="1"))
    assert live.status_code == 302, live.context["form"].errors
    change = models.Change.objects.get()
    states = models.Intake.objects.order_by("effective_from")
    assert [(row.state, row.effective_to) for row in states] == [
        ("open", date(2026, 12, 1)),
        ("paused", None),
    ]
    assert (change.state, change.kind, change.approved_by) == ("live", "quick", None)
    assert words[0] in change.note
    assert models.Edition.objects.latest("number").note == change.note


@pytest.mark.long
def test_a_fee_ten_times_the_last_asks_for_a_reason_that_stays(
    curator: Client, published: None, site: Source
) -> None:
    fees(100)()
    models.FeeVersion.objects.update(effective_from=YEARS[0], effective_to=None)
    editions.publish(note="a fee", at=timezone.now())
    fee = models.Fee.objects.get()
    typed = {
        "source": site.pk,
        "fee": fee.pk,
        "amount_cad": "1000",
        "day": DAY,
        "is_read": "on",
        "live": "1",
    }

    asked = curator.post(reverse("quick", args=["fee"]), typed)
    assert "Say why what is warned of is right." in asked.content.decode()
    assert models.Edition.objects.count() == 2

    reason = {"reason": "The notice says a thousand."}
    assert (
        curator.post(reverse("quick", args=["fee"]), typed | reason).status_code == 302
    )
    assert set(models.Change.objects.get().reasons.values()) == {reason["reason"]}
    assert "1,000 CAD (100 CAD)" in models.Change.objects.get().note


def test_a_round_and_an_address_are_live_by_the_same_lane(
    curator: Client, published: None, site: Source
) -> None:
    common = {"source": site.pk, "is_read": "on", "live": "1"}
    round_typed = {
        "number": "448",
        "held_on": "2026-11-26",
        "kind": "general",
        "category": "general",
        "name": "General",
        "invitations": "1500",
        "cutoff": "512",
    }

    pages = [
        curator.post(reverse("quick", args=["round"]), common | round_typed),
        curator.post(
            reverse("quick", args=["address"]),
            common | {"url": "https://moved.example/"},
        ),
    ]

    assert [page.status_code for page in pages] == [302, 302]
    assert models.Round.objects.get().cutoff == 512
    assert Source.objects.get(slug="site").url == "https://moved.example/"
    notes = models.Change.objects.order_by("pk").values_list("note", flat=True)
    assert "1,500 invitations, lowest score 512" in notes[0]
    assert "https://moved.example/" in notes[1]


def test_the_first_page_says_what_waits_in_the_order_of_the_work(
    curator: Client, published: None, site: Source
) -> None:
    change = opened(curator, site, models.Requirement.objects.get())

    page = curator.get(reverse("admin:index"))

    mine = next(g for g in page.context["left"] if g.title == "My changes")
    assert [item.title for item in mine.lines] == [change.title]
    assert [title[0] for title, _links in page.context["models"]] == list("12345678")
    assert len(page.context["lanes"]) == 5


def test_a_link_shows_a_draft_without_an_account_until_it_is_taken_back(
    curator: Client, published: None, site: Source
) -> None:
    an_intake("open", effective_from=YEARS[0])
    models.Stream.objects.update(source=site, as_of=DAY, confidence="official")
    change = opened(curator, site, models.Requirement.objects.get())
    with sandbox(change) as recorder:
        models.Criterion.objects.filter(
            alternative__requirement__effective_from=DAY
        ).update(value=19)
    keep(recorder, by=None, at=timezone.now())

    address = reverse("preview-links", args=[change.pk])
    link = curator.post(address, {"make": "1"}).context["address"]
    reader = Client()
    page = reader.get(link)
    assert page.status_code == 200
    assert "at least 19" in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert (
        say_change(change, timezone.now()).note.split(" (")[0] in page.content.decode()
    )

    drafted = re.findall(r'href="(/preview/[^"]+/[^"]+/)"', page.content.decode())
    shown = reader.get(drafted[0])
    assert shown.status_code == 200
    assert "Not live" in shown.content.decode()
    assert shown["Referrer-Policy"] == "no-referrer"

    curator.post(address, {"revoke": "1"})
    assert reader.get(link).status_code == 404
    assert reader.get(drafted[0]).status_code == 404
    assert reader.get(f"{link[:-4]}/").status_code == 404


@pytest.mark.parametrize(
    "page",
    ["/admin/", "/admin/notice/", "/admin/quick/pause/", "/admin/change/1/leaf/"],
)
def test_no_page_opens_for_a_password_alone(page: str) -> None:
    client = Client()
    user = User.objects.create_user("half", is_staff=True)
    user.groups.add(curators_group())
    client.force_login(user)

    answer = client.get(page)

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("second-factor"))


def test_a_source_that_a_change_brought_has_a_notice_too(
    curator: Client, published: None
) -> None:
    """Rows of a change have keys of ten digits and more."""
    row = models.Requirement.objects.get()
    source = Source.objects.create(
        pk=1_002_000_000, slug="brought", title="Brought", url="https://b.example/"
    )

    change = opened(curator, source, row)

    assert change.source == source
