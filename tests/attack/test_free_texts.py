"""Free texts are texts: never a key, a pattern, markup or an address."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from pathways import tasks
from pathways.emails import message_of
from pathways.forms.files import ResumeForm
from pathways.models import OutgoingMail, Report
from pathways.services import deliveries
from tests.harness.addresses import Address, every_address
from tests.harness.hostile import TEXTS, hostile_profile, texts_of
from tests.pathways.reports.conftest import render

OWN = [a for a in every_address() if a.pattern.startswith("a/<str:token>/")]
HOLES = {"page": "work", "entries": "work", "code": "BC", "slug": "express-entry/fsw"}


def path(address: Address, token: str) -> str:
    return address.filled(token=token, number=1, **HOLES)


def pages_of(client: Client, token: str) -> dict[str, Any]:
    return {str(a): client.get(path(a, token)) for a in OWN}


def start(client: Client, answers: dict[str, Any]) -> str:
    file = SimpleUploadedFile("answers.json", json.dumps(answers).encode())
    home = client.post("/start/upload/", {"file": file})
    assert home.status_code == 302, home.content.decode()
    return str(home["Location"]).split("/")[2]


STARTS = (0, 13)
NOTE = "a/<str:token>/offer/page/"


def test_the_profiles_hold_every_text() -> None:
    texts = {text for start in STARTS for text in texts_of(hostile_profile(start))}

    assert set(TEXTS) <= texts


@pytest.mark.long
@pytest.mark.django_db
@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize("first", STARTS)
def test_pages_report_mail_and_export_say_them_as_they_are(
    client: Client, first: int
) -> None:
    token = start(client, hostile_profile(first))

    pages = pages_of(client, token)
    saved = client.post(f"/a/{token}/reports/", {"by_routes": "yes"})

    missing = [a for a, page in pages.items() if page.status_code == 404]
    assert missing in ([], [NOTE])  # there is none where no permit needs the employer
    assert {page.status_code for page in pages.values()} <= {200, 301, 302, 404, 405}
    assert saved.status_code == 302
    report = render(Report.objects.get())
    shown = [client.get(saved["Location"]), *pages.values()]
    for page in shown:
        if page["Content-Type"].startswith("text/html"):
            assert "<script>alert" not in page.content.decode()
            assert "<img src=x" not in page.content.decode()
    mail = confirmed(report)
    text = message_of(mail).message().as_string()
    assert "<script>alert" not in text
    assert "\nBcc:" not in text
    tasks.deliver_mail(mail_id=mail.pk)


def confirmed(report: Report) -> OutgoingMail:
    asked = deliveries.request_delivery(
        report=report, email="me@example.org", now=report.created_at
    )
    mail = deliveries.confirm_address(address=asked.address, now=report.created_at)
    assert mail is not None
    return mail


LINKS = (
    "http://x/a//",
    "/a/ ",
    "/a/?next=x",
    "http://[x/a/b",
    "//a/b",
    "http://x/a/b#a/c",
    "/a/b/../../c",
    "http://x:99999999/a/b",
    "/a/%00/",
    "/a/\x00/",
    "/a/" + "x" * 5000,
    "/a/é/",
    "javascript:/a/b",
    *TEXTS,
)


@pytest.mark.long
@pytest.mark.django_db
@pytest.mark.parametrize("link", LINKS)
def test_a_pasted_link_is_a_link_of_ours_or_an_error_of_the_form(
    client: Client, link: str
) -> None:
    answer = client.post("/resume/", {"link": link})

    assert answer.status_code in {302, 422}
    if answer.status_code == 302:
        assert answer["Location"].startswith("/a/")
        assert ResumeForm({"link": link}).is_valid()


HEADERS: list[dict[str, Any]] = [
    {"HTTP_HOST": "["},
    {"HTTP_HOST": "localhost:x"},
    {"HTTP_HOST": "evil.example"},
    {"HTTP_REFERER": "http://[x/a"},
    {"HTTP_ORIGIN": "http://[x"},
    {"HTTP_X_FORWARDED_FOR": "1.2.3.4:80"},
    {"HTTP_X_FORWARDED_FOR": "unknown, [::1]:9"},
    {"HTTP_X_FORWARDED_HOST": "evil.example"},
    {"HTTP_ACCEPT_LANGUAGE": "x" * 9000 + ",,;q=²"},
    {"HTTP_IF_NONE_MATCH": '"' + "x" * 9000},
    {"HTTP_IF_MODIFIED_SINCE": "Thu, 99 Zzz 99999 99:99:99 GMT"},
    {"HTTP_COOKIE": 'csrftoken="x\\; sessionid=\x00; messages=[[[['},
    {"HTTP_RANGE": "bytes=9-1,²"},
    {"CONTENT_TYPE": "multipart/form-data; boundary=\xff"},
    {"CONTENT_TYPE": "text/html; charset=x"},
    {"CONTENT_LENGTH": "²"},
    {"QUERY_STRING": "%ff%00&&&=&a[]=[[&" + "x&" * 2000},
]


@pytest.mark.long
@pytest.mark.django_db
@pytest.mark.parametrize("behind_proxy", [False, True])
@pytest.mark.parametrize("header", HEADERS, ids=lambda h: next(iter(h)))
def test_an_odd_header_is_no_fault(
    settings: Any, header: dict[str, Any], behind_proxy: bool
) -> None:
    if behind_proxy:
        reader = "immigration_portal.environment.visitor_address"
        settings.RATELIMIT_IP_META_KEY = reader
    client = Client(raise_request_exception=False, enforce_csrf_checks=True, **header)

    for address in ("/start/", "/start/upload/", "/resume/", "/admin/login/"):
        for method in (client.get, client.post):
            assert method(address).status_code < 500
