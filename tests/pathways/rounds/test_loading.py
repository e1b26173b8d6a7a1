"""Loading: all of a text or nothing, nothing is deleted, the last good data stay."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from occupations.models import Province, Source
from pathways.models import FeedFetch, FetchOutcome, PoolSnapshot, ProvincialDraw, Round
from pathways.rounds.loading import load_seed, load_text
from pathways.rounds.tasks import fetch_rounds
from pathways.selectors.rounds import rounds_of
from tests.pathways.rounds.feeds import draws, entry, feed, serving

AB = "https://www.alberta.ca/draws"
NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)


@pytest.fixture
def sources(db: None) -> None:
    """The sources and the province that the feeds of these tests cite."""
    Source.objects.create(slug="ircc-rounds-feed", title="Rounds", url="https://x.ca/r")
    Source.objects.create(slug="draws-ab", title="Draws", url=AB)
    Province.objects.create(code="AB", name_en="Alberta", name_fr="Alberta")


def load(text: str, name: str = "express-entry", at: datetime = NOW) -> FeedFetch:
    return load_text(feed=name, text=text, origin="a file", fetched_at=at)


@pytest.mark.usefixtures("sources")
def test_new_rounds_are_added_with_their_raw_text() -> None:
    fetch = load(feed(entry(440), entry(441)))

    assert (fetch.outcome, fetch.added) == (FetchOutcome.LOADED, 4)
    assert Round.objects.get(number="441").raw["drawCRS"] == "509"
    assert FeedFetch.objects.get().raw.startswith('{"classes"')
    assert PoolSnapshot.objects.count() == 2
    assert PoolSnapshot.objects.latest("taken_on").bands.count() == 15


@pytest.mark.usefixtures("sources")
def test_the_same_text_again_changes_nothing() -> None:
    load(feed(entry(440)))

    again = load(feed(entry(440)))

    assert (again.outcome, again.raw) == (FetchOutcome.UNCHANGED, "")
    assert Round.objects.count() == 1


@pytest.mark.usefixtures("sources")
def test_one_impossible_value_refuses_the_whole_text() -> None:
    load(feed(entry(440)))

    fetch = load(feed(entry(440), entry(441), entry(442, drawCRS="9999")))

    assert fetch.outcome == FetchOutcome.REFUSED
    assert (
        fetch.messages
        == [
            "round 442, drawCRS: 9999 is impossible; it is from 1 to 1200",
            "source: there is no source ",
        ][:1]
    )
    assert fetch.raw
    assert list(Round.objects.values_list("number", flat=True)) == ["440"]


@pytest.mark.usefixtures("sources")
def test_a_gap_to_what_is_kept_is_refused() -> None:
    load(feed(entry(440)))

    fetch = load(feed(entry(442)))

    assert fetch.messages == ["round 442: rounds 441 to 441 are missing before it"]
    assert Round.objects.count() == 1


@pytest.mark.usefixtures("sources")
def test_a_kept_round_that_is_told_otherwise_stays_and_is_noted() -> None:
    load(feed(entry(440)))

    fetch = load(feed(entry(440, drawSize="3,000"), entry(441)))

    assert fetch.outcome == FetchOutcome.LOADED
    assert fetch.messages == [
        "round 440, invitations: the feed says 3000; "
        "2500 is kept until a curator decides"
    ]
    assert Round.objects.get(number="440").invitations == 2500


@pytest.mark.usefixtures("sources")
def test_what_was_empty_is_filled_and_a_shorter_feed_deletes_nothing() -> None:
    load(feed(entry(440, drawCutOff="n/a"), entry(441)))

    load(feed(entry(440)))

    assert Round.objects.count() == 2
    assert Round.objects.get(number="440").tie_break_at is not None


@pytest.mark.usefixtures("sources")
def test_a_wrong_pool_of_a_kept_round_is_only_noted() -> None:
    load(feed(entry(440)))

    fetch = load(feed(entry(440, dd18="999"), entry(441)))

    assert fetch.outcome == FetchOutcome.LOADED
    assert "round 440, dd18: is not the sum of the bands" in fetch.messages


@pytest.mark.usefixtures("sources")
def test_draws_are_added_once_and_differences_noted() -> None:
    line = "AB,Tech,2026-09-20,58,{},,AAIP WEOI,invitation," + AB + ",,"

    first = load(draws(line.format(150)), "provincial")
    second = load(draws(line.format(160)), "provincial")

    assert (first.added, second.added) == (1, 0)
    assert "the feed says [58, 160]; [58, 150] is kept" in second.messages[0]
    assert ProvincialDraw.objects.get().invitations == 150


@pytest.mark.usefixtures("sources")
def test_a_file_is_loaded_or_refused_with_its_places(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(feed(entry(440)), encoding="utf-8")
    bad.write_text(feed(entry(440), entry(442)), encoding="utf-8")

    call_command("load_rounds", file=good)
    with pytest.raises(CommandError, match="rounds 441 to 441 are missing"):
        call_command("load_rounds", file=bad)

    assert Round.objects.count() == 1


@pytest.mark.usefixtures("sources")
def test_the_task_reads_the_configured_address(settings: Any) -> None:
    body = feed(entry(440)).encode()
    with serving({"/rounds.json": (200, body)}) as address:
        settings.ROUNDS_FEED_URL = f"{address}/rounds.json"
        fetch_rounds()

    assert Round.objects.get().number == "440"
    assert FeedFetch.objects.get().outcome == FetchOutcome.LOADED


@pytest.mark.long
@pytest.mark.parametrize(
    "answer",
    [(500, b"broken"), (200, b"\xff\xfe\xfa"), (200, b"<html>maintenance</html>")],
    ids=["an error", "no text", "another page"],
)
@pytest.mark.usefixtures("sources")
def test_a_failed_fetch_is_told_and_keeps_the_last_good_data(
    settings: Any, answer: tuple[int, bytes]
) -> None:
    load(feed(entry(440)), at=datetime(2026, 9, 28, 8, tzinfo=UTC))
    with serving({"/rounds.json": answer}) as address:
        settings.ROUNDS_FEED_URL = f"{address}/rounds.json"
        fetch_rounds()

    last = FeedFetch.objects.latest("fetched_at")
    assert Round.objects.get().number == "440"
    assert last.outcome in (FetchOutcome.FAILED, FetchOutcome.REFUSED)
    assert last.messages


@pytest.mark.usefixtures("sources")
def test_an_address_that_is_no_web_page_is_a_failure(settings: Any) -> None:
    settings.ROUNDS_FEED_URL = "file:///etc/hostname"

    fetch_rounds()

    assert FeedFetch.objects.get().messages == ["the address is neither http nor https"]


@pytest.mark.usefixtures("db")
def test_nothing_is_fetched_without_an_address(settings: Any) -> None:
    settings.ROUNDS_FEED_URL = settings.PROVINCIAL_DRAWS_FEED_URL = ""

    fetch_rounds()

    assert FeedFetch.objects.count() == 0


@pytest.mark.usefixtures("catalogue")
def test_the_release_brings_every_round_and_loads_again_without_change() -> None:
    again = load_seed()

    assert (again.added, again.notes) == (0, [])
    assert Round.objects.count() == 448
    assert PoolSnapshot.objects.count() == 126
    assert ProvincialDraw.objects.count() == 557
    invited = Round.objects.filter(held_on__year=2025).values_list("invitations")
    assert sum(number for (number,) in invited) == 113_998


@pytest.mark.usefixtures("catalogue")
def test_streams_have_the_rounds_that_invite_their_candidates() -> None:
    on = date(2026, 11, 22)
    slugs = ["express-entry/cec", "express-entry/category/stem", "pnp/qc/pstq1", "x/y"]

    rounds = rounds_of(slugs, on)

    stem, quebec = rounds["express-entry/category/stem"], rounds["pnp/qc/pstq1"]
    assert (stem.rounds, stem.last and stem.last.on) == ((), date(2024, 4, 11))
    assert {item.scale for item in quebec.rounds} == {"qc-pstq"}
    assert "x/y" not in rounds
    assert rounds["express-entry/cec"].as_of == date(2026, 10, 8)
