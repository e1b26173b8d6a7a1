"""Whom a change moves: counted by shards, equal to counting everybody by hand."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from pathways import editions, tasks
from pathways.changes import counting, impact
from pathways.changes.rulebooks import pair_of
from pathways.changes.synthetic import person
from pathways.models import Edition, ImpactRun, ImpactShard, SavedProfile
from pathways.models.promises import State
from pathways.rules import Profile, Rulebook, read_profile
from pathways.rules.rulebook import digest_of

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 29)
LATER = date(2027, 3, 1)
SAVED, SYNTHETIC = 30, 150


@pytest.fixture(autouse=True)
def _forget_pairs() -> None:
    pair_of.cache_clear()


@pytest.fixture
def change(catalogue: None) -> tuple[Edition, Edition]:
    """The first edition, and one with other funds, another CRS and a later rule."""
    first = Edition.objects.get(number=1)
    shot = json.loads(json.dumps(first.snapshot))
    for version in shot["grids"]["crs"]["versions"]:
        version["root"] = _richer(version.get("root"))
    cec = next(s for s in shot["streams"] if s["slug"] == "express-entry/cec")
    asked = cec["requirements"][0]
    later = json.loads(json.dumps(asked)) | {"from": LATER.isoformat()}
    asked["to"] = LATER.isoformat()
    later["alternatives"][0]["criteria"].append({"fact": None, "op": "officer"})
    cec["requirements"].append(later)
    return first, publish(shot, 2)


def _richer(root: Any) -> Any:
    for part in (root or {}).get("children", ()):
        if part.get("cap"):
            part["cap"] = max(part["cap"] - 60, 1)
    return root


def publish(shot: dict[str, Any], number: int) -> Edition:
    return Edition.objects.create(
        number=number,
        digest=digest_of(shot),
        snapshot=shot,
        note="",
        published_at=timezone.now(),
    )


def save_people(count: int) -> None:
    """Saved profiles, one of which has run out and one of which cannot be read."""
    now = timezone.now()
    answers = [person(100_000 + number, ON) for number in range(count - 1)]
    rows = [*((item, 1) for item in answers), ({"applicant": 3}, 1), (answers[0], -1)]
    SavedProfile.objects.bulk_create(
        SavedProfile(
            token_sha256=f"{at:064}",
            answers=item,
            created_at=now,
            last_used_at=now,
            expires_at=now + timedelta(days=days),
        )
        for at, (item, days) in enumerate(rows)
    )


def run_of(change: tuple[Edition, Edition], synthetic: int = SYNTHETIC) -> ImpactRun:
    before, after = (edition.digest for edition in change)
    return impact.request_run(
        before=before, after=after, first=ON, now=timezone.now(), synthetic=synthetic
    )


def count_all(run: ImpactRun) -> None:
    """What one worker does, task by task."""
    while claimed := impact.claim_shard(run_id=run.pk, now=timezone.now()):
        impact.count_shard(shard_id=claimed[0], lease=claimed[1])


def results(book: Rulebook, profile: Profile, on: date) -> dict[str, Any]:
    assessment = book.assess(profile, on)
    verdicts = {s.slug: int(assessment.verdict(s)) for s in assessment.streams}
    scores = {slug: assessment.score(slug) for slug in assessment.rules.grids}
    return verdicts | {slug: (s.lower, s.upper) for slug, s in scores.items()}


def by_hand(change: tuple[Edition, Edition], on: date) -> Counter[tuple[str, bool]]:
    """Every stream and grid by both editions, for everybody: what went up or down."""
    books = [Rulebook(edition.snapshot) for edition in change]
    people = [person(n, ON) for n in range(SYNTHETIC)]
    people += [person(100_000 + n, ON) for n in range(SAVED - 1)]
    moved: Counter[tuple[str, bool]] = Counter()
    for profile in map(read_profile, people):
        was, now = (results(book, profile, on) for book in books)
        for slug, before in was.items():
            if before != now[slug]:
                moved[slug, now[slug] > before] += 1
    return moved


@pytest.mark.long
def test_the_impact_equals_counting_everybody_by_hand(
    change: tuple[Edition, Edition],
) -> None:
    save_people(SAVED)
    run = run_of(change)

    count_all(run)

    progress = impact.Progress(run, timezone.now())
    assert (progress.saved, progress.synthetic) == (SAVED, SYNTHETIC)
    assert not progress.is_moving
    assert run.days == [ON.isoformat(), LATER.isoformat()]
    for day in (ON, LATER):
        counted = progress.counts[day]
        ups = {(slug, True): m.up for (_, slug), m in counted.movements.items()}
        downs = {(slug, False): m.down for (_, slug), m in counted.movements.items()}
        assert +Counter({**ups, **downs}) == by_hand(change, day)
        assert (counted.people, counted.unread) == (SAVED + SYNTHETIC - 1, 1)
    crs = progress.counts[ON].movements["score", "crs"]
    assert crs.down > 10
    assert progress.counts[LATER].movements["verdict", "express-entry/cec"].all > 3


def test_saved_profiles_are_counted_without_saying_whose(
    change: tuple[Edition, Edition],
) -> None:
    save_people(SAVED)
    run = run_of(change, synthetic=0)

    count_all(run)

    day = impact.result(run)[ON]
    moved = day.movements["score", "crs"]
    assert moved.all > 0
    assert all(movement.most == [] for movement in day.movements.values())
    kept = list(run.shards.values_list("counts", flat=True))
    assert "birth_date" not in json.dumps(kept)


@pytest.mark.long
def test_worst_examples_are_those_who_move_most(
    change: tuple[Edition, Edition],
) -> None:
    run = run_of(change, synthetic=120)

    count_all(run)

    most = impact.result(run)[ON].movements["score", "crs"].most
    by, number = most[0]
    pair = pair_of(run.before_digest, run.after_digest)
    (crs,) = [
        move
        for move in pair.on(ON).moves(read_profile(person(number, ON)))
        if move.slug == "crs"
    ]
    assert crs.by == by == min(size for size, _ in most)
    assert len(most) == counting.MOST


def test_asking_twice_counts_once(change: tuple[Edition, Edition]) -> None:
    first, second = run_of(change, 60), run_of(change, 60)

    assert first == second
    assert ImpactShard.objects.count() == 1


def test_a_shard_is_counted_by_one_worker_and_once(
    change: tuple[Edition, Edition],
) -> None:
    run = run_of(change, 20)
    now = timezone.now()
    claimed = impact.claim_shard(run_id=run.pk, now=now)
    assert claimed is not None
    assert impact.claim_shard(run_id=run.pk, now=now) is None
    late = now + timedelta(hours=1)
    again = impact.claim_shard(run_id=run.pk, now=late)
    assert again is not None
    impact.count_shard(shard_id=again[0], lease=again[1])

    with pytest.raises(impact.LateCountError):
        impact.count_shard(shard_id=claimed[0], lease=claimed[1])

    assert impact.result(run)[ON].people == 20


def test_only_so_many_shards_are_at_work_at_once(
    change: tuple[Edition, Edition],
) -> None:
    run = run_of(change, impact.IN_A_SHARD * 4)
    now = timezone.now()

    claims = [impact.claim_shard(run_id=run.pk, now=now) for _ in range(4)]

    assert [claim is not None for claim in claims] == [True, True, False, False]


def test_a_run_whose_change_is_another_one_is_dropped(
    change: tuple[Edition, Edition],
) -> None:
    run = run_of(change, 20)
    change[1].delete()
    pair_of.cache_clear()

    tasks.count_impact(run_id=run.pk)

    assert not ImpactRun.objects.exists()


def test_what_fails_is_given_back_and_says_so_in_the_end(
    change: tuple[Edition, Edition],
) -> None:
    run = run_of(change, 20)
    run.shards.update(attempts=10)

    tasks.offer_what_is_due()

    assert run.shards.get().state == State.FAILED
    progress = impact.Progress(run, timezone.now())
    assert (progress.failed, progress.is_moving) == (20, False)


def test_an_impact_is_offered_again_when_no_worker_heard(
    change: tuple[Edition, Edition],
) -> None:
    run = run_of(change, 20)
    now = timezone.now()

    assert impact.offer_runs(now) == []
    assert impact.offer_runs(now + timedelta(hours=1)) == [run.pk]
    assert impact.offer_runs(now + timedelta(hours=1)) == []


def test_counting_again_takes_the_profiles_of_now(
    change: tuple[Edition, Edition],
) -> None:
    run = run_of(change, 20)
    count_all(run)
    save_people(SAVED)

    impact.start_again(run=run, now=timezone.now(), synthetic=20)
    count_all(run)

    assert impact.result(run)[ON].people == 20 + SAVED - 1


def test_shards_add_up_in_any_order() -> None:
    parts = [
        {ON: counting.DayCount(1, 0, 1, 0, {("verdict", "a"): counting.Movement(1)})},
        {
            ON: counting.DayCount(
                2, 1, 0, 2, {("score", "crs"): counting.Movement(0, 2, [(-5, 7)])}
            )
        },
        {ON: counting.DayCount(1, 0, 0, 1, {("score", "crs"): counting.Movement(1)})},
    ]

    forth, back = (
        counting.to_json(counting.add_up(order)) for order in (parts, parts[::-1])
    )

    assert forth == back
    assert counting.to_json(counting.from_json(forth)) == forth


def test_the_edition_in_force_is_compiled_once(
    change: tuple[Edition, Edition],
) -> None:
    pair = pair_of(change[0].digest, change[1].digest)

    assert pair.before is editions.rulebook(1, change[0].digest)
