"""Rounds, draws, figures and words are rows of a change: live when it is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from occupations.finder.source import read_data
from occupations.models import (
    DataSet,
    LevelWord,
    NocGroup,
    OccupationAlias,
    Province,
    SeedRow,
    Source,
    UnitGroup,
)
from occupations.seeding import sync
from pathways import models
from pathways.rounds.records import draw_key
from tests.harness.curators import sign_in
from tests.pathways.admin.conftest import READ
from tests.pathways.changes.conftest import a_curator

pytestmark = pytest.mark.django_db
PUBLISH = "/admin/pathways/edition/publish/"
DAY = "2026-11-20"


@pytest.fixture
def curator() -> Client:
    """The only curator, who publishes their own changes."""
    return sign_in(Client(), a_curator("curator"))


@pytest.fixture
def words(site: Source) -> DataSet:
    """The portal's own words for the finder, and a unit group that they can mean."""
    data = DataSet.objects.create(slug="own", title="Own words", source=site, **READ)
    group = NocGroup.objects.create(code="2123", title_en="A", level=4, dataset=data)
    UnitGroup.objects.create(
        code="21231", title_en="E", teer=1, minor_group=group, dataset=data
    )
    return data


@pytest.fixture
def ontario(site: Source) -> Province:
    return Province.objects.create(code="ON", name_en="Ontario", name_fr="Ontario")


def a_round(site: Source, **changes: Any) -> dict[str, Any]:
    return {
        "number": "400",
        "held_on": DAY,
        "kind": "general",
        "category": "cec",
        "name": "CEC",
        "invitations": "1000",
        "cutoff": "520",
        "raw": "{}",
        "source": site.pk,
        "confidence": "official",
        **changes,
    }


def send(
    client: Client, model: type[Model], sent: dict[str, Any], pk: int | None = None
) -> Any:
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    address = reverse(f"{name}_change", args=[pk]) if pk else reverse(f"{name}_add")
    page = client.post(address, sent)
    assert page.status_code == 302, page.context["adminform"].form.errors
    return page


def the_change() -> models.Change:
    return models.Change.objects.pending().get()


def lines(page: Any) -> list[str]:
    sections = page.context["draft"].sections
    return [str(line) for section in sections for line in section.lines]


def test_a_round_goes_live_with_the_publication_and_not_on_save(
    curator: Client, first_edition: models.Edition, site: Source
) -> None:
    send(curator, models.Round, a_round(site))
    before = models.Round.objects.count()

    page = curator.get(PUBLISH)
    curator.post(PUBLISH, {"note": "Round 400"})

    place = "round of invitations 400 (2026-11-20): CEC"
    assert before == 0
    assert f"{place} › cutoff: ∅ → 520" in lines(page)
    assert models.Round.objects.get().cutoff == 520
    edition = models.Edition.objects.latest("number")
    assert edition.digest == first_edition.digest
    assert f"{place}, cutoff: None → 520" in edition.records
    assert models.Change.objects.get(edition=edition).state == "live"


def test_a_change_of_a_round_waits_and_its_page_shows_it(
    curator: Client, first_edition: models.Edition, site: Source
) -> None:
    send(curator, models.Round, a_round(site))
    curator.post(PUBLISH, {"note": "n"})
    row = models.Round.objects.get()

    send(curator, models.Round, a_round(site, cutoff="525"), row.pk)

    row.refresh_from_db()
    address = reverse("admin:pathways_round_change", args=[row.pk])
    shown = curator.get(address).context["adminform"].form["cutoff"].value()
    assert (row.cutoff, shown) == (520, 525)
    assert the_change().rows.get().after == {"cutoff": 525}


def test_a_change_that_is_taken_back_waits_no_more(
    curator: Client, first_edition: models.Edition, site: Source
) -> None:
    send(curator, models.Round, a_round(site))
    curator.post(PUBLISH, {"note": "n"})
    row = models.Round.objects.get()

    send(curator, models.Round, a_round(site, cutoff="525"), row.pk)
    send(curator, models.Round, a_round(site), row.pk)

    assert not the_change().rows.exists()


def test_a_removal_waits(
    curator: Client, first_edition: models.Edition, site: Source
) -> None:
    send(curator, models.Round, a_round(site))
    curator.post(PUBLISH, {"note": "n"})
    row = models.Round.objects.get()

    curator.post(reverse("admin:pathways_round_delete", args=[row.pk]), {"post": "yes"})
    kept = models.Round.objects.exists()
    curator.post(PUBLISH, {"note": "n"})

    assert kept
    assert not models.Round.objects.exists()


def test_a_pool_waits_with_its_bands(
    curator: Client, first_edition: models.Edition, site: Source
) -> None:
    sent = {
        "taken_on": DAY,
        "candidates": "250",
        "source": site.pk,
        "confidence": "official",
        "bands-TOTAL_FORMS": "1",
        "bands-INITIAL_FORMS": "0",
        "bands-0-low": "0",
        "bands-0-high": "1200",
        "bands-0-candidates": "250",
    }
    send(curator, models.PoolSnapshot, sent)
    before = models.PoolSnapshot.objects.count()

    curator.post(PUBLISH, {"note": "n"})

    pool = models.PoolSnapshot.objects.get()
    assert before == 0
    assert [band.candidates for band in pool.bands.all()] == [250]


def test_a_draw_asks_nobody_for_a_digest(
    curator: Client, first_edition: models.Edition, site: Source, ontario: Province
) -> None:
    sent = {
        "province": "ON",
        "stream": "Tech",
        "drawn_on": DAY,
        "unit": "invitation",
        "invitations": "100",
        "source": site.pk,
        "confidence": "official",
    }
    sent["province"] = ontario.pk
    page = curator.get(reverse("admin:pathways_provincialdraw_add"))
    send(curator, models.ProvincialDraw, sent)
    curator.post(PUBLISH, {"note": "n"})

    draw = models.ProvincialDraw.objects.get()
    assert "key" not in page.context["adminform"].form.fields
    assert draw.key == draw_key("ON", "Tech", draw.drawn_on, "")


def test_the_same_draw_twice_is_refused_at_its_form(
    curator: Client, first_edition: models.Edition, site: Source, ontario: Province
) -> None:
    day = date.fromisoformat(DAY)
    models.ProvincialDraw.objects.create(
        key=draw_key("ON", "Tech", day, ""),
        province=ontario,
        stream="Tech",
        drawn_on=day,
        source=site,
        **READ,
    )
    sent = {"province": ontario.pk, "stream": "Tech", "drawn_on": DAY}

    page = curator.post(
        reverse("admin:pathways_provincialdraw_add"),
        {**sent, "unit": "invitation", "source": site.pk, "confidence": "official"},
    )

    errors = page.context["adminform"].form.non_field_errors()
    assert "This draw is there already: change it instead." in errors


def test_an_alias_is_found_only_once_it_is_published(
    curator: Client, first_edition: models.Edition, words: DataSet
) -> None:
    group = UnitGroup.objects.get()
    sent = {"text": "code poet", "language": "en", "unit_group": group.pk, "rank": "1"}
    send(curator, OccupationAlias, {**sent, "dataset": words.pk})
    before = read_data().aliases

    curator.post(PUBLISH, {"note": "a word"})

    assert before == ()
    assert [alias.text for alias in read_data().aliases] == ["code poet"]


def test_an_import_waits_too(
    curator: Client, first_edition: models.Edition, words: DataSet
) -> None:
    text = "text,language,dataset\nsenior,en,own\nstaff,en,own\n"
    file = SimpleUploadedFile("rows.csv", text.encode())
    address = reverse("admin:occupations_levelword_import")
    diff = curator.post(address, {"import_file": file, "format": "0", "resource": ""})
    form = diff.context["confirm_form"]
    curator.post(reverse("admin:occupations_levelword_process_import"), form.initial)
    before = LevelWord.objects.count()

    curator.post(PUBLISH, {"note": "words"})

    assert before == 0
    assert set(LevelWord.objects.values_list("text", flat=True)) == {"senior", "staff"}


def test_what_is_in_a_change_can_be_put_back(
    curator: Client, first_edition: models.Edition, site: Source
) -> None:
    send(curator, models.Round, a_round(site))
    change = the_change()

    address = reverse("admin:change_step", args=[change.pk, "restore"])
    curator.post(address, {"row": change.rows.get().pk})
    curator.post(PUBLISH, {"note": "n"})

    assert models.Edition.objects.count() == 1
    assert not models.Round.objects.exists()


def test_a_new_round_can_be_opened_again(
    curator: Client, first_edition: models.Edition, site: Source
) -> None:
    send(curator, models.Round, a_round(site))
    key = the_change().rows.get().row_id
    address = reverse("admin:pathways_round_change", args=[key])

    page = curator.get(address)
    send(curator, models.Round, a_round(site, cutoff="521"), key)

    listed = curator.get(reverse("admin:pathways_round_changelist"))
    assert address in listed.content.decode()
    assert page.context["adminform"].form["cutoff"].value() == 520
    assert the_change().rows.get().after["cutoff"] == 521


def test_what_can_no_longer_be_applied_is_named_and_nothing_is_published(
    curator: Client, first_edition: models.Edition, site: Source
) -> None:
    send(curator, models.Round, a_round(site))
    values = {k: v for k, v in a_round(site).items() if k not in ("source", "raw")}
    models.Round.objects.create(**values, source=site)

    page = curator.post(PUBLISH, {"note": "twice"})

    change = the_change()
    address = reverse("admin:change_page", args=[change.pk])
    assert page["Location"] == address
    (conflict,) = curator.get(address).context["page"].conflicts
    assert "round of invitations 400" in conflict.label
    assert models.Edition.objects.count() == 1


def test_an_accepted_proposal_waits_too(
    curator: Client, first_edition: models.Edition, words: DataSet
) -> None:
    alias = {"text": "coder", "language": "en", "unit_group": "21231", "dataset": "own"}
    sync(model=OccupationAlias, rows=[alias | {"note": "seeded"}], file="a.csv")
    OccupationAlias.objects.update(note="edited")
    sync(model=OccupationAlias, rows=[alias | {"note": "released"}], file="a.csv")
    proposal = SeedRow.objects.exclude(pending_kind="").get()

    curator.post(reverse("admin:proposal_accept", args=[proposal.pk]))
    before = OccupationAlias.objects.get().note
    curator.post(PUBLISH, {"note": "word"})

    assert before == "edited"
    assert OccupationAlias.objects.get().note == "released"
    assert not SeedRow.objects.exclude(pending_kind="").exists()
