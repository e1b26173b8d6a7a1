"""A report is one frozen document: it says a year later what it said on the day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from pathways import profiles
from pathways.models import Report, SavedProfile
from pathways.reports.document import Document, Line
from pathways.services import reports
from tests.pathways.reports.conftest import FEES, STREAMS, Ask
from tests.pathways.result.small import HAS_FUNDS, ON, stream

pytestmark = pytest.mark.django_db
Publish = Callable[..., Any]


def document(report: Report) -> Document:
    return reports.document_of(Report.objects.get(pk=report.pk))


def test_every_stream_is_frozen_with_its_findings(ask: Ask) -> None:
    frozen = document(ask("beta", "alpha"))

    verdicts = {one.slug: one.verdict for one in frozen.streams}
    assert verdicts == {
        "alpha": "met",
        "beta": "not_met",
        "gamma": "not_answered",
        "delta": "officer",
        "epsilon": "met",
    }
    assert frozen.chosen == ("beta", "alpha")
    beta = frozen.stream("beta")
    assert beta is not None
    assert beta.requirements[0].note == "Missing: 1,000 CAD."


def test_it_names_edition_digest_and_day(ask: Ask, edition: Any) -> None:
    frozen = document(ask())

    assert (frozen.edition_number, frozen.edition_digest) == (1, edition.digest)
    assert frozen.assessed_on == ON


def test_every_citation_has_its_source_in_the_list(ask: Ask) -> None:
    frozen = document(ask())

    cells: list[Line] = [
        line for row in frozen.comparison for cell in row.cells for line in cell
    ]
    cites = [line.cite for line in cells if line.cite]
    cites += [row.cite for one in frozen.streams for row in one.requirements]
    assert cites
    assert set(cites) <= set(range(1, len(frozen.sources) + 1))


def test_fees_are_frozen_with_their_sum_first(ask: Ask) -> None:
    frozen = document(ask())

    row = next(one for one in frozen.comparison if one.title == "Your family pays")
    assert [line.strong or line.text for line in row.cells[0]] == [
        "155 CAD",
        "Work permit: 155 CAD",
    ]
    assert row.cells[1][0].nothing == "uncollected"


def test_a_new_edition_changes_no_report(
    ask: Ask, publish: Publish, client: Client
) -> None:
    report = ask()
    before = client.get(f"/r/{report.token}/").content

    publish(stream("alpha", HAS_FUNDS), number=2)

    assert client.get(f"/r/{report.token}/").content[:20_000] == before[:20_000]
    assert document(report).stream("alpha") == reports.document_of(report).stream(
        "alpha"
    )


def test_asking_twice_gives_one_report(ask: Ask) -> None:
    assert ask("alpha") == ask("alpha")
    assert ask("alpha") != ask("beta")


@pytest.mark.parametrize(
    "chosen", [["unknown"], ["alpha", "beta", "gamma", "delta", "epsilon"]]
)
def test_a_report_shows_one_to_four_known_pathways(ask: Ask, chosen: list[str]) -> None:
    with pytest.raises(reports.NothingChosenError):
        ask(*chosen)

    assert not Report.objects.exists()


def test_deleted_answers_leave_their_report(ask: Ask, profile: SavedProfile) -> None:
    report = ask()

    profiles.delete_profile(profile=profile)

    report.refresh_from_db()
    assert report.profile is None
    assert report.answers["settlement_funds_cad"] == 9000


def test_a_report_lives_twelve_months_from_its_last_use(ask: Ask) -> None:
    report = ask()
    later = timezone.now() + timedelta(days=300)

    assert reports.report_under(token=report.token, now=later)

    assert reports.delete_expired(now=later + timedelta(days=364)) == 0
    assert reports.delete_expired(now=later + timedelta(days=365)) == 1


def test_the_same_answers_today_show_what_changed(ask: Ask, publish: Publish) -> None:
    report = ask()
    kept = [one for one in STREAMS if one["slug"] not in {"alpha", "epsilon"}]
    publish(stream("alpha", HAS_FUNDS), *kept, stream("zeta", HAS_FUNDS), fees=FEES)

    found = reports.reassess(report=report, on=ON + timedelta(days=200))

    assert [
        (one.after.slug, one.before.verdict, one.after.verdict) for one in found.streams
    ] == [("alpha", "met", "not_met")]
    assert [one.name for one in found.streams[0].requirements] == [
        "Requirement funds",
        "Requirement offer",
    ]
    assert [one.slug for one in found.added] == ["zeta"]
    assert [one.slug for one in found.removed] == ["epsilon"]


def test_nothing_changed_is_said(ask: Ask) -> None:
    assert reports.reassess(report=ask(), on=ON).nothing
