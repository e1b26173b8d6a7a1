"""A broker that is away, emptied, restarted, reset, silent or full."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager

from pathways import tasks
from pathways.models import Report
from pathways.models.promises import State
from tests.faults.cases import case
from tests.faults.pages import ask_on_page, own_page
from tests.faults.stage import Stage
from tests.harness.waiting import eventually

PART = "Broker"
PAGE_SECONDS = 5


def ask_on_pages(stage: Stage, address: str, number: int) -> float:
    """So many people ask on the web; the longest that one waited."""
    longest = 0.0
    for _person in range(number):
        page = ask_on_page(address, own_page())
        assert page.status < 400, f"a page was answered {page.status}"
        longest = max(longest, page.seconds)
    stage.figures["longest page"] = longest
    return longest


def wait_for_reports(number: int, *, seconds: float = 60) -> float:
    """Until so many reports have their PDF; after how long."""
    started = time.monotonic()
    rows = Report.objects.filter(state=State.KEPT)
    eventually(lambda: rows.count() >= number, seconds=seconds)
    assert Report.objects.count() == number
    return time.monotonic() - started


@case(
    PART,
    fault="Broker down while 5 people ask on the web, then back",
    holds="each page is answered; all is done within 60 s of its return",
    without="a broker's error stops a page",
    guard="a hint that is not taken is no error",
)
def broker_down(stage: Stage) -> None:
    portal = stage.portal()
    stage.services.broker.kill()
    try:
        ask_on_pages(stage, portal.address, 5)
    finally:
        stage.services.broker.start()
    stage.figures["recovery"] = wait_for_reports(5)


@case(
    PART,
    fault="Broker emptied (FLUSHALL) with 500 reports queued",
    holds="all delivered once; the first within 60 s",
    without="nothing is offered again",
    guard="the sweeper offers due rows again",
)
def broker_flushed(stage: Stage) -> None:
    stage.portal()
    asked = stage.ask(500, hints=False)
    for owed in asked:
        tasks.render_report.delay(report_id=owed.report)
    stage.services.broker.client.flushall()
    stage.figures["recovery"] = stage.wait_for_first(asked)
    stage.figures["all after"] = stage.wait_for(asked)
    stage.judge(asked, copies=2)


@case(
    PART,
    fault="Broker killed and started 20 times, half a second up and down, 60 reports",
    holds="all delivered, at most twice; the last within 60 s",
    without="nothing is offered again",
    guard="the sweeper offers due rows again",
)
def broker_restarted_often(stage: Stage) -> None:
    stage.portal()
    asked = []
    for _time in range(20):
        stage.services.broker.kill()
        asked += stage.ask(2)
        time.sleep(0.3)
        stage.services.broker.start()
        asked += stage.ask(1)
        time.sleep(0.3)
    stage.figures["recovery"] = stage.wait_for_first(asked)
    stage.figures["all after"] = stage.wait_for(asked)
    stage.judge(asked, copies=2)


@case(
    PART,
    fault="All connections to the broker reset, and every new one for 10 s",
    holds="pages are answered; all is done within 60 s of the end",
    without="a broker's error stops a page",
    guard="a hint that is not taken is no error",
)
def broker_reset(stage: Stage) -> None:
    portal = stage.portal()
    with stage.services.broker_door.failing("reset"):
        started = time.monotonic()
        ask_on_pages(stage, portal.address, 5)
        time.sleep(max(0.0, 10 - (time.monotonic() - started)))
    stage.figures["recovery"] = wait_for_reports(5)


@case(
    PART,
    fault="Black hole before the broker for 20 s while 5 people ask on the web",
    holds="each page within 5 s; all is done within 60 s of the end",
    without="calls to the broker have no limit",
    guard="time-outs of broker and cache",
)
def broker_black_hole(stage: Stage) -> None:
    portal = stage.portal()
    with stage.services.broker_door.failing("hole"):
        started = time.monotonic()
        longest = ask_on_pages(stage, portal.address, 5)
        assert longest < PAGE_SECONDS, f"a page took {longest:.1f} s"
        time.sleep(max(0.0, 20 - (time.monotonic() - started)))
    stage.figures["recovery"] = wait_for_reports(5)


@contextmanager
def full_broker(stage: Stage) -> Iterator[None]:
    client = stage.services.broker.client
    client.config_set("maxmemory", "1")
    try:
        yield
    finally:
        client.config_set("maxmemory", "0")


@case(
    PART,
    fault="Broker out of memory (maxmemory, noeviction) for 15 s",
    holds="pages are answered; all is done within 60 s of the end",
    without="a broker's error stops a page",
    guard="a hint that is not taken is no error",
)
def broker_out_of_memory(stage: Stage) -> None:
    portal = stage.portal()
    with full_broker(stage):
        started = time.monotonic()
        ask_on_pages(stage, portal.address, 5)
        time.sleep(max(0.0, 15 - (time.monotonic() - started)))
    stage.figures["recovery"] = wait_for_reports(5)


def foreign_messages() -> list[str]:
    """Of an older release, of nobody, and torn ones."""

    def message(task: str, content: object, **changes: object) -> str:
        whole = {
            "body": base64.b64encode(json.dumps(content).encode()).decode(),
            "content-encoding": "utf-8",
            "content-type": "application/json",
            "headers": {"id": "an-id", "task": task, "lang": "py"},
            "properties": {
                "delivery_info": {"exchange": "", "routing_key": "celery"},
                "delivery_tag": "a-tag",
                "body_encoding": "base64",
                "correlation_id": "an-id",
            },
        }
        return json.dumps({**whole, **changes})

    render = "pathways.tasks.render_report"
    return [
        "garbage",
        "[]",
        "{}",
        "null",
        "\x00\xff",
        message("of.an.older.release", [[], {}, {}]),
        message(render, [[7], {}, {}]),
        message(render, [[], {"report": 7}, {}]),
        message(render, [[], {"report_id": "seven"}, {}]),
        message(render, [[], {"report_id": 10**30}, {}]),
        message(render, 7),
        message(render, [[], {}, {}], headers=None),
        message(render, [[], {}, {}], properties={}),
        message(render, [[], {}, {}], body="not base64 at all"),
        message(render, [], **{"content-type": "application/x-python-serialize"}),
    ]


@case(
    PART,
    fault="Messages of an older release and garbage, each 10 times, among 20 reports",
    holds="dropped; the worker's main process lives, all reports come once",
    without="foreign messages are not dropped",
    guard="what cannot be read is dropped",
)
def foreign_messages_among_ours(stage: Stage) -> None:
    portal = stage.portal()
    before = portal.pids("worker")
    asked = stage.ask(10)
    for text in foreign_messages():
        for _time in range(10):
            stage.services.broker.client.lpush("celery", text)
    asked += stage.ask(10)
    stage.figures["all after"] = stage.wait_for(asked)
    eventually(lambda: stage.services.broker.queued() == 0)
    stage.judge(asked, copies=1)
    assert portal.pids("worker") == before, "the worker's main process ended"
