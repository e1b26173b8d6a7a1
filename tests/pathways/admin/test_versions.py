"""Versions of grids and tables that follow one another."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from occupations.models import Source
from pathways import models
from tests.pathways.admin.conftest import READ
from tests.pathways.admin.test_grids import cells_of, send, version_of

pytestmark = pytest.mark.django_db


def copy(client: Client, kind: str, pk: int, **sent: object) -> dict[str, list[str]]:
    """Send the page that opens the next version; returns its errors."""
    page = client.post(reverse(f"admin:pathways_next_{kind}", args=[pk]), sent)
    return {} if page.status_code == 302 else dict(page.context["form"].errors)


def test_a_grids_next_version_has_all_its_parts_and_ends_the_last(
    curator: Client, grid: models.GridVersion, site: Source
) -> None:
    sent = {"effective_from": "2027-01-15", "source": site.pk}

    assert copy(curator, "grid", grid.pk, **sent, confidence="secondary") == {}

    made = models.GridVersion.objects.get(key="points/2027-01-15")
    grid.refresh_from_db()
    assert grid.effective_to == made.effective_from == date(2027, 1, 15)
    assert made.confidence == "secondary"
    age = made.nodes.get(slug="age")
    assert age.parent == made.nodes.get(slug="whole")
    assert age.facts == [{"kind": "age"}]
    assert age.table is not None
    assert age.table.slug == "points/2027-01-15/age/table"
    assert cells_of(age.table.versions.get()) == {"18": "10", "30": "5"}


def test_changing_a_copied_cell_leaves_the_old_version_as_it_was(
    curator: Client, grid: models.GridVersion, site: Source
) -> None:
    sent = {"effective_from": "2027-01-15", "source": site.pk}
    copy(curator, "grid", grid.pk, **sent, confidence="official")
    made = models.GridVersion.objects.get(key="points/2027-01-15")

    send(curator, version_of(made), row_0="18", cell_0_0="99")

    assert cells_of(version_of(grid)) == {"18": "10", "30": "5"}


def test_a_version_whose_cells_were_not_collected_is_filled(
    curator: Client, grid: models.GridVersion, site: Source
) -> None:
    blind = models.GridVersion.objects.create(
        key="points/2026-11-03",
        grid=grid.grid,
        label="2026-11-03",
        effective_from=date(2026, 11, 3),
        source=site,
        **READ,
    )
    sent = {"effective_from": "2026-11-03", "source": site.pk}

    assert copy(curator, "grid", grid.pk, **sent, confidence="official") == {}
    again = copy(curator, "grid", grid.pk, **sent, confidence="official")

    assert blind.nodes.count() == 2
    assert list(again) == ["label"]


def stale(version: models.GridVersion | models.TableVersion) -> None:
    """Let it rest on a copy of the page, read in some month."""
    rows = type(version)._base_manager.filter(pk=version.pk)
    rows.update(seen_in="a copy", as_of_note="month only", dates_assumed=True)


def read_of(version: models.GridVersion | models.TableVersion) -> tuple[object, ...]:
    names = ("seen_in", "as_of_note", "as_of", "clause", "note", "dates_assumed")
    return tuple(getattr(version, name) for name in names)


def test_nothing_of_how_the_last_version_was_read_survives_a_copy(
    curator: Client, grid: models.GridVersion, site: Source
) -> None:
    last = version_of(grid)
    last.note = "Only for the old one."
    last.save()
    for version in (grid, last):
        stale(version)
    sent = {"effective_from": "2027-01-15", "source": site.pk}

    copy(curator, "grid", grid.pk, **sent, confidence="official")
    copy(curator, "table", last.pk, **sent, confidence="official")

    nothing = ("", "", None, "", "", False)
    made = models.GridVersion.objects.get(key="points/2027-01-15")
    assert read_of(made) == nothing
    assert read_of(version_of(made)) == nothing
    assert read_of(last.table.versions.get(effective_from="2027-01-15")) == nothing


def test_filling_a_version_leaves_nothing_of_how_it_was_read_before(
    curator: Client, grid: models.GridVersion, site: Source
) -> None:
    blind = models.GridVersion.objects.create(
        key="points/2027", grid=grid.grid, label="2027", source=site, **READ
    )
    stale(blind)
    sent = {"effective_from": "2027-01-15", "label": "2027", "source": site.pk}

    copy(curator, "grid", grid.pk, **sent, confidence="official")

    blind.refresh_from_db()
    assert read_of(blind) == ("", "", None, "", "", False)
    assert blind.nodes.exists()


def test_a_copy_asks_anew_where_it_was_read(
    curator: Client, grid: models.GridVersion
) -> None:
    page = curator.get(reverse("admin:pathways_next_grid", args=[grid.pk]))

    form = page.context["form"]
    assert not form["source"].value()
    assert not form["confidence"].value()


def test_a_tables_next_version_goes_on_to_its_cells(
    curator: Client, grid: models.GridVersion, site: Source
) -> None:
    version = version_of(grid)
    sent = {"effective_from": "2027-01-15", "source": site.pk}

    assert copy(curator, "table", version.pk, **sent, confidence="official") == {}

    made = version.table.versions.get(effective_from=date(2027, 1, 15))
    version.refresh_from_db()
    assert version.effective_to == date(2027, 1, 15)
    assert cells_of(made) == cells_of(version)
