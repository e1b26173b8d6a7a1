"""The pages of a report: for whoever has its link, and for nobody else."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains
from pytest_django.fixtures import DjangoAssertNumQueries

from immigration_portal.environment import visitor_address
from pathways.models import OutgoingMail, Report, ReportAddress
from pathways.profiles import open_profile
from pathways.services import deliveries, reports
from tests.harness.broker import Broker
from tests.pathways.reports.conftest import OFFERED, PARTS, Ask
from tests.pathways.result.small import HAS_FUNDS, stream

pytestmark = pytest.mark.django_db
Link = Callable[[dict[str, Any]], str]
ENDS = ["", "progress/", "report.pdf", "answers.json", "again/"]
ACTS = ["send/", "send/1/", "revoke/", "delete/"]


def address(report: Report) -> str:
    return f"/r/{report.token}/"


@pytest.mark.usefixtures("rendered")
@pytest.mark.parametrize("end", ENDS)
def test_a_stranger_finds_no_page(client: Client, end: str) -> None:
    assert client.get(f"/r/{'0' * 32}/{end}").status_code == 404


@pytest.mark.usefixtures("rendered")
@pytest.mark.parametrize("end", ACTS)
def test_a_stranger_can_do_nothing(client: Client, end: str) -> None:
    assert client.post(f"/r/{'0' * 32}/{end}").status_code == 404
    assert Report.objects.filter(revoked_at=None).count() == 1


@pytest.mark.parametrize("end", ENDS)
def test_its_pages_are_neither_stored_nor_listed(
    client: Client, rendered: Report, end: str
) -> None:
    response = client.get(address(rendered) + end)

    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "same-origin"


def test_saving_leads_to_the_report_and_tells_a_worker(
    client: Client, edition: Any, link_to: Link, broker: Broker,
    django_capture_on_commit_callbacks: Any,
) -> None:  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):
        saved = client.post(f"/a/{link_to(OFFERED)}/reports/", {"stream": ["alpha"]})

    assert saved["Location"] == address(Report.objects.get())
    assert broker.queued() == 1
    assertContains(client.get(saved["Location"]), "The PDF is being made.")


def test_without_a_broker_the_row_waits_and_the_page_answers(
    client: Client, edition: Any, link_to: Link, broker: Broker,
    django_capture_on_commit_callbacks: Any,
) -> None:  # fmt: skip
    broker.kill()
    try:
        with django_capture_on_commit_callbacks(execute=True):
            saved = client.post(
                f"/a/{link_to(OFFERED)}/reports/", {"stream": ["alpha"]}
            )
    finally:
        broker.start()

    assert saved.status_code == 302
    assert Report.objects.get().state == "waiting"


def test_a_choice_of_nothing_is_asked_again(
    client: Client, edition: Any, link_to: Link
) -> None:
    response = client.post(f"/a/{link_to(OFFERED)}/reports/", {})

    assertContains(response, "Tick one to 4 pathways", status_code=422)


def test_the_page_shows_findings_sources_and_the_pdf(
    client: Client, rendered: Report
) -> None:
    page = client.get(address(rendered))

    for words in ("Requirement offer", "Missing: 1,000\xa0CAD.", "155\xa0CAD",
                  "The Act", "Download the PDF", rendered.edition_digest):  # fmt: skip
        assertContains(page, words)
    assertNotContains(page, "http-equiv")


def test_the_page_asks_for_little(
    client: Client,
    rendered: Report,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_max_num_queries(3):
        assert client.get(address(rendered)).status_code == 200


def test_the_answers_and_the_pdf_can_be_taken_away(
    client: Client, rendered: Report
) -> None:
    answers = client.get(f"{address(rendered)}answers.json").json()
    pdf = client.get(f"{address(rendered)}report.pdf")

    assert answers["settlement_funds_cad"] == OFFERED["settlement_funds_cad"]
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF-")


def test_a_closed_link_opens_nothing_until_a_new_one_is_made(
    client: Client, edition: Any, link_to: Link
) -> None:
    own = f"/a/{link_to(OFFERED)}/reports/"
    old = client.post(own, {"stream": ["alpha"]})["Location"]
    client.post(f"{old}revoke/")
    assert client.get(old).status_code == 404
    assertContains(client.get(own), "link closed")

    new = client.post(f"{own}{Report.objects.get().pk}/link/")["Location"]

    assert new != old
    assert client.get(new).status_code == 200
    assert client.get(old).status_code == 404


def test_another_persons_report_cannot_be_renewed_or_deleted(
    client: Client, ask: Ask, link_to: Link
) -> None:
    report = ask()
    stranger = f"/a/{link_to(OFFERED)}/reports/{report.pk}"

    assert client.post(f"{stranger}/link/").status_code == 404
    assert client.post(f"{stranger}/delete/").status_code == 404
    assert Report.objects.filter(pk=report.pk).exists()


def test_deleting_leaves_nothing(client: Client, rendered: Report) -> None:
    deliveries.request_delivery(
        report=rendered, email="me@example.org", now=timezone.now()
    )

    gone = client.post(f"{address(rendered)}delete/", follow=True)

    assertContains(gone, "The report is deleted")
    assert not Report.objects.exists()
    assert not ReportAddress.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_a_database_alone_opens_no_link(rendered: Report) -> None:
    stored = Report.objects.filter(pk=rendered.pk).values().get()

    assert rendered.token not in map(str, stored.values())


def test_links_outlive_a_change_of_the_secret_key(
    rendered: Report, settings: Any
) -> None:
    token = rendered.token
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another" * 10

    assert rendered.token == token
    assert reports.open_report(token=token, now=timezone.now()) == rendered


def test_an_expired_report_is_not_shown(client: Client, rendered: Report) -> None:
    rendered.expires_at = timezone.now() - timedelta(seconds=1)
    rendered.save(update_fields=["expires_at"])

    assert client.get(address(rendered)).status_code == 404


def test_the_same_answers_are_assessed_again(
    client: Client, rendered: Report, publish: Callable[..., Any]
) -> None:
    assertContains(
        client.get(f"{address(rendered)}again/"),
        "Nothing has changed for these answers",
    )
    publish(stream("alpha", HAS_FUNDS), stream("beta", HAS_FUNDS), **PARTS)

    page = client.get(f"{address(rendered)}again/")

    assertContains(page, "One pathway has changed for these answers")
    assertContains(page, "No longer in the rules")


def test_one_click_on_the_answer_makes_the_report(
    client: Client, edition: Any, link_to: Link
) -> None:
    token = link_to(OFFERED)
    answer = client.get(f"/a/{token}/answer/").content.decode()
    form = re.search(rf'action="/a/{token}/reports/">(.*?)</form>', answer, re.S)
    assert form is not None
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form[1]))

    saved = client.post(f"/a/{token}/reports/", fields)

    assert saved["Location"] == address(Report.objects.get())


def test_what_stands_side_by_side_is_saved_as_it_stands(
    client: Client, edition: Any, link_to: Link
) -> None:
    token, ticked = link_to(OFFERED), {"chosen": "1", "stream": ["beta", "gamma"]}
    options = client.get(f"/a/{token}/options/", ticked).content.decode()
    form = re.search(rf'action="/a/{token}/reports/">(.*?)</form>', options, re.S)
    assert form is not None
    slugs = re.findall(r'name="stream" value="([^"]*)"', form[1])

    client.post(f"/a/{token}/reports/", {"stream": slugs})

    assert set(Report.objects.get().chosen) == {"beta", "gamma"}


@pytest.fixture
def limited(settings: Any) -> None:
    settings.RATELIMIT_ENABLE = True
    cache.clear()


@pytest.mark.long
@pytest.mark.usefixtures("limited")
def test_error_pages_and_the_same_report_count_for_nothing(
    client: Client, edition: Any, link_to: Link
) -> None:
    own = f"/a/{link_to(OFFERED)}/reports/"
    for _number in range(61):
        assert client.post(own, {}).status_code == 422
        assert client.post(own, {"stream": ["alpha"]}).status_code == 302

    assert client.post(own, {"stream": ["beta"]}).status_code == 302


@pytest.mark.usefixtures("limited")
def test_one_assessment_gets_so_many_reports_an_hour_and_another_its_own(
    client: Client, edition: Any, link_to: Link
) -> None:
    token, other = link_to(OFFERED), link_to(OFFERED)
    made = [made_of(token, funds=1000 + number) for number in range(21)]

    assert made == [302] * 20 + [429]
    assert made_of(other, funds=1) == 302


@pytest.mark.long
@pytest.mark.usefixtures("limited")
def test_one_network_gets_so_many_reports_an_hour(edition: Any, link_to: Link) -> None:
    made = [made_of(link_to(OFFERED), funds=number) for number in range(61)]

    assert made == [302] * 60 + [429]


def made_of(token: str, *, funds: int) -> int:
    """The answer to asking for a report of answers that nobody gave before."""
    profile = open_profile(token=token, now=timezone.now())
    assert profile is not None
    profile.answers = {**OFFERED, "settlement_funds_cad": funds}
    profile.save(update_fields=["answers"])
    return Client().post(f"/a/{token}/reports/", {"stream": ["alpha"]}).status_code


@pytest.mark.parametrize(
    ("forwarded", "visitor"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("10.0.0.1, 198.51.100.4", "198.51.100.4"),
        ("", "127.0.0.1"),
    ],
)
def test_behind_a_proxy_each_visitor_is_counted_apart(
    rf: RequestFactory, forwarded: str, visitor: str
) -> None:
    request = rf.get("/", HTTP_X_FORWARDED_FOR=forwarded)

    assert visitor_address(request) == visitor
