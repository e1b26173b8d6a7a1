"""What workers do: render a report, send a mail, read a resume, look for what is due.

A message is only a hint with a row's id. Every task may run twice: the row's lease
decides. ``offer_what_is_due`` finds what a broker or a worker has lost.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import structlog
from celery import current_app, shared_task
from django.db import transaction

from pathways import changes, profiles
from pathways.changes import impact
from pathways.changes.rulebooks import NoSuchRulebookError
from pathways.emails import NothingToTellError, message_of
from pathways.models import ImpactShard, NewsPart, OutgoingMail, Report, Upload
from pathways.moments import shared_now
from pathways.services import deliveries, news, offers, recipients, reports, uploads

AT_ONCE = 500
ASKED_FOR = "celery"  # the queue of everything but the ticks of the clock
log: structlog.stdlib.BoundLogger = structlog.get_logger("portal.tasks")


def hint(task: Any, **ids: int) -> None:
    """Tell the workers, once the row is there; no broker is no error: rows wait."""
    transaction.on_commit(partial(_send, task, ids))


def _send(task: Any, ids: dict[str, int]) -> None:
    try:
        task.delay(**ids)
    except Exception as error:
        # Away, full, read-only: whatever it is, the row waits and is offered again.
        log.warning("broker away", task=task.name, error=type(error).__name__, **ids)


@shared_task
def render_report(*, report_id: int, **_: object) -> None:
    """Render a report, then hint at the mails that wait for it."""
    lease = reports.claim_report(report_id=report_id, now=shared_now())
    if lease is None:
        return
    try:
        reports.render_report(report_id=report_id, lease=lease, now=shared_now())
    except reports.LateAnswerError:
        log.warning("late answer refused", report=report_id)
        return
    except Exception as error:
        # Its words may hold what the document says: only its type is told.
        log.error("report not rendered", report=report_id, error=type(error).__name__)
        return
    waiting = OutgoingMail.objects.filter(address__report_id=report_id)
    for mail_id in waiting.free(shared_now()).values_list("pk", flat=True):
        hint(deliver_mail, mail_id=mail_id)


@shared_task
def deliver_mail(*, mail_id: int, **_: object) -> None:
    """Send a mail of the outbox."""
    lease = deliveries.claim_mail(mail_id=mail_id, now=shared_now())
    if lease is None:
        return
    try:
        message = message_of(OutgoingMail.objects.get(pk=mail_id))
    except NothingToTellError:
        deliveries.drop_mail(mail_id=mail_id, lease=lease)
        return
    except Exception as error:
        # As above: never the words of the error.
        deliveries.give_back(mail_id, lease, shared_now())
        log.error("mail not written", mail=mail_id, error=type(error).__name__)
        return
    try:
        deliveries.deliver(
            mail_id=mail_id, lease=lease, message=message, now=shared_now()
        )
    except reports.LateAnswerError:
        log.warning("late answer refused", mail=mail_id)
    except Exception as error:
        log.warning("mail not sent", mail=mail_id, error=type(error).__name__)


@shared_task
def read_upload(*, upload_id: int, **_: object) -> None:
    """Read a file that somebody brought; it is tried once."""
    lease = uploads.claim_upload(upload_id=upload_id, now=shared_now())
    if lease is None:
        return
    try:
        uploads.read_upload(upload_id=upload_id, lease=lease)
    except reports.LateAnswerError:
        log.warning("late answer refused", upload=upload_id)
    except Exception as error:
        # As above: never the words of the error.
        uploads.lose_upload(upload_id=upload_id, lease=lease)
        log.error("upload not read", upload=upload_id, error=type(error).__name__)


@shared_task
def take_up_news(**_: object) -> None:
    """Begin to tell what is new, for whoever asked to hear."""
    for part_id in news.take_up(now=shared_now()):
        hint(tell_part, part_id=part_id)


@shared_task
def tell_part(*, part_id: int, **_: object) -> None:
    """Compare some people's answers before and after, and write to who is concerned."""
    lease = news.claim_part(part_id=part_id, now=shared_now())
    if lease is None:
        return
    try:
        mails = news.tell_part(part_id=part_id, lease=lease, now=shared_now())
    except reports.LateAnswerError:
        log.warning("late answer refused", part=part_id)
        return
    except Exception as error:
        # As above: never the words of the error.
        log.error("part not told", part=part_id, error=type(error).__name__)
        return
    for mail_id in mails:
        hint(deliver_mail, mail_id=mail_id)


@shared_task
def count_impact(*, run_id: int, **_: object) -> None:
    """Count one shard of an impact, then hint at the next: others' work passes between.

    It ends where all shards are counted or enough of them are at work.
    """
    claimed = impact.claim_shard(run_id=run_id, now=shared_now())
    if claimed is None:
        return
    shard_id, lease = claimed
    try:
        impact.count_shard(shard_id=shard_id, lease=lease)
    except NoSuchRulebookError:
        impact.drop_run(run_id=run_id)
        log.info("impact dropped: the change is another one now", run=run_id)
        return
    except impact.LateCountError:
        log.warning("late answer refused", shard=shard_id)
    except Exception as error:
        # As above: never the words of the error.
        impact.give_back(shard_id=shard_id, lease=lease, now=shared_now())
        log.error("shard not counted", shard=shard_id, error=type(error).__name__)
    hint(count_impact, run_id=run_id)


def _count_waiting() -> int:
    """How many messages wait for a worker; none where the broker does not say."""
    try:
        with current_app.pool.acquire(block=True) as connection:
            queue = connection.default_channel.queue_declare(ASKED_FOR)
    except Exception as error:
        # As above: each hint then says so for itself.
        log.warning("broker away", task="count", error=type(error).__name__)
        return 0
    return int(queue.message_count)


@shared_task
def offer_what_is_due(**_: object) -> None:
    """Hint again at every row that is due, whoever lost the first message.

    No more hints wait in the queue than a moment's work: rows wait for their turn, and
    what somebody asks for then does not stand behind all of them many times over.
    """
    room = max(0, AT_ONCE - _count_waiting())
    for rows, task, key in (
        (Report.objects.all(), render_report, "report_id"),
        (OutgoingMail.objects.all(), deliver_mail, "mail_id"),
        (Upload.objects.all(), read_upload, "upload_id"),
        (NewsPart.objects.all(), tell_part, "part_id"),
    ):
        now = shared_now()
        if given_up := rows.give_up(now):
            log.error("promises failed", task=task.name, count=given_up)
        due = list(
            rows.to_offer(now).order_by("due_at").values_list("pk", flat=True)[:room]
        )
        rows.filter(pk__in=due).update(offered_at=now)
        for pk in due:
            hint(task, **{key: pk})
    take_up_news()
    _offer_impacts()


def _offer_impacts() -> None:
    """Hint once for each lane of a run of which no worker has heard lately."""
    now = shared_now()
    if given_up := ImpactShard.objects.give_up(now):
        log.error("promises failed", task=count_impact.name, count=given_up)
    for run_id in impact.offer_runs(now):
        start_impact(run_id=run_id)


def start_impact(*, run_id: int) -> None:
    """Hint as often as a run may be at work at once."""
    for _lane in range(impact.LANES):
        hint(count_impact, run_id=run_id)


@shared_task
def sweep_files(**_: object) -> None:
    """Delete files whose reader never came, or died with them."""
    if count := uploads.sweep_files(now=shared_now()):
        log.warning("files swept", count=count)


@shared_task
def delete_expired(**_: object) -> None:
    """Delete what has run out: answers, uploads, reports, addresses, offers, counts."""
    now = shared_now()
    unconfirmed = uploads.delete_expired(now=now)
    shared = offers.delete_expired(now=now)
    answers = profiles.delete_expired(now)
    kept = reports.delete_expired(now=now)
    recipients.delete_expired(now=now)
    log.info(
        "expired", answers=answers, reports=kept, offers=shared, uploads=unconfirmed
    )


@shared_task
def publish_due_changes(**_: object) -> None:
    """Make live what is approved and whose stated moment has come."""
    for edition in changes.publish_due(at=shared_now()):
        log.info("published at its moment", edition=edition.number)
