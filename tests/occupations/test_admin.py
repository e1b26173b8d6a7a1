"""The curator's admin for reference data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from occupations.models import (
    DataSet,
    NocGroup,
    OccupationList,
    OccupationListEntry,
    Source,
    UnitGroup,
)
from tests.harness.curators import LiveCurator, sign_in

pytestmark = pytest.mark.django_db

ONLY_READ = {"occupationtitle", "seedrow"}
HEADER = "slug,title,url,publisher"


@pytest.fixture
def curator() -> Client:
    return sign_in(LiveCurator(), User.objects.create_superuser("curator"))


@pytest.fixture
def stem() -> OccupationList:
    return OccupationList.objects.create(slug="stem", title="STEM")


@pytest.fixture
def site() -> Source:
    return Source.objects.create(slug="site", title="Site", url="https://example.org/")


def an_entry(stem: OccupationList, site: Source, **changes: object) -> None:
    values = {"key": "21220", "label": "Specialists", "confidence": "official"}
    OccupationListEntry.objects.create(
        occupation_list=stem, source=site, **values | changes
    )


def import_csv(client: Client, model: str, *lines: str) -> tuple[str, int]:
    """Upload a file, look at the diff, confirm it; the diff page and its status."""
    file = SimpleUploadedFile("rows.csv", "\n".join(lines).encode())
    url = reverse(f"admin:occupations_{model}_import")
    diff = client.post(url, {"import_file": file, "format": "0", "resource": ""})
    form = diff.context.get("confirm_form")
    if form is not None:
        confirm = reverse(f"admin:occupations_{model}_process_import")
        client.post(confirm, form.initial)
    return diff.content.decode(), diff.status_code


def reference_admins() -> Iterator[str]:
    for model in apps.get_app_config("occupations").get_models():
        if model in admin.site._registry:
            yield model._meta.model_name or ""


@pytest.mark.long
@pytest.mark.parametrize("view", ["changelist", "add"])
def test_every_page_of_the_workshop_opens(
    curator: Client, catalogue: None, view: str
) -> None:
    for name in reference_admins():
        response = curator.get(reverse(f"admin:occupations_{name}_{view}"))

        expected = 403 if view == "add" and name in ONLY_READ else 200
        assert (name, response.status_code) == (name, expected)


def test_a_page_of_wages_needs_few_queries(
    curator: Client,
    catalogue: None,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_max_num_queries(12):
        page = curator.get(reverse("admin:occupations_wage_changelist"))

    assert page.status_code == 200


@pytest.mark.parametrize(
    ("choice", "expected"),
    [("today", {"now", "undated"}), ("past", {"over"}), ("future", {"soon"})],
)
def test_lines_are_found_by_whether_they_hold_today(
    curator: Client, stem: OccupationList, site: Source, choice: str, expected: set[str]
) -> None:
    today, day = timezone.localdate(), timedelta(days=1)
    an_entry(stem, site, key="undated")
    an_entry(stem, site, key="now", effective_from=today, effective_to=today + day)
    an_entry(stem, site, key="over", effective_from=today - day, effective_to=today)
    an_entry(stem, site, key="soon", effective_from=today + day)

    url = reverse("admin:occupations_occupationlistentry_changelist")
    response = curator.get(url, {"in_force": choice})

    assert {row.key for row in response.context["cl"].result_list} == expected


def test_the_page_of_a_list_leads_to_its_lines_and_to_a_new_one(
    curator: Client, stem: OccupationList, site: Source
) -> None:
    an_entry(stem, site, key="21231")

    url = reverse("admin:occupations_occupationlist_change", args=[stem.pk])
    page = curator.get(url).content.decode()

    assert f"occupationlistentry/?occupation_list__id__exact={stem.pk}" in page
    assert f"occupationlistentry/add/?occupation_list={stem.pk}" in page
    assert "See its 1 lines" not in page


def test_lines_are_found_by_the_age_of_their_source(
    curator: Client, stem: OccupationList, site: Source
) -> None:
    today = timezone.localdate()
    an_entry(stem, site, key="old", as_of=today - timedelta(days=91))
    an_entry(stem, site, key="fresh", as_of=today - timedelta(days=90))

    url = reverse("admin:occupations_occupationlistentry_changelist")
    response = curator.get(url, {"source_age": "old"})

    assert [row.key for row in response.context["cl"].result_list] == ["old"]


def test_an_export_can_be_read_back_unchanged(
    curator: Client, stem: OccupationList, site: Source
) -> None:
    an_entry(stem, site, values={"floor": "40.87"}, effective_from=date(2025, 2, 27))
    before = OccupationListEntry.objects.values().get()
    url = reverse("admin:occupations_occupationlistentry_export")
    exported = curator.get(url)

    text = exported.content.decode()
    _, status = import_csv(curator, "occupationlistentry", *text.splitlines())

    assert "stem,21220,Specialists" in text
    assert status == 200
    assert OccupationListEntry.objects.values().get() == before


def test_an_import_adds_and_changes_rows(curator: Client, site: Source) -> None:
    diff, _ = import_csv(
        curator,
        "source",
        HEADER,
        "site,New title,https://example.org/,",
        "other,Other,https://example.org/o,",
    )

    assert "New" in diff
    assert dict(Source.objects.values_list("slug", "title")) == {
        "site": "New title",
        "other": "Other",
    }


def test_an_import_is_refused_as_a_whole_and_names_row_and_field(
    curator: Client, site: Source
) -> None:
    diff, _ = import_csv(
        curator,
        "source",
        HEADER,
        "other,Other,https://example.org/o,",
        "third,Third,not an address,",
    )

    assert "Enter a valid URL" in diff
    assert Source.objects.count() == 1


def test_a_missing_relation_is_named(curator: Client, stem: OccupationList) -> None:
    diff, _ = import_csv(
        curator,
        "occupationlistentry",
        "occupation_list,key,label,effective_from,source,confidence",
        "stem,21220,Specialists,,nowhere,official",
    )

    assert "There is no source “nowhere”." in diff
    assert not OccupationListEntry.objects.exists()


@pytest.mark.long
@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_formula_leaves_as_text_and_comes_back_as_it_was(
    curator: Client, start: str
) -> None:
    title = f"{start}HYPERLINK(1)"
    Source.objects.create(slug="s", title=title, url="https://example.org/")

    exported = curator.get(reverse("admin:occupations_source_export")).content.decode()
    Source.objects.all().delete()
    import_csv(curator, "source", *exported.splitlines())

    assert f"'{title}" in exported
    assert Source.objects.get().title == title


@pytest.fixture
def codes(site: Source) -> None:
    """Two unit groups of the classification."""
    read = {"source": site, "confidence": "official"}
    data = DataSet.objects.create(slug="noc", title="NOC", **read)
    group = NocGroup.objects.create(code="2122", title_en="A", level=4, dataset=data)
    for code in ("21220", "21221"):
        UnitGroup.objects.create(
            code=code, title_en=code, teer=1, minor_group=group, dataset=data
        )


def exported(client: Client, model: str) -> list[str]:
    """The lines of an export, its header first."""
    address = reverse(f"admin:occupations_{model}_export")
    return client.get(address).content.decode().splitlines()


def test_new_lines_come_in_the_shape_of_the_export(
    curator: Client, stem: OccupationList, site: Source, codes: None
) -> None:
    an_entry(stem, site, values={"level": 1})
    line = OccupationListEntry.objects.get()
    line.unit_groups.set(UnitGroup.objects.filter(code="21220"))
    header, known = exported(curator, "occupationlistentry")

    import_csv(
        curator,
        "occupationlistentry",
        *(header, known, known.replace("21220", "21221")),
    )

    lines = OccupationListEntry.objects.order_by("key")
    text = [(e.key, e.values, [g.code for g in e.unit_groups.all()]) for e in lines]
    assert text == [
        ("21220", {"level": 1}, ["21220"]),
        ("21221", {"level": 1}, ["21221"]),
    ]


@pytest.mark.parametrize(
    ("key", "group", "message"),
    [
        ("21229", "21220", "There is no unit group 21229 in the NOC 2021."),
        ("212200", "21220", "There is no unit group 212200 in the NOC 2021."),
        ("21220", "99999", "There is no unit group “99999”."),
    ],
)
def test_a_code_that_does_not_exist_is_refused_with_its_line(
    curator: Client,
    stem: OccupationList,
    site: Source,
    codes: None,
    key: str,
    group: str,
    message: str,
) -> None:
    diff, status = import_csv(
        curator,
        "occupationlistentry",
        "occupation_list,key,label,effective_from,source,confidence,unit_groups",
        f"stem,{key},Specialists,,site,official,{group}",
    )

    assert status == 200
    assert message in diff
    assert not OccupationListEntry.objects.exists()


def test_a_typed_code_that_does_not_exist_is_refused_at_its_field(
    curator: Client, stem: OccupationList, site: Source, codes: None
) -> None:
    address = reverse("admin:occupations_occupationlistentry_add")
    sent = {"occupation_list": stem.pk, "key": "21229", "label": "X", "values": "{}"}

    page = curator.post(address, {**sent, "source": site.pk, "confidence": "official"})

    assert set(page.context["adminform"].form.errors) == {"key"}
