"""Clocks that are wrong or change, and rules that begin at midnight."""

from __future__ import annotations

import re
import signal
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from datetime import time as hour
from typing import Any

from django.db import connection

from pathways.models import Edition, Report, SavedProfile
from pathways.rules.rulebook import digest_of
from tests.faults.cases import case
from tests.faults.database_cases import report_path
from tests.faults.pages import Browser, ask_on_page, own_page
from tests.faults.portal import clock_that_says, wrong_clock
from tests.faults.stage import Asked, Stage
from tests.pathways.reports.conftest import PARTS
from tests.pathways.result.small import HAS_FUNDS, requirement, snapshot, stream

PART = "Clocks and days"
SOON = {"LEASE_SECONDS": "40", "OFFER_AGAIN_SECONDS": "1"}
TORONTO = "America/Toronto"
BEFORE_CHANGE = 40  # seconds in which the portal comes up


@case(
    PART,
    fault="Clock of one worker a day ahead, slow mails in hand, 12 reports",
    holds="it takes nothing that is another's: each sent once",
    without="each machine goes by its own clock",
    guard="claims go by the database's clock",
)
def clock_a_day_ahead(stage: Stage) -> None:
    portal = stage.portal("quick beat", **SOON)
    portal.add_node("ahead", "worker", **wrong_clock("+1d"))
    stage.mail.pause = 1.5
    asked = stage.ask(12)
    stage.figures["all after"] = stage.wait_for(asked)
    time.sleep(3)
    stage.judge(asked)


@case(
    PART,
    fault="Clock of the only worker ten minutes behind; 451 to each first mail",
    holds="what is due is done: all within 60 s, each once",
    without="each machine goes by its own clock",
    guard="claims go by the database's clock",
)
def clock_ten_minutes_behind(stage: Stage) -> None:
    portal = stage.portal("quick beat", "quick pauses", **SOON)
    portal.signal("worker", signal.SIGSTOP)
    portal.add_node("behind", "worker", **wrong_clock("-10m"))
    stage.mail.refusal, stage.mail.refusals_left = "451 Later", 5
    try:
        asked = stage.ask(5)
        stage.figures["all after"] = stage.wait_for(asked)
    finally:
        portal.signal("worker", signal.SIGCONT)
    stage.judge(asked)


@case(
    PART,
    fault="Clock of one web server a day ahead: what it writes down is due tomorrow;"
    " half of its messages are lost",
    holds="all within 60 s, each once",
    without="each machine goes by its own clock",
    guard="what nobody has tried yet is due, whatever clock wrote it",
)
def web_clock_a_day_ahead(stage: Stage) -> None:
    stage.portal("quick beat", **SOON)
    ahead = timedelta(days=1)
    asked = stage.ask(5, ahead=ahead) + stage.ask(5, hints=False, ahead=ahead)
    stage.figures["all after"] = stage.wait_for(asked)
    stage.judge(asked)


def sleep_until(moment: float) -> None:
    """By the clock that only goes forward; too late is an error of the case."""
    left = moment - time.monotonic()
    assert left > 0, "the portal was not up in time"
    time.sleep(left)


def at_change(stage: Stage, change: datetime, owe: Callable[[float], Asked]) -> None:
    """All machines, the database too, go through a change of daylight time.

    ``owe``: a mail that is owed over the change, whose moment it is given.
    """
    services = stage.services
    stage.stop_portals()
    connection.close()
    services.postgres.crash()
    at = time.monotonic() + BEFORE_CHANGE
    before = change - timedelta(seconds=BEFORE_CHANGE)
    clock = {**clock_that_says(before), "TZ": TORONTO}
    services.postgres.start(**clock)
    try:
        stage.portal("quick beat", **SOON, **clock)
        stage.wait_for(stage.ask(1))
        asked = [owe(at)]
        stage.figures["all after"] = stage.wait_for(asked, seconds=90)
        time.sleep(15)
        stage.judge(asked)
    finally:
        stage.stop_portals()
        connection.close()
        services.postgres.crash()
        services.postgres.start()


@case(
    PART,
    fault="Clocks go forward an hour (8 March, Toronto) with mails in hand",
    holds="no claim ends early: each sent once",
    without="clocks are read as local time",
    guard="moments are UTC",
)
def daylight_time_begins(stage: Stage) -> None:
    def owe(change: float) -> Asked:
        sleep_until(change - 6)
        stage.mail.pause = 3.0  # at each of four words
        return stage.ask(1)[0]

    at_change(stage, datetime(2026, 3, 8, 7, tzinfo=UTC), owe)


@case(
    PART,
    fault="Clocks go back an hour (1 November, Toronto) with mails to be tried again",
    holds="tried again in seconds, not after an hour; each sent once",
    without="clocks are read as local time",
    guard="moments are UTC",
)
def daylight_time_ends(stage: Stage) -> None:
    def owe(change: float) -> Asked:
        sleep_until(change - 12)
        stage.mail.refusal, stage.mail.refusals_left = "451 Later", 1
        asked = stage.ask(1)[0]
        sleep_until(change - 1)
        assert stage.mail.refused, "no mail is to be tried again"
        return asked

    at_change(stage, datetime(2026, 11, 1, 6, tzinfo=UTC), owe)


def publish(*streams: dict[str, Any]) -> None:
    """An edition of these streams, now the newest."""
    shot = snapshot(*streams, **PARTS)
    Edition.objects.create(
        number=Edition.objects.count() + 1,
        digest=digest_of(shot),
        snapshot=shot,
        note="for a fault",
        published_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


AGE = {"kind": "age"}
OLD_ENOUGH = requirement("age", {"fact": AGE, "op": "at_least", "value": 27})


@case(
    PART,
    fault="Born on 29 February 2000, seen on 28 February and 1 March 2027",
    holds="26 on the one day, 27 on the other; no page fails",
    without="a birthday is the same day of each year",
    guard="completed years are counted by month and day",
)
def born_on_29_february(stage: Stage) -> None:
    publish(stream("alpha", OLD_ENOUGH))
    try:
        verdicts = []
        for day in (date(2027, 2, 28), date(2027, 3, 1)):
            noon = datetime.combine(day, hour(12), UTC)
            portal = stage.portal(**clock_that_says(noon))
            token = own_page(applicant={"birth_date": "2000-02-29"})
            SavedProfile.objects.update(expires_at=noon + timedelta(days=1))
            page = ask_on_page(portal.address, token)
            assert page.status == 200, f"a page was answered {page.status}"
            report = Report.objects.latest("pk")
            assert report.assessed_on == day
            verdicts.append(state_of(report))
            stage.stop_portals()
        stage.figures["verdicts"] = ", ".join(verdicts)
        assert verdicts == ["no", "yes"], f"verdicts were {verdicts}"
    finally:
        Edition.objects.order_by("-number")[0].delete()


def state_of(report: Report) -> str:
    """How the first stream stands in a frozen report."""
    verdict: str = report.document["streams"][0]["verdict"]
    return {"met": "yes", "not_met": "no"}.get(verdict, verdict)


NEW_RULE = {
    **stream("alpha"),
    "requirements": [
        {**HAS_FUNDS, "to": "2026-12-01"},
        {
            **requirement("age", {"fact": AGE, "op": "at_least", "value": 90}),
            "from": "2026-12-01",
        },
    ],
}


@case(
    PART,
    fault="A rule takes effect at midnight; 8 people ask without pause from 20 s before"
    " to 10 s after, an assessment takes a second",
    holds="each report is of one day, whole: its rule is that of its day",
    without="a report looks at the calendar again",
    guard="the day is read once for each request",
)
def a_rule_at_midnight(stage: Stage) -> None:
    publish(NEW_RULE)
    try:
        evening = datetime(2026, 12, 1, tzinfo=UTC) - timedelta(seconds=25)
        portal = stage.portal("slow assessments", **clock_that_says(evening))
        until = time.monotonic() + 35
        statuses = set()

        def ask_on() -> None:
            while time.monotonic() < until:
                funds = 20_000 + int(time.monotonic() * 1000) % 10_000
                born = {"birth_date": "1990-01-01"}
                token = own_page(applicant=born, settlement_funds_cad=funds)
                statuses.add(ask_on_page(portal.address, token).status)

        with ThreadPoolExecutor(8) as people:
            for person in [people.submit(ask_on) for _ in range(8)]:
                person.result()
        assert statuses <= {200, 503}, f"pages were answered {sorted(statuses)}"
        judge_days(stage)
    finally:
        Edition.objects.order_by("-number")[0].delete()


def judge_days(stage: Stage) -> None:
    """Each report by its day."""
    days: dict[date, set[str]] = {}
    for report in Report.objects.all():
        words = {s["verdict"] for s in report.document["streams"]}
        days.setdefault(report.assessed_on, set()).update(words)
    stage.figures["reports"] = Report.objects.count()
    stage.figures["days"] = len(days)
    assert len(days) == 2, f"reports of {len(days)} days"
    before, after = (days[day] for day in sorted(days))
    assert len(before) == len(after) == 1, f"one day has two rules: {before}, {after}"
    assert before != after, "the rule did not change"


@case(
    PART,
    fault="A curator publishes 10 editions while 6 people ask without pause",
    holds="each report is of one edition, whole; no page fails",
    without="a report looks for the edition again",
    guard="the edition is read once for each report",
)
def published_meanwhile(stage: Stage) -> None:
    portal = stage.portal("slow assessments")
    until = time.monotonic() + 22
    statuses = set()

    def ask_on() -> None:
        while time.monotonic() < until:
            statuses.add(ask_on_page(portal.address, own_page()).status)

    with ThreadPoolExecutor(6) as people:
        running = [people.submit(ask_on) for _ in range(6)]
        for number in range(10):
            stage.publish(1000 + number)
            time.sleep(2)
        for person in running:
            person.result()
    assert statuses <= {200, 503}, f"pages were answered {sorted(statuses)}"
    editions = {e.number: e for e in Edition.objects.all()}
    numbers = set()
    for report in Report.objects.all():
        edition = editions[report.edition_number]
        assert report.edition_digest == edition.digest
        marked = set(re.findall(r"Alpha (\d+)", str(report.document)))
        name = str(edition.snapshot["streams"][0]["name"])
        numbers.add(name)
        assert marked == {name.removeprefix("Alpha ")}, "a report of two editions"
    stage.figures["reports"] = Report.objects.count()
    stage.figures["editions"] = len(numbers)
    assert len(numbers) > 2


@case(
    PART,
    fault="Every button of a person's pages clicked twice at once",
    holds="no fault; no second report, address or mail",
    without="asking twice makes two",
    guard="a second asking is given the first one's row",
)
def double_click(stage: Stage) -> None:
    from pathways.models import OutgoingMail, ReportAddress
    from tests.faults.database_cases import slow_insert

    portal = stage.portal()
    clicked = 0
    for path in ("reports/", "", "answer/", "options/", "next/", "offer/", "todo/"):
        token = own_page(settlement_funds_cad=3000 + clicked)
        visitor = Browser(portal.address)
        with slow_insert(stage, "pathways_report", 0.7):
            for form in visitor.forms(f"/a/{token}/{path}", stream="alpha"):
                clicked += 1
                judge_double(visitor, form)
    rows = Report.objects.values_list("profile_id", "chosen")
    of_each = Counter((profile, *chosen) for profile, chosen in rows)
    assert max(of_each.values()) == 1, f"a person has {max(of_each.values())} reports"
    owed = stage.ask(1)[0]
    stage.wait_for([owed])
    visitor = Browser(portal.address)
    before = (ReportAddress.objects.count(), OutgoingMail.objects.count())
    path = report_path(owed.report)
    with slow_insert(stage, "pathways_outgoingmail", 0.7):
        forms = visitor.forms(path, email="twice@example.org")
        for form in sorted(forms, key=lambda each: "delete" in each.path):
            clicked += 1
            judge_double(visitor, form)
            if form.path.endswith("/send/"):
                after = (ReportAddress.objects.count(), OutgoingMail.objects.count())
                assert after == (before[0] + 1, before[1] + 1), f"{before} to {after}"
    stage.figures["buttons"] = clicked


def judge_double(visitor: Browser, form: Any) -> None:
    """Both clicks at once; neither is a fault."""
    with ThreadPoolExecutor(2) as hands:
        clicks = [hands.submit(visitor.send, form) for _click in range(2)]
        statuses = [click.result().status for click in clicks]
    assert max(statuses) < 500, f"{form.path.split('/')[-2]} answered {statuses}"
