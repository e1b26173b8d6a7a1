"""Workers that are killed, stopped and woken; beats too many or too few."""

from __future__ import annotations

import os
import re
import signal
import time

from pathways import tasks
from pathways.models import OutgoingMail, Report
from pathways.models.promises import State
from tests.faults.cases import case
from tests.faults.portal import Portal
from tests.faults.stage import WORKER_SECONDS, Stage
from tests.harness.waiting import eventually

PART = "Workers and beat"


def count_kept_reports() -> int:
    return Report.objects.filter(state=State.KEPT).count()


def kill_all(pids: list[int]) -> None:
    for pid in pids:
        os.kill(pid, signal.SIGKILL)


@case(
    PART,
    fault="Both children of the worker killed while they render (30 reports queued)",
    holds="each report once or twice under one Message-ID; work within 60 s",
    without="leases never end",
    guard="a claim ends by itself",
)
def child_killed_in_render(stage: Stage) -> None:
    portal = stage.portal()
    asked = stage.ask(30)
    eventually(lambda: Report.objects.filter(state=State.LEASED).exists())
    kill_all(portal.children_of_worker())
    stage.figures["recovery"] = stage.wait_for_first(asked)
    # Those that the killed ones held are last: within the minute too.
    stage.figures["all after"] = after = stage.wait_for(asked)
    stage.judge(asked, copies=2)
    assert after <= WORKER_SECONDS


@case(
    PART,
    fault="The whole worker killed (30 reports queued)",
    holds="each report once or twice under one Message-ID; work within 60 s",
    without="nobody is started again",
    guard="the supervisor starts it again",
)
def worker_killed(stage: Stage) -> None:
    portal = stage.portal()
    asked = stage.ask(30)
    eventually(lambda: count_kept_reports() > 0)
    portal.signal("worker", signal.SIGKILL)
    stage.figures["recovery"] = stage.wait_for_first(asked)
    stage.figures["all after"] = stage.wait_for(asked)
    stage.judge(asked, copies=2)


@case(
    PART,
    fault="Worker killed when the mail server has accepted, before our commit",
    holds="a second copy under the same Message-ID, and no third",
    without="a new Message-ID each time",
    guard="the Message-ID stands in the row",
)
def killed_between_acceptance_and_commit(stage: Stage) -> None:
    portal = stage.portal()

    def kill_at_first(number: int) -> None:
        if number == 1:
            portal.signal("worker", signal.SIGKILL)

    stage.mail.at_text = kill_at_first
    asked = stage.ask(3)
    stage.figures["recovery"] = stage.wait_for(asked)
    stage.judge(asked, copies=2)
    assert stage.figures["twice"] == 1


@case(
    PART,
    fault="Worker stopped (SIGSTOP) with a mail in hand past its lease, then woken",
    holds="another sends it; the late answer is refused",
    without="late answers are taken",
    guard="an answer bears its lease",
)
def stopped_past_its_lease(stage: Stage) -> None:
    portal = stage.portal()

    def stop_at_first(number: int) -> None:
        if number == 1:
            portal.signal("worker", signal.SIGSTOP)
            stage.mail.drops_after_text = True
            time.sleep(1)

    stage.mail.at_text = stop_at_first
    asked = stage.ask(1)
    eventually(lambda: stage.mail.count == 1)
    time.sleep(2)
    stage.mail.behave()
    portal.add_node("other", "worker")
    stage.figures["recovery"] = stage.wait_for(asked)
    portal.signal("worker", signal.SIGCONT)
    # Woken, it hears that its connection is gone, and gives the mail back: too late.
    eventually(lambda: "Unsure" in portal.log("worker") or has_left(asked[0].mail))
    time.sleep(3)
    assert stage.count_kept(asked) == 1, "a late answer undid what was kept"
    stage.judge(asked, copies=2)


def has_left(mail: int) -> bool:
    return not OutgoingMail.objects.filter(pk=mail, state=State.KEPT).exists()


@case(
    PART,
    fault="SIGTERM with 100 reports queued, then started again",
    holds="what is begun is finished: each rendered and sent once, no lease runs out",
    without="workers are killed to stop",
    guard="workers are asked to stop, and have time",
)
def asked_to_stop_with_100_queued(stage: Stage) -> None:
    portal = stage.portal()
    asked = stage.ask(100)
    eventually(lambda: count_kept_reports() > 10)
    stage.figures["stop took"] = portal.ask_to_stop()
    left = Report.objects.filter(state=State.LEASED).count()
    left += OutgoingMail.objects.filter(state=State.LEASED).count()
    assert not left, f"{left} were begun and not finished"
    portal.start()
    stage.figures["recovery"] = stage.wait_for_first(asked)
    stage.figures["all after"] = stage.wait_for(asked)
    stage.judge(asked, copies=1)


@case(
    PART,
    fault="Each message twenty times",
    holds="each report rendered and sent once",
    without="a claim takes every row",
    guard="of two workers one gets the row",
)
def each_message_often(stage: Stage) -> None:
    stage.portal()
    asked = stage.ask(10, hints=False)
    for owed in asked:
        for _time in range(20):
            tasks.render_report.delay(report_id=owed.report)
    stage.figures["all after"] = stage.wait_for(asked)
    for owed in asked:
        tasks.deliver_mail.delay(mail_id=owed.mail)
    eventually(lambda: stage.services.broker.queued() == 0)
    time.sleep(1)
    stage.judge(asked, copies=1)


@case(
    PART,
    fault="A task longer than the visibility timeout (3 s; the mail takes 8 s)",
    holds="the message comes again; the mail is sent once",
    without="a claim takes every row",
    guard="of two workers one gets the row",
)
def longer_than_the_visibility_timeout(stage: Stage) -> None:
    stage.portal(TASK_VISIBILITY_SECONDS="3")
    stage.mail.pause = 2.5
    asked = stage.ask(1)
    stage.figures["all after"] = stage.wait_for(asked)
    time.sleep(6)
    stage.judge(asked, copies=1)


@case(
    PART,
    fault="Beat runs twice, at every second; 20 mails wait for their minute",
    holds="each sent once; a row is offered once in 30 s, not at every tick",
    without="rows are offered at every tick",
    guard="a row remembers when it was offered",
)
def beat_doubled(stage: Stage) -> None:
    portal = stage.portal("quick beat", MAILS_PER_MINUTE="1")
    portal.add_node("second-beat", "beat")
    asked = stage.ask(20)
    before = count_offers(portal)
    time.sleep(25)
    stage.figures["offers"] = offers = count_offers(portal) - before
    portal.end_nodes()
    # Nearly all mails wait for the next minute: each was offered at most once more.
    assert offers <= 3 * len(asked), f"{offers} offers for {len(asked)} mails"
    stage.portal("quick beat")
    OutgoingMail.objects.update(offered_at=asked_long_ago())
    stage.figures["all after"] = stage.wait_for(asked)
    stage.judge(asked, copies=1)


def count_offers(portal: Portal) -> int:
    """How many messages about mails a worker has received."""
    return len(re.findall(r"deliver_mail\[[^]]*\] received", portal.log("worker")))


def asked_long_ago() -> object:
    from datetime import timedelta

    from django.utils import timezone

    return timezone.now() - timedelta(days=1)


@case(
    PART,
    fault="Beat absent: killed, the first messages of 5 reports lost for a day",
    holds="offered again within 60 s of its return",
    without="nobody is started again",
    guard="the supervisor starts it again",
)
def beat_killed(stage: Stage) -> None:
    portal = stage.portal()
    portal.signal("beat", signal.SIGKILL)
    asked = stage.ask(5, hints=False)
    Report.objects.update(offered_at=asked_long_ago())
    stage.figures["recovery"] = stage.wait_for(asked)
    stage.judge(asked, copies=1)


@case(
    PART,
    fault="Workers away for a day: 8,640 ticks of beat wait for them",
    holds="a report that is asked for then comes within 60 s, not after them",
    without="ticks wait with the rest",
    guard="ticks have a queue of their own",
)
def ticks_of_a_day(stage: Stage) -> None:
    portal = stage.portal()
    portal.signal("worker", signal.SIGKILL)
    queue = "celery" if stage.mutant else "ticks"
    for _tick in range(8640):
        tasks.offer_what_is_due.apply_async(queue=queue)
    asked = stage.ask(3)
    stage.figures["recovery"] = stage.wait_for(asked)
    stage.figures["ticks still waiting"] = stage.services.broker.ticks()
    stage.judge(asked, copies=1)


@case(
    PART,
    fault="A report that kills its worker each time, among 20 others",
    holds="the others are delivered; it is parked as failed, and the admin lists it",
    without="attempts have no end",
    guard="ten attempts",
)
def poison(stage: Stage) -> None:
    portal = stage.portal(
        "poison kills", "quick beat", LEASE_SECONDS="1", OFFER_AGAIN_SECONDS="1"
    )
    park_poison(stage)
    assert not portal.log("worker").count("settlement_funds")


@case(
    PART,
    fault="A report that eats memory without end, among 20 others",
    holds="its process ends at its limit, not the machine; it is parked and listed",
    without="tasks have no limit of memory",
    guard="a limit of memory for each task process",
)
def poison_that_eats_memory(stage: Stage) -> None:
    stage.portal(
        "poison eats",
        "quick beat",
        "quick pauses",
        LEASE_SECONDS="1",
        OFFER_AGAIN_SECONDS="1",
    )
    park_poison(stage)


def park_poison(stage: Stage) -> None:
    """One poisoned report among others: they come, it is parked."""
    poisoned = stage.ask(1, hints=False)[0]
    mark_as_poison(poisoned.report)
    asked = stage.ask(20)
    tasks.render_report.delay(report_id=poisoned.report)
    stage.figures["others after"] = stage.wait_for(asked)

    def is_parked() -> bool:
        rows = Report.objects.filter(pk=poisoned.report, state=State.FAILED)
        return rows.exists()

    eventually(is_parked, seconds=120)
    stage.figures["attempts"] = Report.objects.get(pk=poisoned.report).attempts
    stage.judge(asked, copies=2)
    assert is_listed(poisoned.report), "staff see nothing of it"


def mark_as_poison(pk: int) -> None:
    report = Report.objects.get(pk=pk)
    report.document["heading"] = "poison"
    report.save(update_fields=["document"])


def is_listed(pk: int) -> bool:
    """Whether the admin shows the report among those that failed."""
    from django.contrib.auth.models import User
    from django.test import Client

    from tests.harness.curators import sign_in

    client = Client(headers={"host": "127.0.0.1"})
    staff, _new = User.objects.get_or_create(
        username="staff", is_superuser=True, is_staff=True
    )
    sign_in(client, staff)
    page = client.get("/admin/pathways/report/?state__exact=failed")
    return page.status_code == 200 and f"/report/{pk}/" in page.content.decode()
