"""Whom we write to: asked at most three times a day, never after a stop."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client, override_settings
from django.utils import timezone

from pathways import tasks
from pathways.forms.address import AddressForm
from pathways.models import AskedAddress, OutgoingMail, Report, StoppedAddress
from pathways.models.recipients import stop_token
from pathways.services import deliveries, recipients
from tests.harness.mail import MailServer
from tests.pathways.reports.conftest import Ask, ask, edition, profile, publish

__all__ = ["ask", "edition", "profile", "publish"]
pytestmark = pytest.mark.django_db
ME, OTHER = "me@example.org", "other@example.org"
CHOICES = (("alpha",), ("beta",), ("gamma",), ("delta",), ("epsilon",))


@pytest.fixture
def reports(ask: Ask) -> list[Report]:
    """Five reports, of which each asks by itself."""
    return [ask(*chosen) for chosen in CHOICES]


def ask_owner(report: Report, email: str = ME) -> OutgoingMail:
    """Ask, and do what a worker does."""
    now = timezone.now()
    mail = deliveries.request_delivery(report=report, email=email, now=now)
    tasks.deliver_mail(mail_id=mail.pk)
    mail.refresh_from_db()
    return mail


def test_an_address_is_asked_three_times_a_day_over_all_reports(
    reports: list[Report], smtp_server: MailServer
) -> None:
    mails = [ask_owner(report) for report in reports]

    assert len(smtp_server.messages) == 3
    assert len({mail.state for mail in mails}) == 1, "nobody learns which did not leave"


@pytest.mark.parametrize("spelling", ["ME@Example.org", "me+more@example.org"])
def test_another_spelling_is_the_same_mailbox(
    reports: list[Report], smtp_server: MailServer, spelling: str
) -> None:
    for report in reports[:3]:
        ask_owner(report)

    ask_owner(reports[3], spelling)

    assert len(smtp_server.messages) == 3


def test_the_count_outlives_a_deleted_report_and_another_address_has_its_own(
    reports: list[Report], smtp_server: MailServer
) -> None:
    for report in reports[:3]:
        ask_owner(report)
        report.delete()

    ask_owner(reports[3])
    ask_owner(reports[4], OTHER)

    assert [m["To"] for m in smtp_server.messages] == [ME, ME, ME, OTHER]


def test_a_day_later_the_address_may_be_asked_again() -> None:
    now = timezone.now()

    def may(number: int, at: datetime) -> bool:
        return recipients.claim_question(email=ME, message_id=str(number), now=at)

    assert [may(number, now) for number in range(4)] == [True] * 3 + [False]
    assert may(5, now + timedelta(days=1, seconds=1))


def test_a_mail_that_is_tried_again_counts_once(
    reports: list[Report], smtp_server: MailServer
) -> None:
    smtp_server.refusals += ["451 Try later"] * 2
    mail = ask_owner(reports[0])
    for _again in range(2):
        OutgoingMail.objects.filter(pk=mail.pk).update(due_at=timezone.now())
        tasks.deliver_mail(mail_id=mail.pk)

    assert AskedAddress.objects.count() == 1
    assert len(smtp_server.messages) == 1


def test_one_click_stops_every_mail(
    client: Client, reports: list[Report], smtp_server: MailServer
) -> None:
    agreed = ask_owner(reports[0]).address
    message = smtp_server.messages[0]
    address = message["List-Unsubscribe"].strip(" <>")
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert address in message.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    strict = Client(enforce_csrf_checks=True)

    stopped = strict.post(
        address, {"List-Unsubscribe": "One-Click"}, headers={"host": "127.0.0.1"}
    )

    assert stopped.status_code == 200
    confirmed = deliveries.confirm_address(address=agreed, now=timezone.now())
    assert confirmed is not None
    Report.objects.filter(pk=reports[0].pk).update(state="kept", pdf=b"%PDF")
    tasks.deliver_mail(mail_id=confirmed.pk)
    ask_owner(reports[1])
    assert len(smtp_server.messages) == 1


def test_opening_the_link_stops_nothing_and_its_button_does(client: Client) -> None:
    address = f"/stop/{stop_token(ME)}/"

    opened = client.get(address).content.decode()

    assert "Stop all mails to your address?" in opened
    assert 'href="/a/' not in opened, "it is nobody's assessment"
    assert not recipients.has_stopped(email=ME)
    assert "We send nothing more" in client.post(address).content.decode()
    assert recipients.has_stopped(email=ME)
    client.post(address, {"allow": "yes"})
    assert not recipients.has_stopped(email=ME)


@pytest.mark.parametrize("token", ["x", "0" * 64, stop_token(ME)[:-1] + "g"])
def test_a_made_up_link_stops_nobody(client: Client, token: str) -> None:
    assert client.post(f"/stop/{token}/").status_code == 404
    assert not StoppedAddress.objects.exists()


def test_a_stop_outlives_a_new_secret_key(settings: Any) -> None:
    token, old = stop_token(ME), settings.SECRET_KEY
    with override_settings(SECRET_KEY="n" * 60, SECRET_KEY_FALLBACKS=[old]):
        Client().post(f"/stop/{token}/")

        assert recipients.has_stopped(email=ME)


def test_no_address_is_stored_with_what_is_remembered(
    reports: list[Report], smtp_server: MailServer
) -> None:
    ask_owner(reports[0])
    Client().post(f"/stop/{stop_token(ME)}/")

    rows = [*AskedAddress.objects.values(), *StoppedAddress.objects.values()]

    assert len(rows) == 2
    assert "example" not in str([{**r, "message_id": ""} for r in rows])
    assert stop_token(ME)[:32] not in str(rows)


def test_questions_of_yesterday_are_forgotten() -> None:
    now = timezone.now() - timedelta(days=1, minutes=1)
    recipients.claim_question(email=ME, message_id="1", now=now)

    tasks.delete_expired()

    assert not AskedAddress.objects.exists()


NO_MAILBOX = (
    "me@localhost",
    "me@[127.0.0.1]",
    "me@[IPv6:::1]",
    "me@127.0.0.1",
    "me@mail.localhost",
    "me@printer.local",
    "me@db.internal",
    "me@host.test",
    "me@no.invalid",
    "me@hidden.onion",
    "me@1.168.192.in-addr.arpa",
    "me@intranet",
    "me@example.org\nBcc: you@example.org",
    "me@example.org, you@example.org",
)


@pytest.mark.parametrize("email", NO_MAILBOX)
def test_this_machine_and_bare_numbers_are_no_recipients(email: str) -> None:
    form = AddressForm({"email": email})

    assert form.errors["email"] == ["Enter an address such as name@example.org."]


@pytest.mark.parametrize("email", [ME, "me+tag@mail.example.co.uk", "me@exämple.org"])
def test_other_addresses_are_taken(email: str) -> None:
    assert AddressForm({"email": email}).is_valid()


def test_a_minute_has_so_many_mails(
    reports: list[Report], smtp_server: MailServer
) -> None:
    with override_settings(MAILS_PER_MINUTE=2):
        first = [ask_owner(r, f"{n}@example.org") for n, r in enumerate(reports[:3])]

    assert [mail.state for mail in first] == ["kept", "kept", "waiting"]
    assert first[2].attempts == 0
    OutgoingMail.objects.update(sent_at=timezone.now() - timedelta(seconds=61))
    with override_settings(MAILS_PER_MINUTE=2):
        tasks.deliver_mail(mail_id=first[2].pk)
    assert len(smtp_server.messages) == 3
