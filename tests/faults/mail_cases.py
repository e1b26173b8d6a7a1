"""A mail server that refuses, is silent, slow, breaks off, or is down for an hour."""

from __future__ import annotations

import time
import uuid

from django.utils import timezone

from pathways.models import OutgoingMail, ReportAddress
from pathways.models.promises import State
from tests.faults.cases import case
from tests.faults.stage import Asked, Stage
from tests.harness.waiting import eventually

PART = "Mail server"


def states(asked: list[Asked]) -> set[str]:
    rows = OutgoingMail.objects.filter(pk__in=[owed.mail for owed in asked])
    return set(rows.values_list("state", flat=True))


@case(
    PART,
    fault="451 to each of the first 10 mails, then well again",
    holds="tried again later; each delivered once",
    without="every refusal is for good",
    guard="only 5xx ends a mail",
)
def mail_4xx(stage: Stage) -> None:
    stage.portal("quick pauses", "quick beat", OFFER_AGAIN_SECONDS="1")
    stage.mail.refusal, stage.mail.refusals_left = "451 Later", 10
    asked = stage.ask(10)
    stage.figures["all after"] = stage.wait_for(asked, seconds=30)
    stage.judge(asked)
    stage.figures["refusals"] = sum(stage.mail.refused.values())


@case(
    PART,
    fault="550 to 5 mails",
    holds="asked once and no more; failed in the row, which page and admin show",
    without="no refusal is for good",
    guard="5xx ends a mail",
)
def mail_5xx(stage: Stage) -> None:
    stage.portal("quick pauses", "quick beat", OFFER_AGAIN_SECONDS="1")
    stage.mail.refusal = "550 No such mailbox"
    asked = stage.ask(5)
    eventually(lambda: sum(stage.mail.refused.values()) >= 5, seconds=60)
    time.sleep(5)
    assert states(asked) == {State.FAILED}, f"mails stand at {sorted(states(asked))}"
    stage.figures["refusals"] = sum(stage.mail.refused.values())
    assert stage.figures["refusals"] == 5


@case(
    PART,
    fault="Mail server silent (takes connections, says nothing), then well",
    holds="an attempt ends within 20 s, so that reports are rendered beside it; each"
    " delivered once",
    without="mail servers have no time-out",
    guard="15 s for each word of a server",
)
def mail_silent(stage: Stage) -> None:
    stage.portal("quick pauses")
    with stage.services.mail_door.failing("hole"):
        asked = stage.ask(2)
        started = time.monotonic()
        eventually(
            lambda: OutgoingMail.objects.filter(
                attempts=1, state=State.WAITING
            ).exists(),
            seconds=60,
        )
        stage.figures["an attempt"] = time.monotonic() - started
    stage.figures["recovery"] = stage.wait_for(asked)
    stage.judge(asked, copies=2)
    assert float(stage.figures["an attempt"]) < 20


@case(
    PART,
    fault="Mail server slow: 7 s for each word, over the time of a task",
    holds="at most two copies under one Message-ID, then unsure, seen by staff",
    without="copies are not counted",
    guard="what breaks off after the text is counted",
)
def mail_slow(stage: Stage) -> None:
    stage.portal("quick pauses", "quick beat", OFFER_AGAIN_SECONDS="1")
    stage.mail.pause = 7.8
    asked = stage.ask(1)
    eventually(lambda: states(asked) == {State.UNSURE}, seconds=150)
    copies = stage.mail.arrived[asked[0].who]
    stage.figures["copies"] = len(copies)
    assert copies == [asked[0].message_id] * 2


@case(
    PART,
    fault="Mail server breaks off after the text, always",
    holds="two copies under one Message-ID, then unsure and no third",
    without="copies are not counted",
    guard="what breaks off after the text is counted",
)
def mail_dropped_after_text(stage: Stage) -> None:
    stage.portal("quick pauses", "quick beat", OFFER_AGAIN_SECONDS="1")
    stage.mail.drops_after_text = True
    asked = stage.ask(5)
    eventually(lambda: stage.mail.count >= 10, seconds=60)
    time.sleep(6)
    for owed in asked:
        copies = stage.mail.arrived[owed.who]
        assert copies == [owed.message_id] * 2, f"{len(copies)} copies of a mail"
    assert states(asked) == {State.UNSURE}


@case(
    PART,
    fault="Mail server breaks off before the text, two times of three",
    holds="it has nothing yet: tried on, each delivered once",
    without="every refusal is for good",
    guard="only 5xx ends a mail",
)
def mail_dropped_before_text(stage: Stage) -> None:
    stage.portal("quick pauses", "quick beat", OFFER_AGAIN_SECONDS="1")
    stage.mail.drops_before_text, stage.mail.share = True, 2 / 3
    asked = stage.ask(10)
    stage.figures["all after"] = stage.wait_for(asked)
    stage.judge(asked)


@case(
    PART,
    fault="Mail server down for two hours with 2,000 mails owed (hours, pauses and the"
    " rate of mails pass 20 times as quickly)",
    holds="none fails; each delivered once after it is back",
    without="pauses do not grow",
    guard="growing pauses outlast two hours",
)
def mail_down_for_hours(stage: Stage) -> None:
    rate = {"MAILS_PER_MINUTE": str(20 * 300)}
    stage.portal("hours in minutes", "quick beat", OFFER_AGAIN_SECONDS="5", **rate)
    first = stage.ask(40)
    stage.wait_for(first)
    with stage.services.mail_door.failing("reset"):
        asked = owe_mails(first, 50)
        time.sleep(2 * 3600 / 20)
        failed = OutgoingMail.objects.filter(state=State.FAILED).count()
        assert not failed, f"{failed} mails were given up"
    stage.figures["recovery"] = stage.wait_for_first(asked)
    stage.figures["all after"] = stage.wait_for(asked, seconds=90)
    stage.judge(asked)


def owe_mails(first: list[Asked], each: int) -> list[Asked]:
    """Mails of reports that are rendered, each to so many further addresses."""
    now, asked = timezone.now(), []
    for owed in first:
        for number in range(each):
            who = f"{number}-{owed.who}"
            address = ReportAddress.objects.create(
                report_id=owed.report,
                email=who,
                token_seed=uuid.uuid4().hex,
                token_sha256=uuid.uuid4().hex,
                created_at=now,
                confirmed_at=now,
            )
            name = f"<{uuid.uuid4()}@127.0.0.1>"
            mail = OutgoingMail.objects.create(
                address=address,
                kind=OutgoingMail.Kind.REPORT,
                message_id=name,
                created_at=now,
                due_at=now,
                offered_at=now,
            )
            asked.append(Asked(who, owed.report, mail.pk, name))
    return asked
