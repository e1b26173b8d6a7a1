"""Sources are visited politely, and read again with one click."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from occupations.models import Source
from pathways import models
from pathways.changes.watching import fetching, visit, visit_due
from pathways.changes.watching.fetching import UnwelcomeError, VisitError, page_at
from pathways.models import Change, Edition, SourceWatch, VisitOutcome
from tests.pathways.inout.conftest import NOW


class Site:
    """A site of our own, and what it answers."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[str] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                status, heads, body = site.pages.get(self.path, (404, {}, b""))
                self.send_response(status)
                for name, value in heads.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                """Nothing to say."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"

    def says(self, path: str, html: str, kind: str = "text/html") -> None:
        self.pages[path] = (200, {"Content-Type": kind}, html.encode())

    def leads(self, path: str, target: str) -> None:
        self.pages[path] = (302, {"Location": target}, b"")


@pytest.fixture
def site(settings: Any) -> Iterator[Site]:
    settings.WATCH_LOCAL_ADDRESSES = True
    settings.WATCH_SOURCES = True
    own = Site()
    thread = threading.Thread(target=own.server.serve_forever, daemon=True)
    thread.start()
    yield own
    own.server.shutdown()
    own.server.server_close()


@pytest.fixture
def watch(db: None, site: Site) -> SourceWatch:
    source = Source.objects.create(
        slug="watched", title="Notices", url=f"{site.address}/notices"
    )
    return SourceWatch.objects.create(source=source, is_watched=True)


def page(*lines: str, extra: str = "") -> str:
    body = "".join(f"<p>{line}</p>" for line in lines)
    return f"<html><head><title>x</title>{extra}</head><body>{body}</body></html>"


def test_a_difference_opens_one_change_with_its_lines(
    watch: SourceWatch, site: Site
) -> None:
    site.says("/notices", page("Open.", "The fee is $300."))
    assert [w.outcome for w in visit_due(now=NOW)] == [VisitOutcome.FIRST]
    assert visit_due(now=NOW) == []  # not twice a day
    later = NOW + timedelta(days=1)
    site.says("/notices", page("Open.", "The fee is $300.", extra="<script>1</script>"))
    assert [w.outcome for w in visit_due(now=later)] == [VisitOutcome.SAME]
    assert not Change.objects.exists()
    site.says("/notices", page("Paused.", "The fee is $300."))
    assert visit(pk=watch.pk, now=later).outcome == VisitOutcome.CHANGED
    change = Change.objects.get()
    assert change.source == watch.source
    assert "-Open." in change.notice_text
    assert "+Paused." in change.notice_text
    site.says("/notices", page("Paused.", "The fee is $350."))
    visit(pk=watch.pk, now=later)
    change = Change.objects.get()
    assert "+The fee is $350." in change.notice_text
    assert "+Paused." in change.notice_text


def test_nothing_is_fetched_unless_the_site_wants_it(
    watch: SourceWatch, site: Site, settings: Any
) -> None:
    settings.WATCH_SOURCES = False
    assert visit_due(now=NOW) == []
    assert site.asked == []


def test_robots_are_heeded_and_trouble_is_kept(watch: SourceWatch, site: Site) -> None:
    site.says("/notices", page("Open."))
    site.says("/robots.txt", "User-agent: *\nDisallow: /notices", "text/plain")
    assert visit(pk=watch.pk, now=NOW).outcome == VisitOutcome.REFUSED
    assert "/notices" not in site.asked
    del site.pages["/robots.txt"], site.pages["/notices"]
    gone = visit(pk=watch.pk, now=NOW)
    assert (gone.outcome, gone.why) == (VisitOutcome.FAILED, "the page answered 404")
    assert not Change.objects.exists()


def test_redirects_are_followed_and_bounded(site: Site) -> None:
    site.says("/end", page("Here."))
    site.leads("/start", "/end")
    site.leads("/round", "/round")
    assert b"Here." in page_at(f"{site.address}/start").content
    with pytest.raises(VisitError, match="redirects"):
        page_at(f"{site.address}/round")
    site.leads("/file", "file:///etc/passwd")
    with pytest.raises(VisitError, match="neither http nor https"):
        page_at(f"{site.address}/file")
    site.says("/robots.txt", "User-agent: *\nDisallow: /end", "text/plain")
    with pytest.raises(UnwelcomeError):
        page_at(f"{site.address}/start")


def test_large_pages_are_given_up(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MOST_BYTES", 10_000)
    site.says("/large", "x" * 10_001)
    with pytest.raises(VisitError, match="longer"):
        page_at(f"{site.address}/large")


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://0.0.0.0/",
        "http://10.1.2.3/",
        "http://169.254.169.254/latest/meta-data/",
        "http://192.168.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[fd00::1]/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://example.org:8080/",
        "http://user:word@example.org/",
        "file:///etc/passwd",
        "ftp://example.org/",
        "gopher://example.org/",
        "http:///",
        "http://[::1",
    ],
)
def test_no_address_leads_inside(address: str, settings: Any) -> None:
    settings.WATCH_LOCAL_ADDRESSES = False
    with pytest.raises(VisitError):
        page_at(address)


def test_a_redirect_does_not_lead_inside(
    site: Site, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    site.leads("/out", "http://169.254.169.254/latest/meta-data/")
    public = fetching._is_public
    settings.WATCH_LOCAL_ADDRESSES = False
    port = site.server.server_address[1]
    monkeypatch.setitem(fetching.PORTS, "http", port)
    monkeypatch.setattr(
        fetching, "_is_public", lambda number: number == "127.0.0.1" or public(number)
    )
    with pytest.raises(VisitError, match="not public"):
        page_at(f"{site.address}/out")
    assert "/out" in site.asked


@pytest.mark.long
def test_read_today_unchanged_is_one_click_and_sets_the_day_only(
    curator: Client,
) -> None:
    source = Source.objects.get(slug="ircc-fee-list")
    before = Edition.objects.count()
    count = models.FeeVersion.objects.filter(source=source, effective_to=None).count()
    assert count
    old = list(
        models.FeeVersion.objects.filter(source=source)
        .exclude(effective_to=None)
        .values_list("as_of", flat=True)
    )
    response = curator.post(reverse("admin:pathways_unchanged", args=(source.pk,)))
    assert response.status_code == 302
    change = Change.objects.get(source=source)
    fields = {name for row in change.rows.all() for name in row.after}
    assert fields <= {"as_of", "as_of_note"}
    assert Edition.objects.count() == before + 1
    today = timezone.localdate()
    rows = models.FeeVersion.objects.filter(source=source, effective_to=None)
    assert set(rows.values_list("as_of", flat=True)) == {today}
    past = models.FeeVersion.objects.filter(source=source).exclude(effective_to=None)
    assert list(past.values_list("as_of", flat=True)) == old
    curator.post(reverse("admin:pathways_unchanged", args=(source.pk,)))
    assert Edition.objects.count() == before + 1
