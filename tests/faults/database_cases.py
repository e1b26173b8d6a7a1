"""A database that crashes, restarts, is read-only, full, locked or crowded."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

from pathways.models import OutgoingMail, Report, ReportAddress, SavedProfile
from pathways.models.promises import State
from pathways.models.reports import link_token
from tests.faults.cases import NotRunError, case
from tests.faults.pages import Answer, Browser, ask_on_page, own_page
from tests.faults.portal import Portal
from tests.faults.stage import DATABASE_SECONDS, Stage
from tests.harness.waiting import eventually

PART = "Database"
BUSY = 503
GOOD = {200, BUSY}


def report_path(pk: int) -> str:
    """The private link of a report."""
    return f"/r/{link_token('report', Report.objects.get(pk=pk).token_seed)}/"


def recovery(look: Callable[[], Answer], *, seconds: float = 30) -> float:
    """How long until a page is answered again."""
    started = time.monotonic()
    eventually(lambda: look().status == 200, seconds=seconds)
    return time.monotonic() - started


def judge_recovery(stage: Stage, look: Callable[[], Answer]) -> None:
    stage.figures["recovery"] = took = recovery(look)
    assert took <= DATABASE_SECONDS, f"a page came {took:.1f} s after the database"


@case(
    PART,
    fault="Database crashes between the two rows of one save (an address, its mail)",
    holds="both rows or none; the page says 503; again within 5 s",
    without="a save is not one transaction",
    guard="a save is one transaction",
)
def crash_during_a_save(stage: Stage) -> None:
    portal, postgres = stage.portal(), stage.services.postgres
    owed = stage.ask(1)[0]
    stage.wait_for([owed])
    visitor = Browser(portal.address)
    path = report_path(owed.report)
    (send, *_others) = [
        form
        for form in visitor.forms(path, email="second@example.org")
        if form.path.endswith("/send/")
    ]
    connection.close()
    with slow_insert(stage, "pathways_outgoingmail"), ThreadPoolExecutor(1) as hand:
        sent = hand.submit(visitor.send, send)
        time.sleep(1)
        postgres.crash()
        postgres.start()
        judge_recovery(stage, lambda: visitor.open(path))
        stage.figures["status"] = sent.result().status
    second = ReportAddress.objects.filter(email="second@example.org")
    mails = OutgoingMail.objects.filter(address__in=second)
    assert second.count() == mails.count() == 0, "half a save is there"
    assert stage.figures["status"] == BUSY
    assert visitor.send(send).status == 200
    assert second.count() == mails.count() == 1


@contextmanager
def slow_insert(stage: Stage, table: str, seconds: float = 3) -> Iterator[None]:
    """Each new row of a table takes so long."""
    say = stage.services.postgres.say
    say(
        "CREATE OR REPLACE FUNCTION be_slow() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN PERFORM pg_sleep({seconds}); RETURN NEW; END $$",
        f"CREATE TRIGGER be_slow BEFORE INSERT ON {table}"
        " FOR EACH ROW EXECUTE FUNCTION be_slow()",
    )
    try:
        yield
    finally:
        say(f"DROP TRIGGER IF EXISTS be_slow ON {table}")


class Crowd:
    """So many people who look at a page again and again; what each was answered."""

    def __init__(self, portal: Portal, path: str, size: int) -> None:
        self.answers: Counter[int] = Counter()
        self.is_over = threading.Event()
        self.people = [
            threading.Thread(target=self._look, args=(portal.address, path))
            for _person in range(size)
        ]

    def _look(self, address: str, path: str) -> None:
        visitor = Browser(address)
        while not self.is_over.is_set():
            try:
                self.answers[visitor.open(path).status] += 1
            except OSError:
                self.answers[0] += 1
            time.sleep(0.3)

    def __enter__(self) -> Crowd:
        for person in self.people:
            person.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.is_over.set()
        for person in self.people:
            person.join()

    def judge(self) -> None:
        """Pages or 503, nothing else."""
        others = {s: n for s, n in self.answers.items() if s not in GOOD}
        assert not others, f"answered otherwise: {others}"
        assert self.answers[200], "nobody saw a page"


@case(
    PART,
    fault="Database restarted under 64 connections of readers",
    holds="pages or 503, never another error; pages again within 5 s",
    without="trouble of the database is a fault",
    guard="one mapping to 503 with Retry-After",
)
def restart_under_64(stage: Stage) -> None:
    portal = stage.portal()
    owed = stage.ask(1)[0]
    stage.wait_for([owed])
    path = f"{report_path(owed.report)}progress/"
    connection.close()
    with Crowd(portal, path, 64) as crowd:
        time.sleep(2)
        stage.services.postgres.restart()
        judge_recovery(stage, lambda: Browser(portal.address).open(path))
        time.sleep(1)
    crowd.judge()
    stage.figures["pages"] = crowd.answers[200]
    stage.figures["503"] = crowd.answers[BUSY]
    assert crowd.answers[BUSY], "the restart was not noticed"


@case(
    PART,
    fault="Database crashes while workers are at 40 reports",
    holds="each once or twice under one Message-ID; work within 60 s",
    without="leases never end",
    guard="a claim ends by itself",
)
def crash_under_workers(stage: Stage) -> None:
    stage.portal()
    asked = stage.ask(40)
    eventually(lambda: stage.count_kept(asked) > 3)
    connection.close()
    stage.services.postgres.crash()
    time.sleep(2)
    stage.services.postgres.start()
    stage.figures["recovery"] = stage.wait_for_first(asked)
    stage.figures["all after"] = stage.wait_for(asked)
    stage.judge(asked, copies=2)
    assert stage.mutant == "" or stage.figures["all after"]


@case(
    PART,
    fault="Database read-only, as a standby is, for 10 s",
    holds="pages are read, saves say 503 and leave nothing; saves again within 5 s",
    without="trouble of the database is a fault",
    guard="one mapping to 503 with Retry-After",
)
def read_only(stage: Stage) -> None:
    portal, say = stage.portal(), stage.services.postgres.say
    token = own_page()
    path = f"/a/{token}/reports/"
    assert Browser(portal.address).open(path).status == 200
    say("ALTER SYSTEM SET default_transaction_read_only = on", database="postgres")
    say("SELECT pg_reload_conf()")
    try:
        time.sleep(0.5)
        assert Browser(portal.address).open(path).status == 200
        status = ask_on_page(portal.address, token).status
        time.sleep(9)
    finally:
        reset_system(stage, "default_transaction_read_only")
    assert status == BUSY, f"a save was answered {status}"
    assert not Report.objects.exists()
    judge_recovery(stage, lambda: Browser(portal.address).open(path))
    assert ask_on_page(portal.address, token).status == 200


def reset_system(stage: Stage, name: str) -> None:
    say = stage.services.postgres.say
    transaction = "SET default_transaction_read_only = off"
    say(transaction, f"ALTER SYSTEM RESET {name}", database="postgres")
    say("SELECT pg_reload_conf()")
    time.sleep(0.3)


@case(
    PART,
    fault="Database has two connections left for 24 readers",
    holds="pages or 503, never another error; pages again within 5 s",
    without="trouble of the database is a fault",
    guard="one mapping to 503 with Retry-After",
)
def connection_limit(stage: Stage) -> None:
    portal, say = stage.portal(), stage.services.postgres.say
    owed = stage.ask(1)[0]
    stage.wait_for([owed])
    path = f"{report_path(owed.report)}progress/"
    assert Browser(portal.address).open(path).status == 200
    connection.close()
    with Crowd(portal, path, 24) as crowd:
        say("ALTER ROLE portal CONNECTION LIMIT 2", database="postgres")
        cut_off(stage)
        time.sleep(4)
        say("ALTER ROLE portal CONNECTION LIMIT -1", database="postgres")
        judge_recovery(stage, lambda: Browser(portal.address).open(path))
    stage.figures["503"] = crowd.answers[BUSY]
    crowd.judge()
    assert crowd.answers[BUSY], "the limit was not noticed"


def cut_off(stage: Stage) -> None:
    """Whoever is connected as the portal is."""
    stage.services.postgres.say(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
        " WHERE usename = 'portal'"
    )


@contextmanager
def small_disk(stage: Stage, *tables: str) -> Iterator[Path]:
    """Tables on a disk of 24 MB; yields its folder."""
    postgres = stage.services.postgres
    folder = Path(tempfile.mkdtemp(prefix="portal-faults-disk-"))
    command = ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(folder)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        raise NotRunError("this machine lets nobody mount a small disk")
    place = folder / "data"
    place.mkdir()
    owner = postgres.folder.stat()
    os.chown(folder, owner.st_uid, owner.st_gid)
    os.chown(place, owner.st_uid, owner.st_gid)
    say = postgres.say
    say(f"CREATE TABLESPACE small LOCATION '{place}'", database="postgres")
    try:
        for table in tables:
            say(f"ALTER TABLE {table} SET TABLESPACE small")
        yield folder
    finally:
        (folder / "filler").unlink(missing_ok=True)
        for table in tables:
            say(f"ALTER TABLE {table} SET TABLESPACE pg_default")
        say("CHECKPOINT", "DROP TABLESPACE small", database="postgres")
        subprocess.run(["umount", "-l", str(folder)], check=False)
        folder.rmdir()


def fill(folder: Path) -> None:
    """To the last byte."""
    command = ["dd", "if=/dev/zero", f"of={folder / 'filler'}", "bs=64k"]
    subprocess.run(command, check=False, capture_output=True)


@case(
    PART,
    fault="Disk full while 12 people save",
    holds="503 and no row, or the whole; saves again within 5 s of space",
    without="trouble of the database is a fault",
    guard="one mapping to 503 with Retry-After",
)
def disk_full(stage: Stage) -> None:
    portal = stage.portal()
    tokens = [own_page() for _person in range(40)]  # rows before have left room
    with small_disk(stage, "pathways_report") as folder:
        fill(folder)
        answers = [ask_on_page(portal.address, token).status for token in tokens]
        (folder / "filler").unlink()
        kept = Report.objects.count()
        started = time.monotonic()
        again = ask_on_page(portal.address, tokens[-1])
        stage.figures["recovery"] = time.monotonic() - started
    others = sorted(set(answers) - GOOD)
    assert not others, f"a save was answered {others}"
    assert kept == answers.count(200), "a save that said 503 is there"
    assert BUSY in answers, "the disk was not full"
    assert again.status == 200
    assert float(stage.figures["recovery"]) <= DATABASE_SECONDS
    stage.figures["503"] = answers.count(BUSY)


@case(
    PART,
    fault="Disk full for 20 s while workers store the PDFs of 20 reports",
    holds="none lost, none half; all within 60 s of space",
    without="what fails is for good",
    guard="what fails is given back with a pause",
)
def disk_full_under_reports(stage: Stage) -> None:
    portal = stage.portal()
    with small_disk(stage, "pathways_report") as folder:
        portal_workers_wait(portal, stop=True)
        asked = stage.ask(20)
        fill(folder)
        portal_workers_wait(portal, stop=False)
        time.sleep(20)
        stage.figures["kept meanwhile"] = Report.objects.filter(
            state=State.KEPT
        ).count()
        (folder / "filler").unlink()
        stage.figures["recovery"] = stage.wait_for_first(asked)
        stage.figures["all after"] = stage.wait_for(asked)
        stage.judge(asked, copies=2)
        assert int(stage.figures["kept meanwhile"]) < len(asked), "it was not full"


def portal_workers_wait(portal: Portal, *, stop: bool) -> None:
    import signal

    portal.signal("worker", signal.SIGSTOP if stop else signal.SIGCONT)


# The other asks for the row when the save holds it and does not yet want the box.
UNTIL_THE_SAVE_SLEEPS = (
    "DO $$ BEGIN FOR look IN 1..1200 LOOP PERFORM pg_stat_clear_snapshot();"
    " EXIT WHEN EXISTS (SELECT FROM pg_stat_activity WHERE usename = 'portal'"
    " AND wait_event = 'PgSleep'); PERFORM pg_sleep(0.05); END LOOP; END $$"
)


def is_locked(stage: Stage, table: str) -> bool:
    """Whether a session holds rows of a table."""
    held = stage.services.postgres.say(
        f"SELECT count(*) FROM pg_locks WHERE relation = '{table}'::regclass"  # noqa: S608 - a name
        " AND mode = 'RowShareLock' AND granted"
    )
    return held != "0"


@case(
    PART,
    fault="Deadlock of a save with another connection",
    holds="tried again: the person sees a page, one report is there",
    without="deadlocks are not tried again",
    guard="a save that lost a deadlock is tried again",
)
def deadlock(stage: Stage) -> None:
    portal, postgres = stage.portal(), stage.services.postgres
    token = own_page()
    profile = SavedProfile.objects.get()
    say = postgres.say
    say("CREATE TABLE lockbox (id int)", "INSERT INTO lockbox VALUES (1)")
    say("GRANT ALL ON lockbox TO portal")
    say(
        "CREATE OR REPLACE FUNCTION take_box() RETURNS trigger LANGUAGE plpgsql AS $$"
        " BEGIN PERFORM pg_sleep(2); PERFORM 1 FROM lockbox FOR UPDATE;"
        " RETURN NEW; END $$",
        "CREATE TRIGGER take_box BEFORE INSERT ON pathways_report"
        " FOR EACH ROW EXECUTE FUNCTION take_box()",
    )
    row = f"SELECT 1 FROM pathways_savedprofile WHERE id = {profile.pk} FOR UPDATE"  # noqa: S608 - a number
    try:
        with ThreadPoolExecutor(2) as hands:
            other = hands.submit(
                say,
                "SET deadlock_timeout = '20s'",
                "BEGIN",
                "SELECT 1 FROM lockbox FOR UPDATE",
                UNTIL_THE_SAVE_SLEEPS,
                row,
                "COMMIT",
            )
            eventually(lambda: is_locked(stage, "lockbox"), seconds=60)
            page = ask_on_page(portal.address, token)
            other.result()
    finally:
        say("DROP TRIGGER take_box ON pathways_report", "DROP TABLE lockbox")
    stage.figures["status"] = page.status
    stage.figures["deadlocks"] = int(
        say("SELECT deadlocks FROM pg_stat_database WHERE datname = 'portal'") or 0
    )
    assert page.status == 200, f"the person was answered {page.status}"
    assert Report.objects.count() == 1
    assert "deadlock" in (postgres.folder / "log").read_text()


@case(
    PART,
    fault="A migration holds a table for 15 s",
    holds="503 within 8 s instead of a page that hangs; pages again within 5 s",
    without="the database has no limits of time",
    guard="limits for locks and statements",
)
def lock_of_a_migration(stage: Stage) -> None:
    portal, say = stage.portal(), stage.services.postgres.say
    token = own_page()
    path = f"/a/{token}/reports/"
    look = Browser(portal.address)
    assert look.open(path).status == 200
    with ThreadPoolExecutor(1) as hands:
        migration = hands.submit(
            say,
            "BEGIN",
            "LOCK TABLE pathways_savedprofile, pathways_report"
            " IN ACCESS EXCLUSIVE MODE",
            "SELECT pg_sleep(15)",
            "COMMIT",
        )
        time.sleep(0.5)
        started = time.monotonic()
        status = look.open(path).status
        stage.figures["answered after"] = waited = time.monotonic() - started
        migration.result()
    assert status == BUSY, f"answered {status} after {waited:.1f} s"
    assert waited < 8, f"a page hung for {waited:.1f} s"
    judge_recovery(stage, lambda: look.open(path))
