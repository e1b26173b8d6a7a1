"""Publishing: the difference first, a refusal that names its row, then the edition."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from occupations.models import OccupationList, OccupationListEntry, SeedRow, Source
from occupations.seeding import sync
from pathways import models
from pathways.admin.refusals import row_named_in
from pathways.profiles import start_profile
from tests.pathways.admin.conftest import READ

pytestmark = pytest.mark.django_db
PUBLISH = "/admin/pathways/edition/publish/"


def lines(page: Any) -> list[str]:
    return [
        str(line)
        for section in page.context["draft"].sections
        for line in section.lines
    ]


def raise_the_age() -> None:
    models.Criterion.objects.update(value=21)


def test_the_difference_is_shown_before_publishing(
    curator: Client, first_edition: models.Edition, site: Source, stem: OccupationList
) -> None:
    raise_the_age()
    models.TableCell.objects.filter(row="30").update(value=None, low=0, high=7)
    OccupationListEntry.objects.create(
        occupation_list=stem,
        key="21231",
        label="Software engineers",
        source=site,
        **READ,
    )

    page = curator.get(PUBLISH)

    assert lines(page) == [
        "ee/test › requirements › age › alternatives › 1 › criteria › 1 › value: "
        "18 → 21",
        'points/2025/age/table › versions › 1 › rows › 30: 5 → {"unknown": [0, 7]}',
        "stem: ∅ → STEM",
        "stem › entries › 21231: ∅ → 21231 Software engineers",
    ]
    assert models.Edition.objects.count() == 1


def test_publishing_stores_the_next_edition_with_note_and_curator(
    curator: Client, first_edition: models.Edition
) -> None:
    raise_the_age()

    answer = curator.post(PUBLISH, {"note": "From 18 to 21"})

    edition = models.Edition.objects.get(number=2)
    assert answer.status_code == 302
    assert edition.note == "From 18 to 21"
    assert edition.published_by is not None
    assert edition.published_by.username == "curator"


def test_nothing_new_is_not_published(
    curator: Client, first_edition: models.Edition
) -> None:
    curator.post(PUBLISH, {"note": "again"})

    assert models.Edition.objects.count() == 1


def test_a_refusal_names_the_row_and_links_to_it(
    curator: Client, first_edition: models.Edition, stream: models.Stream
) -> None:
    models.Alternative.objects.all().delete()

    page = curator.post(PUBLISH, {"note": "broken"})

    row = models.Requirement.objects.get()
    (refusal,) = page.context["draft"].refusals
    assert refusal.message == "ee/test, requirement age: no alternative"
    assert refusal.row == row
    link = reverse("admin:pathways_requirement_change", args=[row.pk])
    assert f'href="{link}"' in page.content.decode()
    assert models.Edition.objects.count() == 1


def test_a_stream_without_a_requirement_is_named(
    curator: Client, first_edition: models.Edition, stream: models.Stream
) -> None:
    models.Requirement.objects.all().delete()

    page = curator.get(PUBLISH)

    assert page.context["draft"].refusals[0].row == stream


def test_two_versions_on_one_day_are_named(
    curator: Client, first_edition: models.Edition, site: Source
) -> None:
    table = models.Table.objects.get()
    again = models.TableVersion.objects.create(
        key="again", table=table, source=site, **READ
    )
    models.TableCell.objects.create(key="again/1", version=again, row="18", value=1)

    page = curator.get(PUBLISH)

    assert page.context["draft"].refusals[0].row == table


@pytest.mark.parametrize(
    "message",
    [
        "grid points 2025, whole, age: 1 facts for 2 axes",
        "grid points 2025, age: there is no table named x",
        "grid part points/2025/age: a version has one whole",
    ],
)
def test_a_part_of_a_grid_is_found_by_its_message(
    grid: models.GridVersion, message: str
) -> None:
    assert row_named_in(message) == grid.nodes.get(slug="age")


def test_an_unknown_message_names_nothing() -> None:
    assert row_named_in("something else is wrong") is None


def test_the_effect_on_saved_profiles_is_counted_without_saying_whose(
    curator: Client, first_edition: models.Edition
) -> None:
    year = timezone.now().year
    for age in (19, 40):
        born = {"applicant": {"birth_date": f"{year - age}-01-01"}}
        start_profile(answers=born, now=timezone.now() - timedelta(minutes=1))
    raise_the_age()

    page = curator.post(PUBLISH, {"count": "1"})

    effect = page.context["effect"]
    assert (effect.profiles, effect.changed) == (2, 1)
    assert effect.by_stream == (("ee/test", 1),)
    assert f"{year - 19}" not in page.content.decode()
    assert models.Edition.objects.count() == 1


def test_a_score_that_moves_is_counted_too(
    curator: Client, first_edition: models.Edition
) -> None:
    year = timezone.now().year
    born = {"applicant": {"birth_date": f"{year - 40}-01-01"}}
    start_profile(answers=born, now=timezone.now() - timedelta(minutes=1))
    models.TableCell.objects.filter(row="30").update(value=7)

    effect = curator.post(PUBLISH, {"count": "1"}).context["effect"]

    assert (effect.changed, effect.by_stream) == (0, ())
    assert (effect.scored, effect.by_grid) == (1, (("points", 1),))


def test_an_edition_is_read_only_and_shows_what_it_changed(
    curator: Client, first_edition: models.Edition
) -> None:
    raise_the_age()
    curator.post(PUBLISH, {"note": ""})
    second = models.Edition.objects.get(number=2)
    address = reverse("admin:pathways_edition_change", args=[second.pk])

    page = curator.get(address)
    refused = curator.post(address, {"note": "rewritten"})

    assert "18" in page.context["sections"][0].lines[0].old
    assert refused.status_code == 403
    second.refresh_from_db()
    assert second.note == ""


def proposal(site_title: str = "Released again") -> SeedRow:
    """A row that a curator has edited, and something new for it in a release."""
    given = {"slug": "page", "title": "Released", "url": "", "publisher": ""}
    sync(model=Source, rows=[given], file="sources.csv")
    Source.objects.filter(slug="page").update(title="Edited")
    sync(model=Source, rows=[given | {"title": site_title}], file="sources.csv")
    return SeedRow.objects.exclude(pending_kind="").get()


def test_a_proposal_is_shown_field_by_field(curator: Client) -> None:
    waiting = proposal()

    page = curator.get(reverse("admin:occupations_seedrow_change", args=[waiting.pk]))

    assert [str(line) for line in page.context["lines"]] == [
        "title: Edited → Released again"
    ]


@pytest.mark.parametrize(
    ("decision", "title"), [("accept", "Released again"), ("dismiss", "Edited")]
)
def test_a_proposal_is_accepted_or_dismissed(
    curator: Client, decision: str, title: str
) -> None:
    waiting = proposal()

    curator.post(reverse(f"admin:proposal_{decision}", args=[waiting.pk]))

    assert Source.objects.get(slug="page").title == title
    assert not SeedRow.objects.exclude(pending_kind="").exists()


def test_looking_at_the_address_of_a_decision_decides_nothing(curator: Client) -> None:
    waiting = proposal()

    curator.get(reverse("admin:proposal_accept", args=[waiting.pk]))

    assert Source.objects.get(slug="page").title == "Edited"


def test_the_queue_counts_what_is_not_official_or_not_read_lately(
    curator: Client,
    first_edition: models.Edition,
    site: Source,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    old = timezone.localdate() - timedelta(days=91)
    models.Requirement.objects.update(confidence="recalled", as_of=old)

    with django_assert_max_num_queries(75):
        page = curator.get(reverse("admin:pathways_queue"))

    record = {its.title: its for its in page.context["waiting"]}
    assert (record["Requirements"].recalled, record["Requirements"].old) == (1, 1)
    assert [(its.title, its.oldest) for its in page.context["sources"]] == [
        ("Site", old)
    ]
