"""What an import may cost, who may import, and what a hostile file does: nothing."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import reverse

from occupations.models import Source
from tests.harness.curators import LiveCurator, sign_in

pytestmark = pytest.mark.django_db
HEADER = b"slug,title,url,publisher\n"
IMPORT = "/admin/occupations/source/import/"
EXPORT = "/admin/occupations/source/export/"
CONFIRM = "/admin/occupations/source/process_import/"


@pytest.fixture
def curator() -> Client:
    return sign_in(LiveCurator(), User.objects.create_superuser("curator"))


def choose(client: Client, content: bytes) -> Any:
    """Upload a file: the page with its diff, or with what is wrong."""
    file = SimpleUploadedFile("rows.csv", content)
    return client.post(IMPORT, {"import_file": file, "format": "0", "resource": ""})


def confirm(client: Client, **changes: str) -> Any:
    sent = {"import_file_name": "x", "original_file_name": "x", "format": "0"}
    return client.post(CONFIRM, {**sent, **changes})


def rows(number: int) -> bytes:
    lines = (f"s{n},T,https://example.org/,P\n" for n in range(number))
    return HEADER + "".join(lines).encode()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (HEADER + b"x" * 1_000_000, "The file is larger than 1 MB."),
        (HEADER + b"\n" * 5_001, "The file has more than 5000 rows."),
    ],
)
def test_a_file_that_is_too_large_is_refused_in_words(
    curator: Client, content: bytes, said: str
) -> None:
    page = choose(curator, content)

    assert page.status_code == 200
    assert said in page.content.decode()
    assert "confirm_form" not in page.context


def test_an_import_that_takes_too_long_changes_nothing_and_says_so(
    curator: Client,
) -> None:
    shown = choose(curator, rows(3))
    form = shown.context["confirm_form"].initial

    with override_settings(IMPORT_SECONDS=0):
        first = choose(curator, rows(3))
        second = curator.post(CONFIRM, form)

    for answer in (first, second):
        assert answer["Location"] == IMPORT
    said = curator.get(IMPORT).content.decode()
    assert "This import took longer than 0 seconds. Nothing was changed." in said
    assert not Source.objects.exists()


def test_the_second_step_takes_what_the_first_one_showed(curator: Client) -> None:
    form = choose(curator, rows(3)).context["confirm_form"].initial

    curator.post(CONFIRM, form)

    assert Source.objects.count() == 3


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"import_file_name": "../../etc/passwd"},
        {"format": "7"},
        {"format": "x"},
        {"format": "-1"},
    ],
    ids=str,
)
def test_a_made_up_second_step_is_an_error_of_its_form(
    curator: Client, changes: dict[str, str]
) -> None:
    page = confirm(curator, **changes)

    assert page.status_code == 200
    assert not Source.objects.exists()


@pytest.mark.parametrize("address", [IMPORT, CONFIRM, EXPORT])
def test_staff_without_the_permission_neither_import_nor_export(
    client: Client, address: str
) -> None:
    client.force_login(User.objects.create_user("helper", is_staff=True))

    assert client.get(address).status_code in {403, 405}
    assert client.post(address, {}).status_code == 403


def test_who_may_change_rows_may_import_them(client: Client) -> None:
    user = User.objects.create_user("helper", is_staff=True)
    named = ("view_source", "add_source", "change_source")
    user.user_permissions.set(Permission.objects.filter(codename__in=named))
    client.force_login(user)

    assert client.get(IMPORT).status_code == 200


HOSTILE = {
    "binary": bytes(range(256)) * 4,
    "utf-16": "slug,title\nx,y\n".encode("utf-16"),
    "nul": HEADER + b"a\0b,T\0,https://example.org/,P\n",
    "formula": HEADER + b"s,=HYPERLINK(1),https://example.org/,+1\n",
    "markup": HEADER + b"s,<script>alert(1)</script>,https://example.org/,P\n",
    "script address": HEADER + b"s,T,javascript:alert(1),P\n",
    "long cell": HEADER + b"s," + b"y" * 200_000 + b",https://example.org/,P\n",
    "open quote": HEADER + b's,"T,https://example.org/,P\n' * 50,
    "ragged": HEADER + b"s\n,,,,,,,,\n",
    "unknown column": b"slug,title,url,publisher,__class__\ns,T,u,P,{0.__class__}\n",
    "the same column twice": b"slug,slug,title\ns,t,u\n",
    "numbers": HEADER + b"1e999,NaN,Infinity,-0\n",
    "no rows": HEADER,
    "nothing": b"",
    "format strings": HEADER + b"%s%n,{},%(x)s,{0[0]}\n",
}


@pytest.mark.long
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_or_shown_as_text(curator: Client, name: str) -> None:
    page = choose(curator, HOSTILE[name])

    text = page.content.decode()
    assert page.status_code == 200
    assert "<script>alert(1)" not in text
    form = page.context.get("confirm_form")
    if form is not None:
        assert curator.post(CONFIRM, form.initial).status_code in {200, 302}
    assert not Source.objects.filter(url__startswith="javascript").exists()


def test_what_was_imported_goes_out_as_no_formula(curator: Client) -> None:
    form = choose(curator, HOSTILE["formula"]).context["confirm_form"].initial
    curator.post(CONFIRM, form)

    out = curator.get(reverse("admin:occupations_source_export")).content.decode()

    assert "'=HYPERLINK(1)" in out
    assert Source.objects.get().title == "=HYPERLINK(1)"
