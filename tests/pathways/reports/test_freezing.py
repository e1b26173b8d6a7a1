"""A report is one frozen document: it says a year later what it said on the day."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from pathways import profiles
from pathways.models import Report, SavedProfile
from pathways.pages.options.page import options_page
from pathways.reports.document import Document, words_of
from pathways.selectors.person import Person
from pathways.selectors.result import current_edition
from pathways.services import reports
from tests.pathways.reports.conftest import PARTS, STREAMS, Ask
from tests.pathways.result.small import HAS_FUNDS, ON, stream

pytestmark = pytest.mark.django_db
Publish = Callable[..., Any]


def document(report: Report) -> Document:
    return reports.document_of(Report.objects.get(pk=report.pk))


def sections(page: Any) -> list[str]:
    """What the page shows of the document."""
    return re.findall(r'<section class="block report-.*?</section>', str(page.content))


def test_every_stream_is_frozen_with_its_findings(ask: Ask) -> None:
    frozen = document(ask("beta", "alpha"))

    verdicts = {item.slug: item.verdict for item in frozen.streams}
    assert verdicts == {
        "alpha": "met",
        "beta": "not_met",
        "gamma": "not_answered",
        "delta": "officer",
        "epsilon": "met",
    }
    assert frozen.chosen == ("beta", "alpha")
    asked = frozen.section("options")
    assert asked is not None
    assert "Not met Missing: 1,000 CAD." in " ".join(words_of(asked))


def test_it_names_edition_digest_and_day(ask: Ask, edition: Any) -> None:
    frozen = document(ask())

    assert (frozen.edition_number, frozen.edition_digest) == (1, edition.digest)
    assert frozen.assessed_on == ON


def test_every_citation_has_its_source_in_the_list(ask: Ask) -> None:
    frozen = document(ask())

    cited = set(re.findall(r'"cite": (\d+)', frozen.model_dump_json(indent=1)))
    assert cited
    assert {int(cite) for cite in cited} <= set(range(1, len(frozen.sources) + 1))


def test_fees_stand_side_by_side(ask: Ask) -> None:
    frozen = document(ask())

    beside = frozen.section("beside")
    assert beside is not None
    assert beside.table is not None
    row = next(item for item in beside.table.rows if item[0][0].text == "You pay")
    assert [cell[0].said for cell in row[1:]] == ["155\xa0CAD", "No official figure"]


def test_a_new_edition_changes_no_report(
    ask: Ask, publish: Publish, client: Client
) -> None:
    report = ask()
    before = sections(client.get(f"/r/{report.token}/"))

    publish(stream("alpha", HAS_FUNDS), **PARTS)

    assert len(before) > 3
    assert sections(client.get(f"/r/{report.token}/")) == before


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


def test_without_a_choice_the_routes_are_compared(profile: SavedProfile) -> None:
    report = reports.request_report(
        profile=profile, chosen=None, on=ON, now=timezone.now()
    )

    page = options_page(Person(profile, current_edition(), ON))
    assert set(report.chosen) == page.ticked


def test_deleted_answers_leave_their_report(ask: Ask, profile: SavedProfile) -> None:
    report = ask()

    profiles.delete_profile(profile=profile)

    report.refresh_from_db()
    assert report.profile is None
    assert report.answers["settlement_funds_cad"] == 9000


def test_a_report_lives_twelve_months_from_its_last_use(ask: Ask) -> None:
    report = ask()
    later = timezone.now() + timedelta(days=300)

    assert reports.open_report(token=report.token, now=later)

    assert reports.delete_expired(now=later + timedelta(days=364)) == 0
    assert reports.delete_expired(now=later + timedelta(days=365)) == 1


def test_the_same_answers_today_show_what_changed(ask: Ask, publish: Publish) -> None:
    report = ask()
    kept = [item for item in STREAMS if item["slug"] not in {"alpha", "epsilon"}]
    publish(stream("alpha", HAS_FUNDS), *kept, stream("zeta", HAS_FUNDS), **PARTS)

    changes = reports.reassess(report=report, on=ON + timedelta(days=200))

    assert [
        (item.after.slug, item.before.verdict, item.after.verdict)
        for item in changes.streams
    ] == [("alpha", "met", "not_met")]
    assert sorted(
        requirement.name for requirement in changes.streams[0].requirements
    ) == [
        "Requirement funds",
        "Requirement offer",
    ]
    assert [item.slug for item in changes.added] == ["zeta"]
    assert [item.slug for item in changes.removed] == ["epsilon"]


def test_nothing_changed_is_said(ask: Ask) -> None:
    assert reports.reassess(report=ask(), on=ON).nothing
