"""The guards as they are taken out, and a few conditions that cases set up.

Each changes a module of the portal in the portal's own processes (patching.py). Nothing
of Django or of the portal may be imported here before a patch runs.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from tests.faults.patching import patch


@patch("prepared", "pathways.management.commands.up")
def _leave_preparation_out(up: Any) -> None:
    """Condition: the database is ready, with a small edition; others compute beside."""
    up.prepare = lambda say: None
    up.FIRST_ANSWER_SECONDS = 300


@patch("quick beat", "immigration_portal.settings")
def _beat_quickly(settings: Any) -> None:
    """Condition: beat offers what is due every second, so that a day is short."""
    plan = settings.CELERY_BEAT_SCHEDULE["offer-what-is-due"]
    plan["schedule"], plan["options"] = 1.0, {"expires": 2}


@patch("quick pauses", "pathways.models.promises")
def _pause_quickly(promises: Any) -> None:
    """Condition: pauses after failures pass sixty times as quickly."""
    promises.FIRST_PAUSE /= 60
    promises.LONGEST_PAUSE /= 60


@patch("hours in minutes", "pathways.models.promises")
def _pause_for_minutes(promises: Any) -> None:
    """Condition: pauses after failures pass twenty times as quickly."""
    promises.FIRST_PAUSE /= 20
    promises.LONGEST_PAUSE /= 20


@patch("leases never end", "pathways.models.promises")
def _never_end_leases(promises: Any) -> None:
    query, free = promises.Q, promises.PromiseQuerySet.free

    def only_waiting(self: Any, now: Any) -> Any:
        return free(self, now).filter(query(state=promises.State.WAITING))

    promises.PromiseQuerySet.free = only_waiting


@patch("nobody is started again", "pathways.supervisor.supervisor")
def _start_nobody_again(supervisor: Any) -> None:
    supervisor.Supervisor.tend = lambda self: None


@patch("a new Message-ID each time", "pathways.emails")
def _draw_message_ids(emails: Any) -> None:
    import uuid

    before = emails.message_of

    def renamed(mail: Any) -> Any:
        message = before(mail)
        message.extra_headers["Message-ID"] = f"<{uuid.uuid4()}@127.0.0.1>"
        return message

    emails.message_of = renamed


@patch("late answers are taken", "pathways.models.promises")
def _take_late_answers(promises: Any) -> None:
    def settle(self: Any, pk: int, lease: Any, **columns: Any) -> bool:
        rows = self.filter(pk=pk)
        return bool(rows.update(lease=None, leased_until=None, **columns))

    promises.PromiseQuerySet.settle = settle


@patch("workers are killed to stop", "pathways.supervisor.processes")
def _kill_to_stop(processes: Any) -> None:
    def ask_to_stop(self: Any) -> None:
        self.send_to_group(processes.signal.SIGKILL)

    processes.Child.ask_to_stop = ask_to_stop


@patch("nothing is offered again", "pathways.models.promises")
def _offer_nothing_again(promises: Any) -> None:
    promises.PromiseQuerySet.to_offer = lambda self, now: self.none()


@patch("a broker's error stops a page", "pathways.tasks")
def _raise_on_hints(tasks: Any) -> None:
    tasks._send = lambda task, ids: task.delay(**ids)


@patch("calls to the broker have no limit", "immigration_portal.settings")
def _wait_for_ever_for_the_broker(settings: Any) -> None:
    options = settings.CELERY_BROKER_TRANSPORT_OPTIONS
    for name in ("socket_timeout", "socket_connect_timeout"):
        options[name] = None
    settings.CACHES["default"]["OPTIONS"]["socket_timeout"] = None
    settings.CACHES["default"]["OPTIONS"]["socket_connect_timeout"] = None


@patch("a claim takes every row", "pathways.models.promises")
def _claim_every_row(promises: Any) -> None:
    def claim(self: Any, pk: int, now: Any) -> Any:
        lease = promises.uuid.uuid4()
        claimed = self.filter(pk=pk).update(
            state=promises.State.LEASED,
            lease=lease,
            leased_until=now + promises.settings.LEASE_LASTS,
            attempts=promises.F("attempts") + 1,
        )
        return lease if claimed else None

    promises.PromiseQuerySet.claim = claim


@patch("rows are offered at every tick", "pathways.models.promises")
def _offer_at_every_tick(promises: Any) -> None:
    promises.PromiseQuerySet.to_offer = lambda self, now: self.free(now)


@patch("ticks wait with the rest", "immigration_portal.settings")
def _let_ticks_wait_with_the_rest(settings: Any) -> None:
    settings.CELERY_TASK_ROUTES = {}
    settings.CELERY_TASK_QUEUES = None


@patch("attempts have no end", "pathways.models.promises")
def _try_for_ever(promises: Any) -> None:
    promises.MOST_ATTEMPTS = 10_000
    promises.PromiseQuerySet.give_up = lambda self, now: 0


@patch("foreign messages are not dropped", "pathways.supervisor.foreign")
def _read_foreign_messages(foreign: Any) -> None:
    foreign.drop_foreign_messages = lambda: None


@patch("every refusal is for good", "pathways.services.deliveries")
def _refuse_for_good(deliveries: Any) -> None:
    deliveries.is_permanent = lambda error: True


@patch("no refusal is for good", "pathways.services.deliveries")
def _never_refuse_for_good(deliveries: Any) -> None:
    deliveries.is_permanent = lambda error: False


@patch("mail servers have no time-out", "immigration_portal.settings")
def _wait_for_ever_for_mail(settings: Any) -> None:
    settings.EMAIL_TIMEOUT = None


@patch("copies are not counted", "pathways.smtp")
def _count_no_copies(smtp: Any) -> None:
    import smtplib

    def data(self: Any, text: Any) -> Any:
        return smtplib.SMTP.data(self, text)

    smtp.TellingSMTP.data = data


@patch("pauses do not grow", "pathways.models.promises")
def _pause_equally(promises: Any) -> None:
    promises.pause_after = lambda attempts: promises.FIRST_PAUSE
    promises.jittered = lambda pause: pause


@patch("pauses do not grow", "pathways.services.deliveries")
def _pause_equally_for_mail(deliveries: Any) -> None:
    promises = deliveries.OutgoingMail.__mro__[1].__module__
    with suppress(ImportError):
        import sys

        deliveries.pause_after = sys.modules[promises].pause_after


@patch("poison kills", "pathways.reports.pdf")
def _kill_by_poison(pdf: Any) -> None:
    """Condition: a document called poison ends the process that renders it."""
    import os
    import signal

    _poison(pdf, lambda: os.kill(os.getpid(), signal.SIGKILL))


@patch("poison eats", "pathways.reports.pdf")
def _eat_by_poison(pdf: Any) -> None:
    """Condition: a document called poison takes memory, at most six gigabytes."""

    def eat() -> None:
        held = []
        for _step in range(60):
            held.append(bytearray(os.urandom(1000) * 100_000))
        raise RuntimeError("all of it was given")

    import os

    _poison(pdf, eat)


def _poison(pdf: Any, effect: Any) -> None:
    before = pdf.pdf_of

    def pdf_of(document: Any) -> bytes:
        if document.heading == "poison":
            effect()
        result: bytes = before(document)
        return result

    pdf.pdf_of = pdf_of


@patch("what fails is for good", "pathways.services.reports")
def _fail_for_good(reports: Any) -> None:
    def give_back(report: Any, lease: Any, now: Any) -> None:
        reports.Report.objects.settle(report.pk, lease, state=reports.State.FAILED)

    reports._give_back = give_back


@patch("tasks have no limit of memory", "pathways.supervisor.limits")
def _limit_no_memory(limits: Any) -> None:
    limits.limit_memory = lambda: None


@patch("a save is not one transaction", "pathways.services.deliveries")
def _commit_in_between(deliveries: Any) -> None:
    from django.db import connection

    before = deliveries._create_address

    def created(*args: Any) -> Any:
        address = before(*args)
        connection.connection.commit()
        return address

    deliveries._create_address = created


@patch("trouble of the database is a fault", "pathways.views.errors")
def _map_nothing(errors: Any) -> None:
    errors.DATABASE_TROUBLE = ()


@patch("deadlocks are not tried again", "pathways.retrying")
def _try_no_deadlock_again(retrying: Any) -> None:
    retrying.PASSING = frozenset()


@patch("the database has no limits of time", "immigration_portal.environment")
def _limit_no_time(environment: Any) -> None:
    environment.postgres_limits = lambda **limits: {}


@patch("each machine goes by its own clock", "pathways.moments")
def _go_by_own_clock(moments: Any) -> None:
    moments.shared_now = moments.timezone.now


@patch("each machine goes by its own clock", "pathways.models.promises")
def _wait_for_the_own_clock(promises: Any) -> None:
    query, state = promises.Q, promises.State

    def free(self: Any, now: Any) -> Any:
        waiting = query(state=state.WAITING, due_at__lte=now)
        return self.filter(waiting | query(state=state.LEASED, leased_until__lte=now))

    promises.PromiseQuerySet.free = free


@patch("clocks are read as local time", "pathways.moments")
def _read_local_time(moments: Any) -> None:
    from datetime import UTC, datetime
    from zoneinfo import ZoneInfo

    def shared_now() -> Any:
        # What is wrong with it: local time, taken for UTC.
        return datetime.now(ZoneInfo("America/Toronto")).replace(tzinfo=UTC)

    moments.shared_now = shared_now


@patch("a birthday is the same day of each year", "pathways.rules.engine.days")
def _replace_the_year(days: Any) -> None:
    def completed_years(born: Any, on: Any) -> int:
        birthday = born.replace(year=on.year)
        return int(on.year - born.year - (on < birthday))

    days.completed_years = completed_years


@patch("slow assessments", "pathways.reports.freeze")
def _assess_slowly(module: Any) -> None:
    """Condition: an assessment takes a second."""
    import time

    before = module.answer_page

    def answer_page(person: Any) -> Any:
        time.sleep(1)
        return before(person)

    module.answer_page = answer_page


@patch("a report looks at the calendar again", "pathways.reports.freeze")
def _look_at_the_calendar_again(module: Any) -> None:
    import time

    before = module.freeze

    def freeze(person: Any, chosen: Any = None) -> Any:
        time.sleep(1)
        again = module.Person(person.saved, person.edition, module.timezone.localdate())
        document = before(again, chosen)
        return document.model_copy(update={"assessed_on": person.on})

    module.freeze = freeze


@patch("a report looks for the edition again", "pathways.services.reports")
def _look_for_the_edition_again(reports: Any) -> None:
    import time

    before = reports._create

    def created(profile: Any, document: Any, now: Any) -> Any:
        time.sleep(0.5)
        newest = reports.current_edition()
        update = {"edition_number": newest.number, "edition_digest": newest.digest}
        return before(profile, document.model_copy(update=update), now)

    reports._create = created


@patch("asking twice makes two", "pathways.services.reports")
def _make_two(reports: Any) -> None:
    reports._same_report = lambda profile, document: None
