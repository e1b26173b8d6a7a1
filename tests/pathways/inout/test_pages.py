"""The curator's pages on which things go in and out."""

from __future__ import annotations

import io
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from occupations.models import OccupationList
from pathways import models
from pathways.catalogue.files import FOLDER
from pathways.models import Change

FEES = (FOLDER / "federal_fees.yaml").read_text()


def upload(name: str, text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def test_files_of_the_catalogue_go_into_a_change(curator: Client) -> None:
    address = reverse("admin:pathways_files")
    assert "multipart/form-data" in curator.get(address).content.decode()
    bad = FEES.replace("payer: worker", "payer: nobody", 1)
    data = {"what": "files", "files": [upload("federal_fees.yaml", bad)]}
    page = curator.post(address, data).content.decode()
    assert "federal_fees.yaml, fees › work-permit, field payer" in page
    assert not Change.objects.exists()
    good = FEES.replace("amount_cad: 155", "amount_cad: 160", 1)
    data = {"what": "files", "files": [upload("federal_fees.yaml", good)]}
    response = curator.post(address, data)
    change = Change.objects.get()
    assert response["Location"] == reverse("admin:change_page", args=(change.pk,))
    assert change.rows.get().model_label == "pathways.feeversion"
    again = curator.post(
        address, {"what": "files", "files": [upload("federal_fees.yaml", good)]}
    )
    assert again["Location"] == address  # the change says that already
    assert Change.objects.count() == 1


def test_a_list_and_a_table_have_pages_of_their_own(curator: Client) -> None:
    row = OccupationList.objects.get(slug="global-talent")
    page = reverse("admin:pathways_list_file", args=(row.pk,))
    text = curator.get(f"{page}csv/").content.decode()
    assert text.startswith("key,label,unit_groups,")
    assert row.title in curator.get(page).content.decode()
    lines = "\n".join(text.splitlines()[:-1])
    curator.post(page, {"what": "table", "file": upload("l.csv", lines)})
    change = Change.objects.get()
    assert change.rows.get().kind == "remove"
    inside = curator.get(f"{page}csv/").content.decode()  # as the change has it
    assert len(inside.splitlines()) == len(text.splitlines()) - 1
    assert row.entries.count() == len(text.splitlines()) - 1
    version = models.TableVersion.objects.filter(cells__isnull=False).first()
    assert version is not None
    page = reverse("admin:pathways_cells_file", args=(version.pk,))
    cells = curator.get(f"{page}csv/").content.decode()
    assert "\nrow," in cells
    wrong = curator.post(page, {"what": "table", "file": upload("c.csv", "a,b\n1,2")})
    assert "c.csv, line 1" in wrong.content.decode()


def test_a_grid_has_a_page_of_its_own(curator: Client) -> None:
    version = models.GridVersion.objects.get(grid__slug="crs", label="2025-03-25")
    page = reverse("admin:pathways_grid_file", args=(version.pk,))
    own = reverse("admin:pathways_gridversion_change", args=(version.pk,))
    assert page in curator.get(own).content.decode()
    text = curator.get(f"{page}csv/").content.decode()
    again = curator.post(page, {"what": "table", "file": upload("g.csv", text)})
    assert again["Location"] == page
    assert not Change.objects.exists()
    text = text.replace(",add,,600,", ",add,,650,")
    curator.post(page, {"what": "table", "file": upload("g.csv", text)})
    assert Change.objects.get().rows.get().after == {"cap": "650.0000"}
    assert curator.get(f"{page}csv/").content.decode() == text  # as the change has it


@pytest.mark.long
def test_the_whole_catalogue_goes_out_as_a_zip(curator: Client) -> None:
    response = curator.get(reverse("admin:pathways_export"))
    with ZipFile(io.BytesIO(response.content)) as archive:
        text = archive.read("pathways/data/federal_fees.yaml").decode()
    assert text == FEES


@pytest.mark.django_db
def test_pages_ask_for_the_right_to_open_a_change(client: Client) -> None:
    for name in ("pathways_files", "pathways_export", "pathways_release"):
        response = client.get(reverse(f"admin:{name}"))
        assert response.status_code == 302
        assert "login" in response["Location"]


def test_the_queue_lists_sources_by_their_interval(curator: Client) -> None:
    source = models.FeeVersion.objects.filter(effective_to=None)[0].source
    models.SourceWatch.objects.create(source=source, every_days=100_000)
    page = curator.get(reverse("admin:pathways_queue")).content.decode()
    assert "Read today, unchanged" in page
    button = reverse("admin:pathways_unchanged", args=(source.pk,))
    assert button not in page
    models.SourceWatch.objects.update(every_days=1)
    assert button in curator.get(reverse("admin:pathways_queue")).content.decode()
