"""Fixtures for every test. What they are made of stands in tests/harness/.

``db``, ``transactional_db``  an empty database, as pytest-django gives it
``catalogue``                 the database with the shipped catalogue, published
``broker``                    the broker: tests may kill and restart it
``celery_worker_process``     a real worker on this test's database and mail server
``smtp_server``               a real mail server that keeps what arrives
``visits``, ``browser_page``  Chromium on the live server
``axe``                       asserts that a page has no accessibility violation
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test.utils import override_settings
from django.utils import translation
from playwright.sync_api import Browser, Page, ViewportSize
from pytest_django import DjangoDbBlocker
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from pathways import page_cache
from pathways.supervisor.prepare import load_catalogue
from tests.harness import browser as chromium
from tests.harness.broker import Broker, broker_of_this_process
from tests.harness.databases import Stage
from tests.harness.mail import MailServer, running_mail_server
from tests.harness.workers import CeleryProcess, running_worker

STAGE = Stage(load=lambda: load_catalogue(say=lambda line: None))
COMMITTING = {"transactional_db", "live_server", "celery_worker_process"}
BROWSING = {"visits", "browser_page", "page", "context"}
SERVING = {"celery_worker_process", "smtp_server"}
STORING = {"db", "transactional_db", "live_server", "django_db_setup"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests by what they use, so that ``-m 'not browser'`` leaves none over."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if fixtures & BROWSING:
            item.add_marker("browser")
        if fixtures & SERVING:
            item.add_marker("services")
        if fixtures & STORING or item.get_closest_marker("django_db"):
            item.add_marker("database")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    STAGE.wants_full = "catalogue" in getattr(item, "fixturenames", ())
    if STAGE.is_ready:
        STAGE.turn()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    try:
        yield
    finally:
        marker = item.get_closest_marker("django_db")
        commits = marker is not None and marker.kwargs.get("transaction", False)
        if commits or COMMITTING & set(getattr(item, "fixturenames", ())):
            STAGE.soil()


@pytest.fixture
def second_language(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Translations are looked up, as they are once the portal has two languages."""
    settings.USE_I18N = True
    chooser = vars(translation)["_trans"]
    monkeypatch.setattr(translation, "_trans", type(chooser)())


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, broker: Broker
) -> Iterator[None]:
    """pytest-django's empty database, and beside it the one with the catalogue."""
    STAGE.unblock = django_db_blocker.unblock
    STAGE.open()
    with STAGE.sparing_the_flush():
        yield
    STAGE.close()


@pytest.fixture
def catalogue(db: None) -> None:
    """Occupations and catalogue are loaded and the first edition is published."""


@pytest.fixture(scope="session")
def broker() -> Iterator[Broker]:
    """The broker of this test process, running."""
    own = broker_of_this_process()
    own.start()
    yield own
    own.stop()


@pytest.fixture(autouse=True)
def _clean_cache(broker: Broker) -> None:
    """Rate limits and counters of one test do not reach the next; nor do messages."""
    broker.forget_everything()
    page_cache.MEMORY.clear()


@pytest.fixture
def smtp_server() -> Iterator[MailServer]:
    """A mail server that this process and the workers it starts deliver to."""
    with (
        running_mail_server() as server,
        override_settings(
            EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
            EMAIL_HOST="127.0.0.1",
            EMAIL_PORT=server.port,
        ),
    ):
        yield server


@pytest.fixture
def celery_worker_process(
    transactional_db: None, request: pytest.FixtureRequest
) -> Iterator[CeleryProcess]:
    """A real worker process; it sends to ``smtp_server`` when the test has one."""
    further = {}
    if "smtp_server" in request.fixturenames:
        further["EMAIL_URL"] = request.getfixturevalue("smtp_server").url
    if "live_server" in request.fixturenames:
        further["SITE_URL"] = request.getfixturevalue("live_server").url
    with running_worker(**further) as worker:
        yield worker


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any],
) -> dict[str, Any]:
    """Debian's Chromium, quiet: it talks to nobody but the live server."""
    chromium.require_chromium()
    return {
        **browser_type_launch_args,
        "executable_path": str(chromium.CHROMIUM),
        "args": list(chromium.LAUNCH_FLAGS),
    }


@pytest.fixture
def visits(browser: Browser, live_server: LiveServer) -> Iterator[chromium.Visits]:
    """Opens pages; at the end no refused script, no stranger's host, no error."""
    opened = chromium.Visits(browser, live_server.url)
    yield opened
    opened.close()
    assert opened.objections == []


@pytest.fixture
def browser_page(visits: chromium.Visits) -> Page:
    """The home page at desktop width with JavaScript."""
    return visits.open("/")


@pytest.fixture
def axe(visits: chromium.Visits) -> Callable[..., None]:
    """Call it with a page: it must have no violation of WCAG 2.2 AA.

    ``viewport``, where a test takes the page at both widths: colours know no width and
    cost most, so contrast is looked at at the desk, in light and dark.
    """

    def check(
        page: Page, viewport: ViewportSize | None = None, *, dark: bool = False
    ) -> None:
        # In a page without JavaScript axe itself would never answer.
        assert page not in visits.without_javascript
        schemes = (
            ["light", "dark"] if dark or viewport == chromium.DESKTOP else ["light"]
        )
        contrast = [] if viewport == chromium.PHONE else schemes
        assert chromium.violations(page, contrast=contrast) == []

    return check
