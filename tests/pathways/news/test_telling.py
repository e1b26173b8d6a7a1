"""Who is concerned hears once; who is not hears nothing."""

from __future__ import annotations

from datetime import timedelta
from email.message import EmailMessage

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from pathways import tasks
from pathways.models import News, NewsPart, OutgoingMail, Subscription
from pathways.models.promises import State
from pathways.models.recipients import stop_token
from pathways.services import news, subscriptions
from pathways.services.reports import LateAnswerError
from tests.harness.mail import MailServer
from tests.pathways.news.conftest import (
    Publish,
    hold_round,
    listener,
    publish_later,
    publish_points,
    publish_same,
    withdraw,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]


def tell() -> None:
    """What the workers do, one after the other."""
    tasks.take_up_news()
    for part in NewsPart.objects.filter(state=State.WAITING):
        tasks.tell_part(part_id=part.pk)
    for mail in OutgoingMail.objects.filter(state=State.WAITING):
        tasks.deliver_mail(mail_id=mail.pk)


def words_of(message: EmailMessage) -> str:
    text = message.get_body(("plain",))
    assert text is not None
    return " ".join(text.get_content().split())


def test_who_is_concerned_hears_once_however_often_it_runs(
    publish: Publish, smtp_server: MailServer
) -> None:
    listener()
    publish_points(publish)

    for _again in range(10):
        tell()
        NewsPart.objects.update(state=State.WAITING, reached=0)

    (message,) = smtp_server.messages
    assert "Ranking Before: 500 After: 530" in words_of(message)


def test_the_database_refuses_a_second_mail(publish: Publish) -> None:
    listener()
    publish_points(publish)
    tasks.take_up_news()
    tasks.tell_part(part_id=NewsPart.objects.get().pk)
    copy = OutgoingMail.objects.get()
    copy.pk, copy.message_id = None, "<another@example.org>"

    with pytest.raises(IntegrityError), transaction.atomic():
        copy.save(force_insert=True)


def test_nothing_is_sent_when_nothing_changed(
    publish: Publish, smtp_server: MailServer
) -> None:
    listener()
    publish_same(publish)

    tell()

    assert News.objects.count() == 1
    assert smtp_server.messages == []


def test_who_is_not_concerned_hears_nothing(
    publish: Publish, smtp_server: MailServer
) -> None:
    listener(answers={"settlement_funds_cad": 0})
    publish_points(publish)

    tell()

    assert smtp_server.messages == []


def test_the_way_back_is_told_once(publish: Publish, smtp_server: MailServer) -> None:
    listener()
    publish_points(publish)
    tell()
    publish_same(publish)

    for _again in range(2):
        tell()

    assert len(smtp_server.messages) == 2
    assert "Ranking Before: 530 After: 500" in words_of(smtp_server.messages[1])


def test_a_withdrawal_says_its_reason_and_takes_back_what_was_told(
    publish: Publish, smtp_server: MailServer
) -> None:
    listener()
    edition = publish_points(publish)
    tell()
    withdraw(publish, edition, "The notice was an exercise.")

    for _again in range(3):
        tell()

    assert len(smtp_server.messages) == 2
    text = words_of(smtp_server.messages[1])
    assert f"Edition {edition.number} of the rules is withdrawn" in text
    assert "The notice was an exercise." in text
    assert "Ranking Before: 530 After: 500" in text


def test_what_is_withdrawn_before_it_was_told_is_not_told_at_all(
    publish: Publish, smtp_server: MailServer
) -> None:
    listener()
    edition = publish_points(publish)
    tasks.take_up_news()
    tasks.tell_part(part_id=NewsPart.objects.get().pk)
    assert OutgoingMail.objects.filter(state=State.WAITING).count() == 1
    withdraw(publish, edition, "A slip.")

    tell()

    assert smtp_server.messages == []


def test_the_mail_says_nothing_personal_on_its_envelope(
    publish: Publish, smtp_server: MailServer
) -> None:
    subscription = listener()
    edition = publish_points(publish)

    tell()

    (message,) = smtp_server.messages
    report = subscription.address.report
    text = words_of(message)
    assert str(message["Subject"]).startswith(f"Edition {edition.number} of the rules")
    assert f"{settings.SITE_URL}/r/{report.token}/again/" in text
    assert f"{settings.SITE_URL}/changes/{edition.number}/" in text
    ends = f"{settings.SITE_URL}/hear/{subscription.token}/"
    assert str(message["List-Unsubscribe"]).strip() == f"<{ends}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message.get_body(("html",)) is not None


def test_a_round_is_told_to_whom_it_would_have_invited(
    publish: Publish, smtp_server: MailServer
) -> None:
    publish_points(publish, comparable=True)
    listener("reached@example.org")
    listener("below@example.org", answers={"settlement_funds_cad": 1000})
    hold_round(520)

    for _again in range(2):
        tell()

    assert smtp_server.recipients == [["reached@example.org"]]
    assert "yours is 530" in words_of(smtp_server.messages[0])
    assert str(smtp_server.messages[0]["Subject"]).startswith("Round r0 of Express")


def test_no_score_is_set_beside_a_round_of_another_grid(
    publish: Publish, smtp_server: MailServer
) -> None:
    publish_points(publish)
    listener()
    hold_round(520)

    tell()

    assert smtp_server.messages == []


def test_what_came_before_one_asked_is_not_told(
    publish: Publish, smtp_server: MailServer
) -> None:
    publish_points(publish)
    listener()

    tell()

    assert smtp_server.messages == []


def test_a_mailbox_with_two_reports_hears_once(
    publish: Publish, smtp_server: MailServer
) -> None:
    listener("me@example.org", answers={"settlement_funds_cad": 0})
    listener("ME+more@example.org")
    publish_points(publish)

    tell()

    assert len(smtp_server.messages) == 1
    assert Subscription.objects.count() == 1


def one_click(client: Client, path: str) -> int:
    """As a mail program does it: no cookie, no form's token."""
    body = "List-Unsubscribe=One-Click"
    form = "application/x-www-form-urlencoded"
    return client.post(path, body, content_type=form).status_code


def test_one_click_ends_it_without_cookie_or_token(
    publish: Publish, smtp_server: MailServer
) -> None:
    subscription, strict = listener(), Client(enforce_csrf_checks=True)
    path = f"/hear/{subscription.token}/"
    publish_points(publish)
    tasks.take_up_news()
    tasks.tell_part(part_id=NewsPart.objects.get().pk)
    asked = strict.get(path)
    assert b"Hear no more</button>" in asked.content
    assert Subscription.objects.active().exists()

    assert one_click(strict, path) == 200
    tell()
    publish_same(publish)
    tell()

    assert smtp_server.messages == []
    assert not asked.cookies


def test_what_waits_with_a_worker_does_not_leave_after_the_end(
    publish: Publish, smtp_server: MailServer
) -> None:
    subscription = listener()
    publish_points(publish)
    tasks.take_up_news()
    tasks.tell_part(part_id=NewsPart.objects.get().pk)
    Subscription.objects.filter(pk=subscription.pk).update(ended_at=timezone.now())

    tell()

    assert smtp_server.messages == []


def test_the_stop_of_all_mails_stops_these_too(
    client: Client, publish: Publish, smtp_server: MailServer
) -> None:
    subscription = listener()
    publish_points(publish)
    assert one_click(client, f"/stop/{stop_token(subscription.address.email)}/") == 200

    tell()

    assert smtp_server.messages == []


@pytest.mark.parametrize("how", ["revoked", "expired", "deleted"])
def test_a_link_of_a_report_that_is_gone_opens_nothing(
    client: Client, publish: Publish, smtp_server: MailServer, how: str
) -> None:
    subscription = listener()
    report, token = subscription.address.report, subscription.token
    publish_points(publish)
    if how == "expired":
        report.expires_at = timezone.now()
        report.save(update_fields=["expires_at"])
    else:
        client.post(f"/r/{report.token}/{'revoke' if how == 'revoked' else 'delete'}/")

    assert client.get(f"/hear/{token}/").status_code == 404
    assert one_click(client, f"/hear/{token}/") == 404
    if how != "expired":
        tell()
        assert smtp_server.messages == []


def test_a_worker_whose_lease_has_ended_writes_no_further(publish: Publish) -> None:
    for number in range(news.SAVED_EVERY):
        listener(f"p{number}@example.org")
    publish_points(publish)
    tasks.take_up_news()
    now, part = timezone.now(), NewsPart.objects.get()
    slow = news.claim_part(part_id=part.pk, now=now)
    assert slow
    assert news.claim_part(part_id=part.pk, now=now + settings.LEASE_LASTS)

    with pytest.raises(LateAnswerError):
        news.tell_part(part_id=part.pk, lease=slow, now=now)


def test_work_goes_on_behind_whom_it_reached(
    publish: Publish, smtp_server: MailServer
) -> None:
    first, second = listener("a@example.org"), listener("b@example.org")
    publish_points(publish)
    tasks.take_up_news()
    NewsPart.objects.update(reached=first.pk)

    tell()

    assert smtp_server.recipients == [[second.address.email]]


def test_asking_again_is_no_second_row_and_tells_nothing_old(
    publish: Publish, smtp_server: MailServer
) -> None:
    subscription = listener()
    subscriptions.end_subscription(subscription=subscription, now=timezone.now())
    publish_points(publish)
    later = timezone.now() + timedelta(seconds=1)

    again = subscriptions.ask_to_hear(address=subscription.address, now=later)
    tell()

    assert again.pk == subscription.pk
    assert smtp_server.messages == []


def test_what_an_edition_changes_on_a_later_day_is_told_with_that_day(
    publish: Publish, smtp_server: MailServer
) -> None:
    listener()
    later = timezone.localdate() + timedelta(days=40)
    publish_later(publish, later)

    for _again in range(2):
        tell()

    (message,) = smtp_server.messages
    text = words_of(message)
    assert f"as of {later.day} {later:%B} {later.year}" in text
    assert "Before: 500 After: 530" in text


def test_one_click_is_taken_in_both_shapes_and_from_many_at_once(
    publish: Publish,
) -> None:
    strict = Client(enforce_csrf_checks=True)
    for number in range(20):
        path = f"/hear/{listener(f'p{number}@example.org').token}/"
        assert strict.head(path).status_code == 200
        sent = strict.post(path, {"List-Unsubscribe": "One-Click"})
        assert (sent.status_code, len(sent.cookies)) == (200, 0)

    assert not Subscription.objects.active().exists()


def test_a_link_ends_the_mails_of_nobody_else(publish: Publish) -> None:
    mine, other = listener("me@example.org"), listener("you@example.org")
    strict = Client(enforce_csrf_checks=True)

    assert one_click(strict, f"/hear/{mine.token[:-1]}/") == 404
    assert one_click(strict, f"/hear/{mine.token_sha256}/") == 404
    assert one_click(strict, f"/hear/{mine.token_seed}/") == 404
    assert one_click(strict, f"/hear/{mine.token}/") == 200

    assert list(Subscription.objects.active()) == [other]


def test_two_editions_at_once_are_told_once_each(
    publish: Publish, smtp_server: MailServer
) -> None:
    listener()
    publish_points(publish)
    publish_same(publish)

    for _again in range(3):
        tell()

    first, second = sorted(map(words_of, smtp_server.messages))
    assert "500 After: 530" in first + second
    assert "530 After: 500" in first + second
